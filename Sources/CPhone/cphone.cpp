#include "cphone.h"

#include <cstring>
#include <phonenumbers/phonenumberutil.h>
#include <string>
#include <unicode/timezone.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

static int write(const std::string &text, char *target, int size) {
    if (static_cast<int>(text.size()) >= size) return 0;
    std::memcpy(target, text.c_str(), text.size() + 1);
    return 1;
}

int kept_region_of_zone(const char *zone, char *region, int size) {
    UErrorCode status = U_ZERO_ERROR;
    icu::TimeZone::getRegion(icu::UnicodeString::fromUTF8(zone), region, size, status);
    // 001 is the world: what no country has, as UTC.
    return U_SUCCESS(status) && std::strcmp(region, "001") != 0;
}

int kept_phone_read(const char *number, const char *region, char *e164, int size) {
    const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
    PhoneNumber parsed;
    if (util->Parse(number, region, &parsed) != PhoneNumberUtil::NO_PARSING_ERROR || !util->IsPossibleNumber(parsed)) return 0;
    std::string text;
    util->Format(parsed, PhoneNumberUtil::E164, &text);
    return write(text, e164, size);
}
