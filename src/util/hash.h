/* SHA-256 and HMAC over libcrypto; constant-time compare; wiping. */
#ifndef UTIL_HASH_H
#define UTIL_HASH_H

#include <stdint.h>

#include "util/str.h"

#define HASH_LEN 32

struct hash { uint8_t b[HASH_LEN]; };

struct hash hash_of(struct str s);
/* Several pieces, hashed as one. */
struct hash hash_parts(const struct str *parts, size_t n);
struct hash hash_hmac(struct str key, struct str message);
bool hash_eq(const struct hash *a, const struct hash *b);

struct hasher;                                       /* streaming */
struct hasher *hasher_new(void);
void hasher_add(struct hasher *h, struct str s);
struct hash hasher_end(struct hasher *h);            /* frees it */

void wipe(void *p, size_t n);

#endif
