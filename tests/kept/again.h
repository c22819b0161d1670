/* One kept store (kept.h) whose migration is interrupted again and again, each time at another place. */
#ifndef TESTS_KEPT_AGAIN_H
#define TESTS_KEPT_AGAIN_H

#include "tests/kept/kept.h"

struct again {
	struct fixture *f;
	int n, stride;                           /* n: which place, from 1 */
	int times[2];                            /* how often it was not, and was, migrated afterwards */
	char spec[512], mother[512];             /* mother: as it was kept, to be copied from */
	char *was, *newest, *rows;               /* catalogues; rows as they were kept */
};

extern const struct store_options again_up;      /* migrate */

/* From the store of this step, only at each stride-th place. Under a sanitizer, which is slow, fewer; with SEKIMORI_TORTURE
 * at all of them. */
void again_begin(struct again *a, struct fixture *f, int step, int stride);
/* The next place. */
void again_next(struct again *a);
/* What must hold after store_open(a->spec, …) answered ok, or e: it is migrated, or it is what it was, and the next
 * migration goes through as if nothing had happened. Leaves the store as it was kept. */
void again_holds(struct again *a, bool ok, const struct err *e);
void again_end(struct again *a);

#endif
