/* bench-verify STORE: the passes of verify, and beside them bare SHA-256 of the same bytes: of every leaf's header and every
 * tree node, message by message, and of every body. Memory holds all headers while it runs. */
#include <openssl/evp.h>
#include <stdio.h>

#include "bench/bench.h"
#include "chain/tree.h"
#include "engine/trail.h"
#include "util/clean.h"
#include "util/clock.h"

#define BATCH 4096
#define HEADERS_MAX ((size_t)4 << 30)

struct messages { struct buf bytes; VEC(uint32_t) ends; struct arena *arena; };

static void add_leaf(struct messages *m, struct query *q)
{
	struct str token = query_s(q, 5), digest = query_s(q, 6);
	struct leaf l = {.seq = query_i(q, 0), .time = query_i(q, 1), .actor = query_i(q, 2), .role = query_s(q, 3),
		.act = query_s(q, 4)};
	must(token.n == CHAIN_TOKEN && digest.n == HASH_LEN);
	memcpy(l.token, token.p, CHAIN_TOKEN);
	memcpy(l.body_digest.b, digest.p, HASH_LEN);
	size_t before = m->bytes.len;
	buf_bytes(&m->bytes, "", 1);                     /* 0x00 ‖ header */
	leaf_bytes(&m->bytes, &l);
	*vec_push(m->arena, &m->ends) = (uint32_t)(m->bytes.len - before);
}

static void read_leaves(struct store *s, struct messages *m)
{
	struct err e = {0};
	struct tx *t;
	int64_t from = 0, n = 0;
	BENCH(tx_begin(s, TX_READ, &t, &e), &e);
	do {
		struct query *q = tx_query(t, STMT_entry_scan, ARGS(val_i(from), val_i(BATCH)));
		for (n = 0; query_next(q); n++, from++)
			add_leaf(m, q);
		BENCH(query_end(q, &e), &e);
	} while (n > 0);
	tx_abort(t);
	must(!m->bytes.failed);
}

/* Nanoseconds for the leaves, and as many nodes as a tree of them has. */
static int64_t hash_chain(const struct messages *m)
{
	EVP_MD *sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	uint8_t node[1 + 2 * HASH_LEN] = {1}, out[HASH_LEN];
	size_t at = 0;
	must(sha256 && ctx && EVP_DigestInit_ex2(ctx, sha256, NULL));
	int64_t start = clock_mono();
	for (size_t i = 0; i < m->ends.n; i++) {
		must(EVP_DigestInit_ex2(ctx, NULL, NULL) && EVP_DigestUpdate(ctx, m->bytes.p + at, m->ends.p[i]) &&
			EVP_DigestFinal_ex(ctx, out, NULL));
		at += m->ends.p[i];
		if (i == 0)
			continue;
		memcpy(node + 1, out, HASH_LEN);
		must(EVP_DigestInit_ex2(ctx, NULL, NULL) && EVP_DigestUpdate(ctx, node, sizeof(node)) &&
			EVP_DigestFinal_ex(ctx, out, NULL));
	}
	int64_t spent = clock_mono() - start;
	EVP_MD_CTX_free(ctx);
	EVP_MD_free(sha256);
	return spent;
}

/* Nanoseconds for hashing n bytes in one go, from memory. */
static int64_t hash_bytes(int64_t n)
{
	CLEAN_ARENA struct arena *a = arena_new(2 << 20);
	struct str part = {arena_alloc(a, 1 << 20), 1 << 20};
	int64_t start = clock_mono();
	struct hasher *h = hasher_new();
	for (int64_t left = n; left > 0; left -= (int64_t)part.n) {
		if ((int64_t)part.n > left)
			part.n = (size_t)left;
		hasher_add(h, part);
	}
	(void)hasher_end(h);
	return clock_mono() - start;
}

static int64_t body_bytes(struct store *s, int64_t entries)
{
	struct err e = {0};
	struct tx *t;
	int64_t bytes = 0;
	BENCH(tx_begin(s, TX_READ, &t, &e), &e);
	for (int64_t from = 0; from < entries; from += 128) {
		struct query *q = tx_query(t, STMT_entry_body_scan, ARGS(val_i(from), val_i(from + 128)));
		while (query_next(q))
			bytes += (int64_t)(CHAIN_SALT + query_s(q, 3).n);
		BENCH(query_end(q, &e), &e);
	}
	tx_abort(t);
	return bytes;
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: bench-verify STORE\n");
		return 2;
	}
	CLEAN_ARENA struct arena *a = arena_new((size_t)2 << 30);
	struct lang l = {LANG_EN, a};
	struct verify_report r;
	struct store *s;
	struct err e = {0};
	struct messages m = {.arena = a};
	buf_init(&m.bytes, HEADERS_MAX);
	BENCH(store_open(argv[1], &(struct store_options){.read_only = true}, &s, &e), &e);
	BENCH(trail_verify(s, NULL, &l, a, NULL, NULL, &r, &e), &e);
	if (r.bad) {
		fprintf(stderr, "bench-verify: %s\n", r.bad);
		return 1;
	}
	read_leaves(s, &m);
	int64_t bytes = body_bytes(s, r.entries);
	bench_say("entries", (double)r.entries);
	bench_say("rows", (double)r.rows);
	bench_say("chain_ns", (double)r.chain_ns);
	bench_say("chain_sha_ns", (double)hash_chain(&m));
	bench_say("body_ns", (double)r.body_ns);
	bench_say("body_bytes", (double)bytes);
	bench_say("body_sha_ns", (double)hash_bytes(bytes));
	bench_say("row_ns", (double)r.row_ns);
	buf_free(&m.bytes);
	store_close(s);
	return 0;
}
