#include "engine/trail.h"

#include <inttypes.h>

#include "seal/seal.h"

/* Others may have had a round between our question and our request. */
#define TRIES 3

/* What one round is about, as it was committed at one moment. */
struct round {
	int64_t size;
	struct hash root;
	struct tree_proof proof;
	struct note_key key;
	bool has_key;
	int64_t last;                            /* entries under our last checkpoint, -1 none */
};

static bool look(struct tx *t, struct arena *a, const struct seal_state *seal, struct round *r, struct err *e)
{
	struct trail_source source = {.tx = t};
	struct tree_source tree = trail_tree(&source);
	int64_t time;
	struct str note;
	bool found;

	TRY(trail_size(t, &r->size, e));
	TRY(trail_key(t, a, &r->key, &r->has_key, e));
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
	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = look(t, a, &seal, r, e);
	tx_abort(t);
	TRY(ok);
	/* Without a key in the settings the seal's own word is taken: its answer must at least fit it. */
	if (!r->has_key)
		TRY(note_key_read(a, str_of(seal.key), &r->key, e));
	TRY(seal_client_sign(socket, seal.size, r->size, &r->root, &r->proof, a, &note, e));
	if (!checkpoint_is_own(note, &r->key, r->size, &r->root, &seconds))
		return FAIL(e, ERR_CORRUPT, "the seal's answer is not a checkpoint of this tree by %s", r->key.name);
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
