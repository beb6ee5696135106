#ifndef KEPT_CPHONE_H
#define KEPT_CPHONE_H

#ifdef __cplusplus
extern "C" {
#endif

/// The region of a time zone (Europe/London: GB) by ICU's tables. Writes at most `size` bytes with the closing NUL; 0 where none is known.
int kept_region_of_zone(const char *zone, char *region, int size);

/// Reads a number as somebody of a region wrote it, and writes it as E.164. 0 for what is no number.
int kept_phone_read(const char *number, const char *region, char *e164, int size);

#ifdef __cplusplus
}
#endif
#endif
