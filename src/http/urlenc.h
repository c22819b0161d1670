/* Percent-encoding (RFC 3986 §2.1) and application/x-www-form-urlencoded, strictly: a "%" without two hex digits, bytes
 * that are not UTF-8 and NUL are refused, never mended. */
#ifndef HTTP_URLENC_H
#define HTTP_URLENC_H

#include "util/json.h"

/* Whether a path as it came is well-formed: "/…", printable ASCII, every escape two hex digits, together UTF-8 without controls.
 * Our paths need no escapes, so that a path with one is never decoded and never found. */
bool urlenc_path_valid(struct arena *a, struct str raw);

/* Names and values, which end in NUL. */
struct urlenc_rules {
	size_t pairs_max, value_max;
	bool lines;                      /* values may hold line ends (made "\n") and other control characters */
	/* Whether a name may stand, and whether more than once. */
	enum urlenc_name { NAME_REFUSED, NAME_ONCE, NAME_MANY } (*name)(const void *ctx, struct str name);
	const void *ctx;
};
/* An object in the order of the text: one value a string, several an array of strings. */
bool urlenc_fields(struct arena *a, struct str raw, const struct urlenc_rules *rules, struct json **ret);

/* A letter, a digit or one of - . _ */
bool urlenc_is_plain(char c);
/* For a value in a query. */
const char *urlenc_quote(struct arena *a, struct str s);

#endif
