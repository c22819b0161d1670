/* Borrowed text: a pointer and a length, never owned, not always ended by NUL. p may be NULL only when n is 0. */
#ifndef UTIL_STR_H
#define UTIL_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).n, ((s).p ? (s).p : "")

static inline struct str str_of(const char *c) { return (struct str){c, c ? strlen(c) : 0}; }

bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *c);               /* equal to a C string */
int str_cmp(struct str a, struct str b);                /* bytewise, as COLLATE "C" */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
struct str str_trim(struct str s);                      /* ASCII white space at both ends */
struct str str_from(struct str s, size_t at);           /* the rest from at; empty past the end */
struct str str_head(struct str s, size_t n);            /* the first n bytes at most */
/* Cuts *rest at the first sep and returns what stood before it; without sep returns all and leaves *rest empty. */
struct str str_cut(struct str *rest, char sep);
/* The place of needle in s, or s.n when it is not there. */
size_t str_find(struct str s, struct str needle);
/* Equal in constant time for equal lengths: for tokens and digests. */
bool str_eq_secret(struct str a, struct str b);

#endif
