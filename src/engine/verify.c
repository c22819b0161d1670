#include "engine/verify_private.h"

#include "text/text.h"
#include "util/clean.h"
#include "util/clock.h"

/* Bodies are read one at a time; the longest with all its values must fit. */
#define SCRATCH_MAX ((size_t)1 << 30)
#define PASSES 3

bool verify_say(struct verify *v, const char *kind, int64_t seq, const char *table, int64_t id, const char *text)
{
	struct verify_report *r = v->report;

	if (!r->bad) {
		r->bad = text;
		r->bad_kind = kind;
		r->bad_seq = seq;
		r->bad_table = table;
		r->bad_id = id;
	}
	return true;
}

/* Each pass counts as many steps as there are entries. */
void verify_progress(struct verify *v, int pass, int64_t done, int64_t total)
{
	if (v->progress)
		v->progress(v->ctx, v->size * pass + (total ? (int64_t)((double)v->size * (double)done / (double)total) : 0),
			v->size * PASSES);
}

/* A pass, its time, and whether to go on. */
static bool timed(bool (*pass)(struct verify *, struct err *), struct verify *v, int64_t *ret_ns, struct err *e)
{
	if (verify_bad(v))
		return true;
	int64_t start = clock_mono();
	bool ok = pass(v, e);
	*ret_ns = clock_mono() - start;
	return ok;
}

/* The store still has the tree that was verified. Where older bodies were disposed of since, all is looked at again. */
static bool go_on(struct verify *v, struct err *e)
{
	struct trail_source source = {.tx = v->tx};
	struct tree_source tree = trail_tree(&source);
	struct hash was = tree_run_root(&v->from.run), root;
	int64_t disposal;

	if (v->from.size > v->size)
		return verify_say(v, "checkpoint", -1, NULL, 0, t_verify_note_ahead(v->lang, v->from.size, v->size));
	TRY(tree_root(&tree, v->from.size, &root, e));
	if (!hash_eq(&root, &was))
		return verify_say(v, "checkpoint", -1, NULL, 0, t_verify_note_fork(v->lang, v->from.size));
	TRY(tx_number(v->tx, STMT_entry_of_act, ARGS(val_c("dispose"), val_i(v->from.size), val_i(1)), -1, &disposal, e));
	if (disposal >= 0)
		v->from = (struct verified){0};
	return true;
}

/* Keys and checkpoints are judged by what entries say. When they are not good, an entry that is not what it was recorded as is
 * the nearer place: a seal_keys entry that is gone or has another name, say. */
static bool cause(struct verify *v, struct err *e)
{
	struct verify_report first = *v->report;

	v->report->bad = NULL;
	v->leaves_only = true;
	TRY(verify_chain(v, e));
	if (!verify_bad(v))
		*v->report = first;
	return true;
}

/* The time of the last entry under the newest checkpoint, from which the next run goes on. */
static bool remember(struct verify *v, struct err *e)
{
	struct val cols[8];
	bool found;

	if (v->to.size == v->from.size) {
		v->to = v->from;
		return true;
	}
	TRY(tx_one(v->tx, v->scratch, STMT_entry_one, ARGS(val_i(v->to.size - 1)), &found, cols, 8, e));
	v->to.time = found ? cols[1].i : 0;
	return true;
}

static bool run(struct verify *v, struct arena *a, struct err *e)
{
	struct verify_report *r = v->report;
	struct note_key key;
	bool found;

	TRY(trail_size(v->tx, &v->size, e));
	if (!v->key) {
		TRY(trail_key(v->tx, a, &key, &found, e));
		v->key = found ? &key : NULL;
		r->key_of_store = true;
	}
	v->n_tables = store_tables(&v->tables);
	v->by_entries = arena_array(a, v->n_tables, sizeof(struct row_sum));
	v->by_rows = arena_array(a, v->n_tables, sizeof(struct row_sum));
	rand_bytes(v->sum_key, sizeof(v->sum_key));

	if (v->from.size)
		TRY(go_on(v, e));
	if (verify_bad(v))
		return true;
	v->to = v->from;
	v->sets.arena = a;
	TRY(verify_keys(v, e));
	TRY(timed(verify_checkpoints, v, &r->checkpoint_ns, e));
	if (verify_bad(v))
		return cause(v, e);
	TRY(timed(verify_chain, v, &r->chain_ns, e));
	TRY(verify_bad(v) || verify_keys_end(v, e));
	TRY(timed(verify_bodies, v, &r->body_ns, e));
	TRY(timed(verify_rows, v, &r->row_ns, e));
	TRY(timed(verify_files, v, &r->file_ns, e));
	return verify_bad(v) || remember(v, e);
}

bool trail_verify(struct store *s, const struct note_key *key, const struct lang *l, struct arena *a, progress_fn *progress,
	void *ctx, struct verify_report *ret, struct err *e)
{
	int64_t from;

	return trail_verify_from(s, key, NULL, l, a, progress, ctx, ret, NULL, &from, e);
}

bool trail_verify_from(struct store *s, const struct note_key *key, const struct verified *from, const struct lang *l,
	struct arena *a, progress_fn *progress, void *ctx, struct verify_report *ret, struct verified *ret_to, int64_t *ret_from,
	struct err *e)
{
	CLEAN_ARENA struct arena *scratch = arena_new(SCRATCH_MAX), *disposal = arena_new(SCRATCH_MAX);
	struct verify_report report = {.bad_seq = -1};
	struct verify v = {.key = key, .lang = l, .scratch = scratch, .progress = progress, .ctx = ctx, .report = &report,
		.disposal = {.arena = disposal, .by = -1}};

	if (from)
		v.from = *from;
	TRY(tx_begin(s, TX_READ, &v.tx, e));
	bool ok = run(&v, a, e);
	tx_abort(v.tx);
	if (ok) {
		*ret = report;
		*ret_from = v.from.size;
		if (ret_to)
			*ret_to = v.to;
	}
	return ok;
}

static bool check_note(struct tx *t, const struct note_key *key, struct str note, const struct lang *l, struct arena *a,
	const char **ret_bad, struct err *e)
{
	struct trail_source source = {.tx = t};
	struct tree_source tree = trail_tree(&source);
	struct note_key own;
	struct checkpoint c;
	struct hash root;
	int64_t size;
	bool found = true, by_set;

	TRY(checkpoint_read(a, note, &c, e));
	if (!key)
		TRY(trail_key(t, a, &own, &found, e));
	if (!found)
		return FAIL(e, ERR_INVALID, "%s", t_verify_no_key(l));
	if (!key)
		key = &own;
	TRY(verify_note_by_set(t, key, note, c.origin, l, &by_set, e));
	if (!by_set && (!str_is(c.origin, key->name) || !note_verify(note, key)))
		return FAIL(e, ERR_INVALID, "the checkpoint that was given is not one that %s has signed", key->name);
	TRY(trail_size(t, &size, e));
	*ret_bad = NULL;
	if (c.size > size) {
		*ret_bad = t_verify_note_ahead(l, c.size, size);
		return true;
	}
	TRY(tree_root(&tree, c.size, &root, e));
	if (!hash_eq(&root, &c.root))
		*ret_bad = t_verify_note_fork(l, c.size);
	return true;
}

bool trail_check_note(struct store *s, const struct note_key *key, struct str note, const struct lang *l, struct arena *a,
	const char **ret_bad, struct err *e)
{
	struct tx *t;

	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = check_note(t, key, note, l, a, ret_bad, e);
	tx_abort(t);
	return ok;
}
