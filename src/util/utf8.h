/* UTF-8 (RFC 3629) as people in an office write it. */
#ifndef UTIL_UTF8_H
#define UTIL_UTF8_H

#include <stdint.h>

#include "util/arena.h"

bool utf8_valid(struct str s);                  /* strict, and without NUL */
size_t utf8_count(struct str s);                /* code points; s must be valid */
/* The next code point of *s, which moves on; U+FFFD for a bad byte. */
uint32_t utf8_next(struct str *s);
/* A character that nobody sees and that lets a text read as another one: marks, embeddings and overrides of the writing direction
 * (Unicode UAX #9), blanks and marks without width, fillers, line and paragraph separators, control characters above ASCII, tags.
 * Not among them: variation selectors, which names need (U+E0100 and on). */
bool utf8_is_unseen(uint32_t cp);
/* The first of them in s, and its place counted in characters from 1; 0: none. A joiner U+200D counts except behind a pictograph,
 * where it makes one of several. s must be valid. */
uint32_t utf8_unseen(struct str s, size_t *ret_at);
size_t utf8_put(char *p, uint32_t cp);          /* 1–4 bytes into p[4]; returns how many */
struct str utf8_head(struct str s, size_t max_bytes);   /* cut at a character border */
/* Full-width ASCII, the ideographic space and the minus sign U+2212 to half-width, as people type numbers, dates, IDs. */
struct str utf8_half(struct arena *a, struct str s);
/* For search and matching: half-width kana to full-width, full-width ASCII to half-width, lower case,
 * katakana to hiragana, separate sound marks joined, white space removed. */
struct str utf8_fold(struct arena *a, struct str s);

#endif
