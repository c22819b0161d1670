/* What the program tests on itself: portal.NAME is kept while its test passes. In a municipality of its own, in a file that is
 * thrown away, people are played who try what must be refused and do what must hold: the same acts and the same rights as in the
 * real one. What has no test here is not tested, and is said so (docs/standing.md). */
#ifndef ENGINE_SELFTEST_H
#define ENGINE_SELFTEST_H

#include "engine/account.h"
#include "engine/check.h"

#define SELFTEST_EVERY_MS (INT64_C(20) * 3600 * 1000)

/* The names that are tested: "own_case", "password.min_length" … */
size_t selftest_names(const char *const **ret);

/* What only pages show is tried by whoever has them (pages/selftest.h): in the trial's municipality, by somebody who is logged in
 * there with a temporary password. A list ends with a NULL name. */
struct selftest_page {
	const char *name;
	bool (*holds)(struct city *city, const uint8_t session[SESSION_TOKEN], struct arena *a);
};
/* What the trial's policy asks of passwords. */
#define SELFTEST_LENGTH 12
#define SELFTEST_PRIVILEGED 16
#define SELFTEST_HISTORY 2

/* Runs all of them and gives [{check, result, evidence}]. Some seconds, for passwords are hashed; needs room for a small
 * file in TMPDIR, else /tmp. Without it every result is unknown. pages NULL: without theirs, nothing is said of those. */
struct json *selftest_results(struct arena *a, const struct lang *l, const struct selftest_page *pages);

/* Runs them and enters the results (act self_test), when the last time is SELFTEST_EVERY_MS ago; force: at once. */
bool selftest_tick(struct city *city, int64_t now, bool force, const struct selftest_page *pages, bool *ret_done,
	struct err *e) CHECKED;

#endif
