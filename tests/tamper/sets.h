/* Sets of signing keys in a test's hand: it holds every seed there ever was, and decides what an attacker has of them. */
#ifndef TESTS_TAMPER_SETS_H
#define TESTS_TAMPER_SETS_H

#include "chain/keys.h"
#include "tests/tamper/build.h"

#define SETS_MAX 16

struct key_sets {
	struct keys keys[SETS_MAX];
	struct keys_seeds seeds[SETS_MAX];
	int n;                                   /* announced, with set 0 */
};
extern const uint8_t sets_recovery[NOTE_SEED];

/* Set 0: the key of tests/tamper/build.h. */
void sets_begin(struct key_sets *s);
/* The set after the last one, over the tree as it is; not announced yet. */
struct keys sets_next(struct key_sets *s, struct fixture *f, struct keys_seeds *ret_seeds);
/* Its note, signed by set `by` as the seal does, or by the recovery key. */
struct str sets_note(struct key_sets *s, struct arena *a, const struct keys *k, int by, bool recovery);
/* An entry of the act seal_keys with this note; checkpoint: "" none. Its number. */
int64_t sets_entry(struct fixture *f, struct str note, struct str checkpoint);
/* All three: an ordinary set. */
int64_t sets_announce(struct key_sets *s, struct fixture *f);
/* A set that is made and announced goes into the list. */
void sets_keep(struct key_sets *s, const struct keys *k, const struct keys_seeds *seeds);
/* A checkpoint by a set over this many entries, as text and in the store. */
struct str sets_sign(struct key_sets *s, struct fixture *f, struct arena *a, int set, int64_t size, int64_t seconds);
void sets_checkpoint(struct key_sets *s, struct fixture *f, int set, int64_t size);

#endif
