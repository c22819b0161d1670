/* Growing bytes. The maximum is given at birth; the first error (too long) sticks and later writes do nothing,
 * so that callers write straight on and look once, at the end. Always NUL-ended after len while not failed. */
#ifndef UTIL_BUF_H
#define UTIL_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/must.h"
#include "util/str.h"

struct buf {
	char *p;
	size_t len, cap, max;
	bool failed;
};

void buf_init(struct buf *b, size_t max);               /* max: bytes, at least 1 */
void buf_free(struct buf *b);
void buf_free_secret(struct buf *b);                    /* wipes first */
void buf_clear(struct buf *b);                          /* empty again, error cleared, memory kept */
void buf_add(struct buf *b, struct str s);
void buf_bytes(struct buf *b, const void *p, size_t n);
void buf_char(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
void buf_u8(struct buf *b, uint8_t v);
void buf_u32be(struct buf *b, uint32_t v);
void buf_u64be(struct buf *b, uint64_t v);
/* Writes only literals: the compiler refuses anything else. */
#define buf_lit(b, literal) buf_add((b), STR(literal))
struct str buf_str(const struct buf *b);                /* empty when failed */

#endif
