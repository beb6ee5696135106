#pragma once
#include <libical/ical.h>

/// Starts libical for hostile input: what is wrong in a calendar is an answer, never the end of the process.
static inline void kept_ical_start(void) {
    icalerror_set_errors_are_fatal(0);
    // What a property may hold is not checked twice; unknown ones are passed over.
    ical_set_unknown_token_handling_setting(ICAL_DISCARD_TOKEN);
}
