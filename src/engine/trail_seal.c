#include "engine/trail.h"

#include <inttypes.h>

#include "engine/trail_keys.h"
#include "seal/seal.h"

/* Others may have had a round between our question and our request. */
#define TRIES 3

/* What one round is about, as it was committed at one moment. */
struct round {
	int64_t size;
	struct hash root;
	struct tree_proof proof;
	struct keys sets[2];                     /* that may sign it: the last, and the one that ends */
	size_t n_sets;                           /* 0: the store knows none */
	int64_t last;                            /* entries under our last checkpoint, -1 none */
};

/* Without an announcement it is set 0, the key in the settings. */
static bool who_signs(struct tx *t, struct arena *a, struct round *r, struct err *e)
{
	struct keys_at last[2];
	struct note_key key;
	bool found;

	TRY(trail_keys_last(t, a, last, &r->n_sets, e));
	for (size_t i = 0; i < r->n_sets; i++)
		r->sets[i] = last[i].keys;
	if (r->n_sets)
		return true;
	TRY(trail_key(t, a, &key, &found, e));
	r->n_sets = found;
	return !found || keys_first(&key, &r->sets[0], e);
}

static bool look(struct tx *t, struct arena *a, const struct seal_state *seal, struct round *r, struct err *e)
{
	struct trail_source source = {.tx = t};
	struct tree_source tree = trail_tree(&source);
	int64_t time;
	struct str note;
	bool found;

	TRY(trail_size(t, &r->size, e));
	TRY(who_signs(t, a, r, e));
	TRY(trail_checkpoint(t, a, &note, &r->last, &time, &found, e));
	if (!found)
		r->last = -1;
	TRY(tree_root(&tree, r->size, &r->root, e));
	r->proof.n = 0;
	/* A tree smaller than the seal's has no proof: the seal says so, and remembers why. */
	return r->size < seal->size || tree_prove_consistency(&tree, seal->size, r->size, &r->proof, e);
}

static bool keep(struct store *s, const struct round *r, int64_t seconds, struct str note, struct err *e)
{
	struct tx *t;

	TRY(tx_begin(s, TX_VOLATILE, &t, e));
	if (!tx_run(t, STMT_checkpoint_insert,
		ARGS(val_i(r->size), val_i(seconds * 1000), val_b(r->root.b, HASH_LEN), val_s(note)), NULL, e)) {
		tx_abort(t);
		return false;
	}
	return tx_commit(t, e);
}

static bool once(struct store *s, const char *socket, struct arena *a, struct round *r, struct err *e)
{
	struct seal_state seal;
	struct str note;
	struct tx *t;
	int64_t seconds;

	TRY(seal_client_state(socket, a, &seal, e));
	/* In the writers' queue, although nothing is written: its commit says that what was read is as safe as what is committed.
	 * An entry that a failover can still take back must not be signed (store.h). */
	TRY(tx_begin(s, TX_VOLATILE, &t, e));
	if (!look(t, a, &seal, r, e)) {
		tx_abort(t);
		return false;
	}
	TRY(tx_commit(t, e));
	/* Without a key in the settings the seal's own word is taken: its answer must at least fit it. */
	if (!r->n_sets && seal.key[0]) {
		struct note_key key;
		TRY(note_key_read(a, str_of(seal.key), &key, e) && keys_first(&key, &r->sets[0], e));
		r->n_sets = 1;
	}
	if (!seal_client_sign(socket, seal.size, r->size, &r->root, &r->proof, a, &note, e))
		return e->code == ERR_DENIED &&
			err_context(e, "%" PRId64 " entries are here, %" PRId64 " were signed: ", r->size, seal.size);
	bool own = false;
	for (size_t i = 0; i < r->n_sets && !own; i++)
		own = keys_is_own(&r->sets[i], note, r->size, &r->root, &seconds);
	if (!own)
		return FAIL(e, ERR_CORRUPT, "the seal's answer is not a checkpoint of this tree by %s",
			r->n_sets ? r->sets[0].origin : "a key that is known");
	return r->last == r->size || keep(s, r, seconds, note, e);
}

bool seal_round(struct store *s, const char *socket, int64_t *ret_size, bool *ret_new, struct err *e)
{
	struct arena *a = arena_new(1 << 20);
	struct round r = {0};
	struct err why = {0};
	bool ok = false;

	for (int i = 0; i < TRIES && !ok; i++) {
		err_clear(&why);
		ok = once(s, socket, a, &r, &why);
		if (!ok && why.code != ERR_STALE)
			break;
	}
	arena_free(a);
	if (!ok) {
		if (e)
			*e = why;
		return false;
	}
	*ret_size = r.size;
	*ret_new = r.last != r.size;
	return true;
}
