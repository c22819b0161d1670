#include "engine/verify_private.h"

#include <pthread.h>
#include <stdlib.h>

#include "text/text.h"
#include "util/heap.h"

/* Reading and hashing take turns of a piece each: while this thread reads the next piece from the store, another hashes
 * the one before. The other thread touches its piece and the tree, and nothing else. */
#define PIECE 4096
#define BESIDE 256                       /* entries that are worth a thread */
#define ROOTS 64
#define NODES (PIECE / 256 + 8)

struct wanted { int64_t size; struct hash root; };
struct made { int level; int64_t idx; struct hash hash; };

struct piece {
	int64_t first;                           /* number of its first entry */
	size_t n;
	struct { uint8_t n, bytes[1 + LEAF_HEADER_MAX], leaf[HASH_LEN]; } rows[PIECE];
	struct wanted wanted[ROOTS];             /* checkpoints that end in it */
	size_t n_wanted;
	struct verify_report stop;               /* what ended the reading, to be said after what lies before it */

	struct tree_run *run;
	size_t bad_row;                          /* n: none */
	size_t bad_root;                         /* n_wanted: none */
	struct tree_run at_root;                 /* as it was at the last checkpoint that is good; size 0: there was none */
	struct made nodes[NODES];
	size_t n_nodes;
};

/* ---- hashing ---- */

static void *hash_piece(void *ctx)
{
	struct piece *p = ctx;
	size_t at = 0;

	p->bad_row = p->n;
	p->bad_root = p->n_wanted;
	p->n_nodes = 0;
	p->at_root.size = 0;
	for (size_t i = 0; i < p->n; i++) {
		struct hash leaf = hash_of((struct str){(const char *)p->rows[i].bytes, p->rows[i].n});
		if (memcmp(leaf.b, p->rows[i].leaf, HASH_LEN) != 0) {
			p->bad_row = i;
			break;
		}
		tree_run_add(p->run, &leaf);
		for (int k = 0; k < p->run->n_kept; k++) {
			int level = TREE_STEP * (k + 1);
			must(p->n_nodes < NODES);
			p->nodes[p->n_nodes++] = (struct made){level, (p->run->size >> level) - 1, p->run->kept[k]};
		}
		if (at < p->n_wanted && p->wanted[at].size == p->run->size) {
			struct hash root = tree_run_root(p->run);
			if (!hash_eq(&root, &p->wanted[at].root)) {
				p->bad_root = at;
				break;
			}
			p->at_root = *p->run;
			at++;
		}
	}
	return NULL;
}

/* ---- reading ---- */

/* The checkpoints ahead, a few at a time; their signatures were looked at before. */
struct ahead {
	size_t n, at;
	bool end;
	int64_t from;
	struct wanted list[ROOTS];
};

static bool look_ahead(struct verify *v, struct ahead *c, struct err *e)
{
	if (c->at < c->n || c->end)
		return true;
	struct query *q = tx_query(v->tx, STMT_checkpoint_scan, ARGS(val_i(c->from), val_i(ROOTS)));
	c->n = c->at = 0;
	while (query_next(q)) {
		c->list[c->n].size = query_i(q, 0);
		memcpy(c->list[c->n].root.b, query_s(q, 2).p, HASH_LEN);
		c->n++;
	}
	c->end = c->n < ROOTS;
	if (c->n)
		c->from = c->list[c->n - 1].size + 1;
	return query_end(q, e);
}

struct reader {
	struct ahead checkpoints;
	int64_t next, last_time;                 /* number of the next entry, time of the last */
	bool end;
};

/* One row of entry_scan. false: the reading ends here, and p->stop says why. */
static bool take_row(struct verify *v, struct reader *r, struct piece *p, struct query *q)
{
	struct str token = query_s(q, 5), digest = query_s(q, 6), leaf = query_s(q, 7);
	struct leaf l = {.seq = query_i(q, 0), .time = query_i(q, 1), .actor = query_i(q, 2), .role = query_s(q, 3),
		.act = query_s(q, 4)};
	struct verify_report *said = v->report;

	v->report = &p->stop;
	if (l.seq < r->next) {
		verify_say(v, "leaf", l.seq, "entry", l.seq, t_verify_stray(v->lang, l.seq));
	} else if (l.seq > r->next) {
		verify_say(v, "missing", r->next, "entry", r->next, t_verify_gap(v->lang, r->next));
	} else if (l.role.n > CHAIN_NAME_MAX || l.act.n > CHAIN_NAME_MAX || token.n != CHAIN_TOKEN || digest.n != HASH_LEN ||
		leaf.n != HASH_LEN) {
		verify_say(v, "leaf", l.seq, "entry", l.seq, t_verify_leaf(v->lang, l.seq));
	} else {
		memcpy(l.token, token.p, CHAIN_TOKEN);
		memcpy(l.body_digest.b, digest.p, HASH_LEN);
		p->rows[p->n].bytes[0] = 0x00;
		p->rows[p->n].n = (uint8_t)(1 + leaf_header(p->rows[p->n].bytes + 1, &l));
		memcpy(p->rows[p->n].leaf, leaf.p, HASH_LEN);
		p->n++;
		r->next++;
		/* A changed time is a changed leaf, and is said as such: the row is hashed all the same. */
		if (l.time < r->last_time)
			verify_say(v, "clock", l.seq, "entry", l.seq, t_verify_clock(v->lang, l.seq));
		r->last_time = l.time;
	}
	v->report = said;
	return !p->stop.bad;
}

/* The next entries, until the piece is full, the checkpoints in it are too many, or something is wrong. */
static bool read_piece(struct verify *v, struct reader *r, struct piece *p, struct err *e)
{
	struct query *q = tx_query(v->tx, STMT_entry_scan, ARGS(val_i(r->next ? r->next : INT64_MIN), val_i(PIECE)));
	struct ahead *c = &r->checkpoints;
	bool ok = true;

	p->first = r->next;
	p->n = p->n_wanted = 0;
	p->stop = (struct verify_report){0};
	while (ok && p->n_wanted < ROOTS && query_next(q) && take_row(v, r, p, q))
		if (c->at < c->n && c->list[c->at].size == r->next) {
			p->wanted[p->n_wanted++] = c->list[c->at++];
			ok = look_ahead(v, c, e);
		}
	r->end = p->n == 0 || p->stop.bad;
	return query_end(q, ok ? e : NULL) && ok;
}

/* ---- comparing ---- */

static bool check_node(struct verify *v, const struct made *m, struct err *e)
{
	struct query *q = tx_query(v->tx, STMT_tree_nodes, ARGS(val_i(m->level), val_i(m->idx), val_i(m->idx + 1)));
	bool there = query_next(q);
	struct str h = there ? query_s(q, 1) : STR_NONE;
	bool same = h.n == HASH_LEN && memcmp(h.p, m->hash.b, HASH_LEN) == 0;

	TRY(query_end(q, e));
	if (!same)
		verify_say(v, "node", ((m->idx + 1) << m->level) - 1, "tree_node", m->idx,
			there ? t_verify_node(v->lang, m->level, m->idx) : t_verify_node_missing(v->lang, m->level, m->idx));
	return true;
}

/* before: entries under the checkpoint before the piece's first. */
static bool compare(struct verify *v, const struct piece *p, int64_t *before, struct err *e)
{
	for (size_t i = 0; i < p->n_nodes && !verify_bad(v); i++)
		TRY(check_node(v, &p->nodes[i], e));
	if (p->bad_row < p->n) {
		int64_t seq = p->first + (int64_t)p->bad_row;
		verify_say(v, "leaf", seq, "entry", seq, t_verify_leaf(v->lang, seq));
	}
	for (size_t i = 0; i < p->n_wanted && i < p->bad_root; i++)
		*before = p->wanted[i].size;
	if (p->bad_root < p->n_wanted) {
		int64_t size = p->wanted[p->bad_root].size;
		verify_say(v, "checkpoint", *before, "checkpoint", size, t_verify_root(v->lang, *before, size - 1, size));
	}
	if (p->stop.bad)
		verify_say(v, p->stop.bad_kind, p->stop.bad_seq, p->stop.bad_table, p->stop.bad_id, p->stop.bad);
	if (p->at_root.size)
		v->to = (struct verified){.size = p->at_root.size, .run = p->at_root};
	v->report->entries = p->first + (int64_t)p->n;
	verify_progress(v, 0, v->report->entries, v->size);
	return true;
}

/* All entries, piece by piece. two: memory for two pieces. */
static bool all_pieces(struct verify *v, struct reader *r, struct piece *two, int64_t *nodes, struct err *e)
{
	struct tree_run run = v->from.run;
	int64_t before = v->from.size;
	bool ok;

	two[0].run = two[1].run = &run;
	TRY(read_piece(v, r, &two[0], e));
	for (int i = 0;; i = !i) {
		struct piece *now = &two[i], *next = &two[!i];
		pthread_t hasher;
		bool last = r->end, beside = now->n >= BESIDE;
		must(!beside || pthread_create(&hasher, NULL, hash_piece, now) == 0);
		ok = last || read_piece(v, r, next, e);
		if (beside)
			must(pthread_join(hasher, NULL) == 0);
		else
			hash_piece(now);
		TRY(ok && compare(v, now, &before, e));
		*nodes += (int64_t)now->n_nodes;
		if (last || verify_bad(v))
			return true;
	}
}

/* There are more nodes than subtrees: which one is too many? */
static bool find_stray_node(struct verify *v, struct err *e)
{
	int64_t level = INT64_MIN, idx = INT64_MIN;
	bool more = true;

	while (more && !verify_bad(v)) {
		struct query *q = tx_query(v->tx, STMT_tree_node_scan, ARGS(val_i(level), val_i(idx), val_i(PIECE)));
		more = false;
		while (!verify_bad(v) && query_next(q)) {
			level = query_i(q, 0);
			idx = query_i(q, 1);
			if (level <= 0 || level >= 63 || level % TREE_STEP || idx < 0 || idx >= v->size >> level)
				verify_say(v, "node", -1, "tree_node", idx, t_verify_node_stray(v->lang, level, idx));
			more = idx < INT64_MAX;
			idx += more;
		}
		TRY(query_end(q, e));
	}
	return true;
}

bool verify_chain(struct verify *v, struct err *e)
{
	struct reader r = {.last_time = INT64_MIN, .checkpoints = {.from = INT64_MIN}};
	if (v->from.size)
		r = (struct reader){.next = v->from.size, .last_time = v->from.time, .checkpoints = {.from = v->from.size + 1}};
	struct ahead *c = &r.checkpoints;
	int64_t nodes = 0, stored;
	for (int level = TREE_STEP; level < 63; level += TREE_STEP)
		nodes += v->from.size >> level;

	c->end = v->leaves_only;
	TRY(look_ahead(v, c, e));
	if (c->n && c->list[0].size == 0) {      /* over the empty tree */
		struct hash empty = tree_empty();
		if (!hash_eq(&empty, &c->list[0].root))
			return verify_say(v, "checkpoint", 0, "checkpoint", 0, t_verify_note(v->lang, 0));
		c->at++;
		TRY(look_ahead(v, c, e));
	}

	struct piece *two = heap_alloc(2, sizeof(*two));
	bool ok = all_pieces(v, &r, two, &nodes, e);
	heap_free(two);
	if (!ok || verify_bad(v) || v->leaves_only)
		return ok;
	if (c->at < c->n) {
		int64_t size = v->report->covered;
		return verify_say(v, "missing", r.next, "entry", r.next, t_verify_tail(v->lang, size, r.next, size - 1));
	}
	TRY(tx_number(v->tx, STMT_tree_node_count, NO_ARGS, 0, &stored, e));
	return stored == nodes || find_stray_node(v, e);
}
