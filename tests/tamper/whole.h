/* The small store of tests/tamper/build.h with one of everything else that verify looks at: two sets of keys and the
 * checkpoints of both, an attachment that is kept, a body that a disposal erased, with a row that the disposal answers for, a
 * cosignature, and an entry that no checkpoint covers yet. */
#ifndef TESTS_TAMPER_WHOLE_H
#define TESTS_TAMPER_WHOLE_H

#include "tests/tamper/sets.h"

struct whole {
	struct key_sets sets;
	int64_t lapsed;                          /* the entry whose body is gone */
};
void whole_build(struct fixture *f, struct whole *ret);
/* A checkpoint of the present set over everything. */
void whole_checkpoint(struct fixture *f, struct whole *w);

#endif
