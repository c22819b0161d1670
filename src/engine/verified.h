/* How far a verification has come, so that the next one goes on from there. It is kept by whoever verifies, never in the store:
 * who can write the store must not be able to write it.
 *
 *   sekimori-verified/v1
 *   key NAME+HASH8+BASE64        the key that was trusted
 *   size N                       entries under the last checkpoint that was found good
 *   time MS                      of the last of them
 *   root BASE64
 *   node BASE64                  one for each bit of N that is set, highest first: the full subtrees that make up the root
 *
 * Going on from it proves that the store still has the tree over N entries that was verified, and then for all entries after it
 * what trail_verify proves, with their bodies, objects and the rows that name them; keys, all checkpoints' signatures and all
 * attachments are looked at again as well. Not looked at again: leaves against columns, bodies and objects of the first N
 * entries, and rows that name one of these. Where an entry after N disposes of older bodies, everything is looked at again. */
#ifndef ENGINE_VERIFIED_H
#define ENGINE_VERIFIED_H

#include "engine/trail.h"

struct verified { int64_t size, time; struct tree_run run; };

/* trail_verify, from where `from` stands (NULL: from the beginning). *ret_to (may be NULL): where the next may begin, when all is
 * well. *ret_from: how many entries were not looked at again. */
bool trail_verify_from(struct store *s, const struct note_key *key, const struct verified *from, const struct lang *l,
	struct arena *a, progress_fn *progress, void *ctx, struct verify_report *ret, struct verified *ret_to, int64_t *ret_from,
	struct err *e) CHECKED;

#define VERIFIED_MAX 8192
void verified_write(struct buf *b, const struct note_key *key, const struct verified *v);
/* ERR_INVALID: not such a text, or with another key. */
bool verified_read(struct str text, const struct note_key *key, struct verified *ret, struct err *e) CHECKED;

#endif
