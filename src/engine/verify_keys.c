/* The sets of signing keys, as their entries announce them: which follows which, and which signs a checkpoint. What the
 * entries say is looked at here before the chain is; that they are what was recorded, the passes after this one find. */
#include "engine/verify_private.h"

#include "engine/trail_keys.h"
#include "text/text.h"
#include "util/clean.h"

#define BATCH 64
#define BODY_ITEMS 10000

/* As much of a set as signing needs: there may be many. */
struct verify_set {
	int64_t number, seq, from_size;
	const char *origin;
	uint8_t stable[KEY_LEN], epoch[KEY_LEN];
	struct hash from_root;
	bool ordinary;                       /* the set before signs a checkpoint over its entry */
};

static void widen(const struct verify_set *s, struct keys *ret)
{
	*ret = (struct keys){.number = s->number};
	memcpy(ret->origin, s->origin, strlen(s->origin));
	memcpy(ret->stable, s->stable, KEY_LEN);
	memcpy(ret->epoch, s->epoch, KEY_LEN);
}

static void keep(struct verify *v, const struct keys *k, int64_t seq, bool ordinary)
{
	struct verify_sets *all = &v->sets;
	const struct verify_set *before = all->n ? &all->p[all->n - 1] : NULL;
	struct verify_set *s = vec_push(all->arena, all);

	*s = (struct verify_set){.number = k->number, .seq = seq, .from_size = k->from_size, .from_root = k->from_root,
		.ordinary = ordinary};
	s->origin = before && strcmp(before->origin, k->origin) == 0 ? before->origin :
		arena_cstr(all->arena, str_of(k->origin));
	memcpy(s->stable, k->stable, KEY_LEN);
	memcpy(s->epoch, k->epoch, KEY_LEN);
}

/* The checkpoint that a new generation or a recovered seal names is the one that its note says was seen. */
static bool is_witnessed(struct str note, const struct keys *k, const struct keys *before)
{
	struct note_key stable = keys_stable(before), older = note_key_of_pub(before->before_origin, before->before);
	struct checkpoint c;

	return checkpoint_read(NULL, note, &c, NULL) && c.size == k->seen_size && hash_eq(&c.root, &k->seen_root) &&
		(note_verify(note, &stable) || (before->number && note_verify(note, &older)));
}

/* One entry of the act seal_keys. prev: the set before, replaced by this one. */
static void follow(struct verify *v, int64_t seq, struct str text, struct keys *prev)
{
	struct json *body;
	struct keys k;
	struct err e = {0};
	enum keys_by by;
	const char *bad = NULL;

	arena_reset(v->scratch);
	if (!json_read(v->scratch, text, BODY_ITEMS, &body, NULL)) {
		verify_say(v, "keys", seq, "entry_body", seq, t_verify_keys_note(v->lang, seq));
		return;
	}
	const struct json *in = json_get(body, "in");
	struct str note = json_str(in, "note");
	if (!keys_read(note, &k, NULL)) {
		verify_say(v, "keys", seq, "entry_body", seq, t_verify_keys_note(v->lang, seq));
		return;
	}
	if (!v->sets.n) {
		keys_before(&k, prev);
		prev->number = 0;
		keep(v, prev, -1, true);
	}
	if (k.number > prev->number + 1)
		bad = t_verify_keys_skipped(v->lang, seq, k.number, prev->number + 1);
	else if (k.number <= prev->number)
		bad = t_verify_keys_reused(v->lang, seq, k.number);
	else if (!keys_follow(prev, note, &k, &by, &e))
		bad = t_verify_keys_unsigned(v->lang, seq, k.number, prev->number);
	else if (k.from_size > seq)
		bad = t_verify_keys_tree(v->lang, seq, k.number, k.from_size);
	bool anew = !bad && (by == KEYS_BY_RECOVERY || keys_is_generation(prev, &k));
	if (anew && !is_witnessed(json_str(in, "checkpoint"), &k, prev))
		bad = t_verify_keys_witness(v->lang, seq);
	if (bad) {
		verify_say(v, "keys", seq, "entry_body", seq, bad);
		return;
	}
	keep(v, &k, seq, !anew);
	*prev = k;
}

/* Where the key that is trusted stands among the sets; everything else follows from there. */
static void find_trusted(struct verify *v)
{
	struct verify_sets *all = &v->sets;
	struct keys k, trusted;

	if (!v->key || !keys_first(v->key, &trusted, NULL))
		return;
	for (size_t i = 0; i < all->n; i++) {
		widen(&all->p[i], &k);
		if (keys_same_stable(&k, &trusted)) {
			all->trusted = i;
			all->vouched = i == 0;
			return;
		}
	}
	verify_say(v, "keys", -1, NULL, 0, t_verify_key_unknown(v->lang));
}

bool verify_keys(struct verify *v, struct err *e)
{
	struct verify_sets *all = &v->sets;
	struct keys prev = {0};
	int64_t from = INT64_MIN;
	bool more = true;

	while (more && !verify_bad(v)) {
		struct query *q = tx_query(v->tx, STMT_entry_of_act, ARGS(val_c(KEYS_ACT), val_i(from), val_i(BATCH)));
		int n = 0;
		for (; !verify_bad(v) && query_next(q); n++) {
			int64_t seq = query_i(q, 0);
			from = seq + 1;
			if (query_null(q, 2))
				verify_say(v, "body", seq, "entry_body", seq, t_verify_keys_gone(v->lang, seq));
			else
				follow(v, seq, query_s(q, 2), &prev);
		}
		TRY(query_end(q, e));
		more = n == BATCH;
	}
	if (verify_bad(v) || all->n) {
		if (!verify_bad(v))
			find_trusted(v);
		return true;
	}
	/* The first version: one stable key, the one that is trusted. */
	if (v->key && keys_first(v->key, &prev, NULL)) {
		keep(v, &prev, -1, true);
		all->vouched = true;
	}
	return true;
}

/* Moves on to the set that is to sign a checkpoint of this size, which names set `said`. */
static void choose(struct verify *v, int64_t size, int64_t said)
{
	struct verify_sets *all = &v->sets;

	while (all->now + 1 < all->n && all->p[all->now + 1].seq < size) {
		const struct verify_set *now = &all->p[all->now], *next = now + 1;
		/* A seal may be lost after its announcement: then the set that was announced never signs. */
		bool lost = all->now + 2 < all->n && next[1].seq < size && !next[1].ordinary;
		if (next->ordinary && !lost && said == now->number) {
			all->closed = true;
			return;
		}
		if (next->ordinary && !lost && !all->closed) {
			verify_say(v, "checkpoint", size - 1, "checkpoint", size,
				t_verify_note_unclosed(v->lang, size, said, now->number));
			return;
		}
		all->now++;
		all->closed = false;
	}
}

bool verify_set_signs(struct verify *v, struct str note, int64_t size, const struct hash *root, int64_t *ret_seconds)
{
	struct verify_sets *all = &v->sets;
	struct keys k;

	if (!all->n)
		return false;
	int64_t said = keys_number_said(note);
	choose(v, size, said);
	if (verify_bad(v))
		return true;
	widen(&all->p[all->now], &k);
	if (keys_is_own(&k, note, size, root, ret_seconds)) {
		const struct verify_set *now = &all->p[all->now], *trusted = &all->p[all->trusted];
		all->vouched = all->vouched || (strcmp(now->origin, trusted->origin) == 0 &&
			memcmp(now->stable, trusted->stable, KEY_LEN) == 0 && trusted->seq < size);
		return true;
	}
	const char *why = said < k.number ? t_verify_note_ended(v->lang, size, said, k.number) :
		t_verify_note_early(v->lang, size, said, k.number);
	return said != k.number && verify_say(v, "checkpoint", size - 1, "checkpoint", size, why);
}

bool verify_keys_end(struct verify *v, struct err *e)
{
	struct verify_sets *all = &v->sets;
	struct trail_source source = {.tx = v->tx};
	struct tree_source tree = trail_tree(&source);

	if (!all->vouched && all->n)
		return verify_say(v, "keys", all->p[all->trusted].seq, NULL, 0, t_verify_key_silent(v->lang));
	for (size_t i = 0; i < all->n && !verify_bad(v); i++) {
		const struct verify_set *s = &all->p[i];
		struct hash root;
		if (s->seq < 0)
			continue;
		TRY(tree_root(&tree, s->from_size, &root, e));
		if (!hash_eq(&root, &s->from_root))
			verify_say(v, "keys", s->seq, "entry_body", s->seq,
				t_verify_keys_tree(v->lang, s->seq, s->number, s->from_size));
	}
	return true;
}

bool verify_note_by_set(struct tx *t, const struct note_key *key, struct str note, struct str origin, const struct lang *l,
	bool *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new((size_t)1 << 28), *scratch = arena_new((size_t)1 << 24);
	struct verify_report report = {0};
	struct verify v = {.tx = t, .key = key, .lang = l, .scratch = scratch, .report = &report, .sets.arena = a};
	struct keys k;

	*ret = false;
	TRY(verify_keys(&v, e));
	for (size_t i = 0; i < v.sets.n && !report.bad && !*ret; i++) {
		widen(&v.sets.p[i], &k);
		struct note_key stable = keys_stable(&k);
		*ret = str_is(origin, k.origin) && note_verify(note, &stable);
	}
	return true;
}
