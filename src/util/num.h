/* Whole-string numbers: the string is the number in its one spelling (no sign +, no leading zeros) and nothing else,
 * within a range, or the answer is false. */
#ifndef UTIL_NUM_H
#define UTIL_NUM_H

#include <stdint.h>

#include "util/str.h"
#include "util/arena.h"
#include "util/buf.h"

bool num_i64(struct str s, int64_t min, int64_t max, int64_t *ret);
/* Lower-case hex of exactly n bytes. */
bool num_unhex(struct str s, uint8_t *ret, size_t n);
void num_hex(struct buf *b, const uint8_t *p, size_t n);
/* Decimal, "-" before negative ones: what "%lld" writes, without printf's price in what is written for every row. */
void num_dec(struct buf *b, int64_t v);
/* Base64 of RFC 4648 §4, with padding; decoding is strict. */
void num_base64(struct buf *b, const uint8_t *p, size_t n);
bool num_unbase64(struct str s, uint8_t *ret, size_t cap, size_t *ret_n);
/* 184233 → "184,233". */
const char *num_grouped(struct arena *a, int64_t v);

#endif
