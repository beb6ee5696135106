#pragma once
#include <gmime/gmime.h>

// GObject's casts and checks are macros, which Swift cannot see. Each one Kept needs is a function here.

static inline void kept_unref(void *object) { g_object_unref(object); }

static inline GMimeMultipart *kept_as_multipart(GMimeObject *object) {
    return GMIME_IS_MULTIPART(object) ? (GMimeMultipart *)object : NULL;
}

static inline GMimePart *kept_as_part(GMimeObject *object) {
    return GMIME_IS_PART(object) ? (GMimePart *)object : NULL;
}

/// Starts GMime, and has it take a message inside a message as a closed part instead of opening it: what is inside is
/// not ours to read, and opening it would let a hostile message nest without end.
static inline void kept_gmime_start(void) {
    static const char *const closed[] = {"rfc822", "rfc2822", "global", "news"};
    g_mime_init();
    for (unsigned i = 0; i < G_N_ELEMENTS(closed); i++)
        g_mime_object_register_type("message", closed[i], g_mime_part_get_type());
}

/// A stream that holds its own copy of two pieces of memory, one after the other.
static inline GMimeStream *kept_stream(const void *head, size_t head_count, const void *body, size_t body_count) {
    GByteArray *bytes = g_byte_array_sized_new((guint)(head_count + body_count));
    g_byte_array_append(bytes, (const guint8 *)head, (guint)head_count);
    if (body_count > 0) g_byte_array_append(bytes, (const guint8 *)body, (guint)body_count);
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner((GMimeStreamMem *)stream, TRUE);
    return stream;
}

/// What a part holds once its transfer encoding is undone, as a stream to read from; NULL for a part without content.
static inline GMimeStream *kept_decoded(GMimePart *part) {
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (content == NULL) return NULL;
    GMimeStream *raw = g_mime_data_wrapper_get_stream(content);
    if (raw == NULL) return NULL;
    g_mime_stream_reset(raw);
    GMimeStream *decoded = g_mime_stream_filter_new(raw);
    GMimeFilter *filter = g_mime_filter_basic_new(g_mime_data_wrapper_get_encoding(content), FALSE);
    g_mime_stream_filter_add((GMimeStreamFilter *)decoded, filter);
    g_object_unref(filter);
    return decoded;
}

/// Adds a conversion to UTF-8 to a stream made by kept_decoded; FALSE when nobody here knows the charset.
static inline gboolean kept_convert(GMimeStream *decoded, const char *charset) {
    GMimeFilter *filter = g_mime_filter_charset_new(charset, "utf-8");
    if (filter == NULL) return FALSE;
    g_mime_stream_filter_add((GMimeStreamFilter *)decoded, filter);
    g_object_unref(filter);
    return TRUE;
}
