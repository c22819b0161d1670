/* What the program tests on itself: portal.NAME is kept while its test passes. In a municipality of its own, in a file that is
 * thrown away, people are played who try what must be refused and do what must hold: the same acts and the same rights as in the
 * real one. What has no test here is not tested, and is said so (docs/standing.md). */
#ifndef ENGINE_SELFTEST_H
#define ENGINE_SELFTEST_H

#include "engine/check.h"

#define SELFTEST_EVERY_MS (INT64_C(20) * 3600 * 1000)

/* The names that are tested: "own_case", "password.min_length" … */
size_t selftest_names(const char *const **ret);

/* Runs all of them and gives [{check, result, evidence}]. Some seconds, for passwords are hashed; needs room for a small
 * file in TMPDIR, else /tmp. Without it every result is unknown. */
struct json *selftest_results(struct arena *a, const struct lang *l);

/* Runs them and enters the results (act self_test), when the last time is SELFTEST_EVERY_MS ago; force: at once. */
bool selftest_tick(struct city *city, int64_t now, bool force, bool *ret_done, struct err *e) CHECKED;

#endif
