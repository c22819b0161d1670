#include "tests/tamper/forge.h"

#include "chain/leaf.h"
#include "chain/tree.h"
#include "tests/util/check.h"
#include "util/clean.h"
#include "util/hash.h"
#include "util/num.h"

void forge_rehash(struct raw *r)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 26);
	struct grid g = raw_rows(r, a, "SELECT e.seq, e.time, e.actor, e.role, e.act, e.token, b.salt, b.body FROM entry e "
		"JOIN entry_body b ON b.seq = e.seq ORDER BY e.seq");
	struct tree_run run = {0};

	for (size_t i = 0; i < g.n_rows; i++) {
		const struct cell *c = &g.cells[i * g.n_cols];
		struct leaf l = {.seq = c[0].i, .time = c[1].i, .actor = c[2].i, .role = c[3].s, .act = c[4].s};
		memcpy(l.token, c[5].s.p, CHAIN_TOKEN);
		l.body_digest = body_digest((const uint8_t *)c[6].s.p, c[7].s);
		struct hash leaf = leaf_hash(&l);
		tree_run_add(&run, &leaf);
		raw_do(r, "UPDATE entry SET body_digest = %s, leaf = %s WHERE seq = %lld",
			raw_value(r, a, &(struct cell){.type = 'b', .s = {(const char *)l.body_digest.b, HASH_LEN}}),
			raw_value(r, a, &(struct cell){.type = 'b', .s = {(const char *)leaf.b, HASH_LEN}}),
			(long long)l.seq);
		for (int k = 0; k < run.n_kept; k++)
			raw_do(r, "UPDATE tree_node SET hash = %s WHERE level = %d AND idx = %lld",
				raw_value(r, a, &(struct cell){.type = 'b', .s = {(const char *)run.kept[k].b, HASH_LEN}}),
				TREE_STEP * (k + 1), (long long)(run.size >> (TREE_STEP * (k + 1))) - 1);
	}
}

#define ROW "{\"c\":{\"entry\":%lld,\"id\":%lld,\"name\":\"%s\",\"organ\":%lld,\"value\":\"%.*s\"},\"t\":\"setting\"}"

void forge_setting(struct raw *r, const char *name, const char *value, int64_t seq)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 22);
	CLEAN_BUF struct buf row = {0}, was = {0}, now = {0}, text = {0};
	struct grid g = raw_rows(r, a, "SELECT id, organ, value FROM setting WHERE name = '%s'", name);
	struct grid b = raw_rows(r, a, "SELECT body FROM entry_body WHERE seq = %lld", (long long)seq);
	struct hash h;

	buf_init(&row, 4096);
	buf_init(&was, 100);
	buf_init(&now, 100);
	buf_init(&text, 1 << 20);
	buf_printf(&row, ROW, (long long)seq, (long long)g.cells[0].i, name, (long long)g.cells[1].i, STR_ARG(g.cells[2].s));
	h = hash_of(buf_str(&row));
	num_hex(&was, h.b, HASH_LEN);
	buf_clear(&row);
	buf_printf(&row, ROW, (long long)seq, (long long)g.cells[0].i, name, (long long)g.cells[1].i, (int)strlen(value), value);
	h = hash_of(buf_str(&row));
	num_hex(&now, h.b, HASH_LEN);
	struct str body = b.cells[0].s;
	size_t at = str_find(body, buf_str(&was));
	assert_true(at < body.n);
	buf_add(&text, str_head(body, at));
	buf_add(&text, buf_str(&now));
	buf_add(&text, str_from(body, at + now.len));
	raw_do(r, "UPDATE setting SET value = '%s' WHERE name = '%s'", value, name);
	raw_do(r, "UPDATE entry_body SET body = %s WHERE seq = %lld",
		raw_value(r, a, &(struct cell){.type = 's', .s = buf_str(&text)}), (long long)seq);
}
