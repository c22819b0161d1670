#include "engine/verify_private.h"

#include "text/text.h"

#define BATCH 4096
#define CHECKPOINT_BATCH 64

/* Signatures and times, before anything is compared with them: what they say is known to be true from here on. */
bool verify_checkpoints(struct verify *v, struct err *e)
{
	struct verify_report *r = v->report;
	int64_t from = INT64_MIN, last_time = INT64_MIN;
	bool more = true;

	while (more && !verify_bad(v)) {
		struct query *q = tx_query(v->tx, STMT_checkpoint_scan, ARGS(val_i(from), val_i(CHECKPOINT_BATCH)));
		more = false;
		while (!verify_bad(v) && query_next(q)) {
			int64_t size = query_i(q, 0), time = query_i(q, 1), seconds;
			struct str root = query_s(q, 2);
			struct hash h;

			if (!v->key)
				verify_say(v, "checkpoint", -1, NULL, 0, t_verify_no_key(v->lang));
			else if (size < 0 || root.n != HASH_LEN ||
				(memcpy(h.b, root.p, HASH_LEN), !checkpoint_is_own(query_s(q, 3), v->key, size, &h, &seconds)))
				verify_say(v, "checkpoint", size - 1, "checkpoint", size, t_verify_note(v->lang, size));
			else if (seconds > INT64_MAX / 1000 || time != seconds * 1000)
				verify_say(v, "checkpoint", size - 1, "checkpoint", size, t_verify_note_time(v->lang, size));
			else if (time < last_time)
				verify_say(v, "checkpoint", size - 1, "checkpoint", size, t_verify_note_order(v->lang, size));
			last_time = time;
			more = size < INT64_MAX;
			from = more ? size + 1 : size;
			r->checkpoints++;
			r->covered = size;
		}
		TRY(query_end(q, e));
	}
	return true;
}

/* The checkpoints ahead of the pass, a few at a time. */
struct ahead {
	size_t n, at;
	bool end;
	int64_t from;
	struct { int64_t size; struct hash root; } list[CHECKPOINT_BATCH];
};

static bool look_ahead(struct verify *v, struct ahead *c, struct err *e)
{
	if (c->at < c->n || c->end)
		return true;
	struct query *q = tx_query(v->tx, STMT_checkpoint_scan, ARGS(val_i(c->from), val_i(CHECKPOINT_BATCH)));
	c->n = c->at = 0;
	while (query_next(q)) {
		c->list[c->n].size = query_i(q, 0);
		memcpy(c->list[c->n].root.b, query_s(q, 2).p, HASH_LEN);
		c->n++;
	}
	c->end = c->n < CHECKPOINT_BATCH;
	if (c->n)
		c->from = c->list[c->n - 1].size + 1;
	return query_end(q, e);
}

/* Checkpoints over exactly the leaves so far. before: entries under the checkpoint before. */
static bool check_roots(struct verify *v, struct ahead *c, const struct tree_run *run, int64_t *before, struct err *e)
{
	TRY(look_ahead(v, c, e));
	while (c->at < c->n && c->list[c->at].size == run->size) {
		struct hash root = tree_run_root(run);
		if (!hash_eq(&root, &c->list[c->at].root))
			return verify_say(v, "checkpoint", *before, "checkpoint", run->size,
				t_verify_root(v->lang, *before, run->size - 1, run->size));
		*before = run->size;
		c->at++;
		TRY(look_ahead(v, c, e));
	}
	return true;
}

static bool check_nodes(struct verify *v, const struct tree_run *run, int64_t *nodes, struct err *e)
{
	for (int i = 0; i < run->n_kept; i++) {
		int level = TREE_STEP * (i + 1);
		int64_t idx = (run->size >> level) - 1;
		struct query *q = tx_query(v->tx, STMT_tree_nodes, ARGS(val_i(level), val_i(idx), val_i(idx + 1)));
		if (!query_next(q)) {
			verify_say(v, "node", run->size - 1, "tree_node", idx, t_verify_node_missing(v->lang, level, idx));
		} else {
			struct str h = query_s(q, 1);
			if (h.n != HASH_LEN || memcmp(h.p, run->kept[i].b, HASH_LEN) != 0)
				verify_say(v, "node", run->size - 1, "tree_node", idx, t_verify_node(v->lang, level, idx));
		}
		(*nodes)++;
		if (!query_end(q, e)) {
			v->report->bad = NULL;
			return false;
		}
		if (verify_bad(v))
			return true;
	}
	return true;
}

/* One row of entry_scan. */
static void check_leaf(struct verify *v, struct query *q, int64_t want, int64_t *last_time, struct hash *ret)
{
	struct str token = query_s(q, 5), digest = query_s(q, 6), leaf = query_s(q, 7);
	struct leaf l = {.seq = query_i(q, 0), .time = query_i(q, 1), .actor = query_i(q, 2), .role = query_s(q, 3), .act = query_s(q, 4)};

	if (l.seq < want) {
		verify_say(v, "leaf", l.seq, "entry", l.seq, t_verify_stray(v->lang, l.seq));
		return;
	}
	if (l.seq > want) {
		verify_say(v, "missing", want, "entry", want, t_verify_gap(v->lang, want));
		return;
	}
	if (l.role.n <= CHAIN_NAME_MAX && l.act.n <= CHAIN_NAME_MAX && token.n == CHAIN_TOKEN && digest.n == HASH_LEN && leaf.n == HASH_LEN) {
		memcpy(l.token, token.p, CHAIN_TOKEN);
		memcpy(l.body_digest.b, digest.p, HASH_LEN);
		*ret = leaf_hash(&l);
		if (memcmp(ret->b, leaf.p, HASH_LEN) == 0) {
			if (l.time < *last_time)
				verify_say(v, "clock", l.seq, "entry", l.seq, t_verify_clock(v->lang, l.seq));
			*last_time = l.time;
			return;
		}
	}
	verify_say(v, "leaf", l.seq, "entry", l.seq, t_verify_leaf(v->lang, l.seq));
}

/* There are more nodes than subtrees: which one is too many? */
static bool find_stray_node(struct verify *v, struct err *e)
{
	int64_t level = INT64_MIN, idx = INT64_MIN;
	bool more = true;

	while (more && !verify_bad(v)) {
		struct query *q = tx_query(v->tx, STMT_tree_node_scan, ARGS(val_i(level), val_i(idx), val_i(BATCH)));
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
	struct ahead checkpoints = {.from = INT64_MIN};
	struct tree_run run = {0};
	int64_t from = INT64_MIN, last_time = INT64_MIN, before = 0, nodes = 0, stored;
	bool more = true;

	TRY(check_roots(v, &checkpoints, &run, &before, e));
	while (more && !verify_bad(v)) {
		struct query *q = tx_query(v->tx, STMT_entry_scan, ARGS(val_i(from), val_i(BATCH)));
		bool ok = true;
		more = false;
		while (ok && !verify_bad(v) && query_next(q)) {
			struct hash leaf;
			check_leaf(v, q, run.size, &last_time, &leaf);
			if (verify_bad(v))
				break;
			tree_run_add(&run, &leaf);
			ok = check_nodes(v, &run, &nodes, e) && check_roots(v, &checkpoints, &run, &before, e);
			more = true;
		}
		TRY(query_end(q, ok ? e : NULL) && ok);
		from = run.size;
		v->report->entries = run.size;
		verify_progress(v, 0, run.size, v->size);
	}
	if (verify_bad(v))
		return true;
	if (checkpoints.at < checkpoints.n) {
		int64_t size = v->report->covered;
		return verify_say(v, "missing", run.size, "entry", run.size, t_verify_tail(v->lang, size, run.size, size - 1));
	}
	TRY(tx_number(v->tx, STMT_tree_node_count, NO_ARGS, 0, &stored, e));
	if (stored != nodes)
		return find_stray_node(v, e);
	return true;
}
