#include "tests/kept/again.h"

#include <stdlib.h>

#include "util/sanitizer.h"

#define WORDS_EVERY 8                            /* the first time, and then: the refusal, the rows */
#define WHOLE_EVERY 64                           /* it is migrated again and used */
#define MANY 5000                                /* more statements and writes than a migration has */

const struct store_options again_up = {.migrate = true};

void again_begin(struct again *a, struct fixture *f, int step, int stride)
{
	*a = (struct again){.f = f, .stride = SANITIZED ? 9 : stride};
	if (getenv("SEKIMORI_TORTURE"))
		a->stride = 1;
	/* Each step begins elsewhere. */
	a->n = step % a->stride;
	kept_load(f, step, a->mother, sizeof(a->mother));
	fixture_place(f, a->spec, sizeof(a->spec));
	a->was = kept_catalogue(f, a->mother);
	a->newest = kept_catalogue(f, f->spec);
	a->rows = kept_rows(f, a->mother);
	fixture_copy(f, a->mother, a->spec);
}

void again_end(struct again *a)
{
	free(a->was);
	free(a->newest);
	free(a->rows);
}

void again_next(struct again *a)
{
	a->n += a->stride;
	assert_in_range(a->n, 1, MANY);
}

static char *copy(const char *s)
{
	char *c = strdup(s);
	must(c);
	return c;
}

/* The next migration goes through as if nothing had happened. */
static void whole(struct again *a)
{
	struct store *s;
	struct err e = {0};
	assert_ok(store_open(a->spec, &again_up, &s, &e), &e);
	store_close(s);
	kept_same(copy(a->newest), kept_catalogue(a->f, a->spec));
	kept_same(copy(a->rows), kept_rows(a->f, a->spec));
	kept_holds(a->f, a->spec);
}

void again_holds(struct again *a, bool ok, const struct err *e)
{
	static const struct store_options plain = {0};
	struct store *s;
	struct err why = {0};
	char *is = kept_catalogue(a->f, a->spec);
	bool migrated = strcmp(is, a->was) != 0;

	if (ok && !migrated)
		fail_msg("%d: it was said to be migrated", a->n);
	if (!ok && !*e->text)
		fail_msg("%d: an error without words", a->n);
	int nth = ++a->times[migrated];
	if (migrated)
		kept_same(copy(a->newest), is);
	else
		free(is);
	if (!migrated && nth % WORDS_EVERY == 1) {
		assert_false(store_open(a->spec, &plain, &s, &why));
		assert_int_equal(why.code, ERR_VERSION);
		assert_non_null(strstr(why.text, "older program"));
		err_clear(&why);
	}
	if (nth % WORDS_EVERY == 1)
		kept_same(copy(a->rows), kept_rows(a->f, a->spec));
	if (nth % WHOLE_EVERY == 1)
		whole(a);
	/* What was not migrated is what it was: the next interruption comes to this same store. */
	if (migrated || nth % WHOLE_EVERY == 1)
		fixture_copy(a->f, a->mother, a->spec);
}
