/* A store of each step that there was goes to the newest one; nothing in it changes, and it is then as one made anew. A newer
 * one is refused; two processes do not migrate twice. */
#include "tests/kept/kept.h"

#include <pthread.h>
#include <stdlib.h>

#include "store/core.h"

static const struct store_options plain = {0}, look = {.read_only = true}, up = {.migrate = true};

static void refused(const char *spec, const struct store_options *o, const char *part)
{
	struct store *s;
	struct err e = {0};
	assert_false(store_open(spec, o, &s, &e));
	assert_int_equal(e.code, ERR_VERSION);
	if (!strstr(e.text, part))
		fail_msg("%s", e.text);
}

/* What the program of that step made is what this program makes up to that step: a step is never changed afterwards. */
static void a_step_stays_as_it_was(void **state)
{
	struct fixture *f = *state;
	for (int step = 1; step <= kept_newest(); step++) {
		char kept[512], fresh[512];
		struct arena *a = arena_new(8 << 20);
		const struct schema *s = schema_until(a, table_rows, table_count, step);
		struct conn *c = NULL;
		struct err e = {0};
		kept_load(f, step, kept, sizeof(kept));
		fixture_place(f, fresh, sizeof(fresh));
		const struct driver *d = f->store->driver;
		assert_ok(d->open(fresh, CONN_WRITER, true, s, 0, &c, &e), &e);
		assert_ok(schema_make(d, c, s, f->engine, 1, step, &e), &e);
		d->close(c);
		kept_same(kept_catalogue(f, kept), kept_catalogue(f, fresh));
		arena_free(a);
	}
}

static void the_newest_step_is_kept(void **state)
{
	struct fixture *f = *state;
	if (kept_newest() != store_version(f->store))
		fail_msg("the schema is at step %d and the newest kept store is of step %d: tests/kept/README.md says how to "
			"make one", store_version(f->store), kept_newest());
}

static void every_kept_store_goes_to_the_newest(void **state)
{
	struct fixture *f = *state;
	for (int step = 1; step <= kept_newest(); step++) {
		char spec[512], text[192];
		struct store *s;
		struct err e = {0};
		kept_load(f, step, spec, sizeof(spec));
		char *before = kept_rows(f, spec);
		assert_true(strlen(before) > 20000);
		if (step < kept_newest()) {
			char *was = kept_catalogue(f, spec);
			snprintf(text, sizeof(text), "the store is of an older program (step %d, this program needs %d): make a "
				"backup, then migrate it with serve --migrate", step, store_version(f->store));
			refused(spec, &plain, text);
			refused(spec, &look, text);
			refused(spec, &(struct store_options){.migrate = true, .read_only = true}, text);
			kept_same(was, kept_catalogue(f, spec));
		}
		assert_ok(store_open(spec, &up, &s, &e), &e);
		assert_int_equal(store_version(s), store_version(f->store));
		store_close(s);
		kept_same(before, kept_rows(f, spec));
		kept_same(kept_catalogue(f, f->spec), kept_catalogue(f, spec));
		/* A second time there is nothing to do. */
		assert_true(fixture_raw_at(f, spec, "SELECT COUNT(*), MIN(at), MAX(at) FROM schema_step", text, sizeof(text)));
		clock_fixed(FIXTURE_NOW + 1000);
		assert_ok(store_open(spec, &up, &s, &e), &e);
		store_close(s);
		char again[128];
		assert_true(fixture_raw_at(f, spec, "SELECT COUNT(*), MIN(at), MAX(at) FROM schema_step", again, sizeof(again)));
		assert_string_equal(text, again);
		clock_fixed(FIXTURE_NOW);
		kept_holds(f, spec);
	}
}

static void a_newer_store_is_refused(void **state)
{
	struct fixture *f = *state;
	char spec[512], text[192];
	kept_load(f, kept_newest(), spec, sizeof(spec));
	snprintf(text, sizeof(text), "INSERT INTO schema_step (step, at) VALUES (%d, 0)", kept_newest() + 1);
	assert_true(fixture_raw_at(f, spec, text, (char[512]){0}, 512));
	char *was = kept_catalogue(f, spec), *rows = kept_rows(f, spec);
	snprintf(text, sizeof(text), "the store is of a newer program (step %d, this program knows %d): use that one; "
		"nothing was changed", kept_newest() + 1, kept_newest());
	refused(spec, &plain, text);
	refused(spec, &look, text);
	refused(spec, &up, text);
	refused(spec, &(struct store_options){.read_only = true, .older = true}, text);
	kept_same(was, kept_catalogue(f, spec));
	kept_same(rows, kept_rows(f, spec));
}

/* ---- a backup before ---- */

/* The new program writes a backup of the old store; restored, it is the migrated one. */
static void an_older_store_can_be_backed_up(void **state)
{
	struct fixture *f = *state;
	for (int step = 1; step < kept_newest(); step++) {
		struct store_options older = {.read_only = true, .older = true};
		char spec[512], to[512], path[128];
		struct store *s;
		struct err e = {0};
		kept_load(f, step, spec, sizeof(spec));
		/* No backup holds these. */
		assert_true(fixture_raw_at(f, spec, "DELETE FROM job", path, sizeof(path)));
		char *was = kept_catalogue(f, spec), *rows = kept_rows(f, spec);
		snprintf(path, sizeof(path), "%s/backup%d", f->dir, step);
		assert_ok(store_open(spec, &older, &s, &e), &e);
		assert_int_equal(store_version(s), step);
		assert_ok(store_backup(s, path, NULL, NULL, &e), &e);
		store_close(s);
		kept_same(was, kept_catalogue(f, spec));
		fixture_place(f, to, sizeof(to));
		assert_ok(store_restore(path, to, NULL, NULL, &e), &e);
		kept_same(rows, kept_rows(f, to));
		kept_same(kept_catalogue(f, f->spec), kept_catalogue(f, to));
		kept_holds(f, to);
	}
}

/* ---- two at a time ---- */

struct racer { const char *spec; bool ok; struct err e; pthread_t thread; };

static void *race(void *ctx)
{
	struct racer *r = ctx;
	struct store *s;
	r->ok = store_open(r->spec, &up, &s, &r->e);
	if (r->ok)
		store_close(s);
	return NULL;
}

static void several_at_once_migrate_it_once(void **state)
{
	struct fixture *f = *state;
	struct racer r[4];
	char spec[512], text[128];
	kept_load(f, 1, spec, sizeof(spec));
	for (size_t i = 0; i < ARRAY_LEN(r); i++) {
		r[i] = (struct racer){.spec = spec};
		assert_int_equal(pthread_create(&r[i].thread, NULL, race, &r[i]), 0);
	}
	for (size_t i = 0; i < ARRAY_LEN(r); i++) {
		assert_int_equal(pthread_join(r[i].thread, NULL), 0);
		assert_ok(r[i].ok, &r[i].e);
	}
	assert_true(fixture_raw_at(f, spec, "SELECT COUNT(*) = MAX(step) FROM schema_step", text, sizeof(text)));
	assert_true(text[0] == '1' || text[0] == 't');
	kept_same(kept_catalogue(f, f->spec), kept_catalogue(f, spec));
	kept_holds(f, spec);
}

/* Somebody else is writing: it waits its patience, then says so, and the store is what it was. */
static void a_busy_store_is_left_alone(void **state)
{
	struct fixture *f = *state;
	struct store_options hasty = {.migrate = true, .wait_ms = 50};
	char spec[512];
	struct err e = {0};
	struct store *s;
	struct conn *c = NULL;
	const struct driver *d = f->store->driver;
	kept_load(f, 2, spec, sizeof(spec));
	char *was = kept_catalogue(f, spec);
	assert_ok(d->open(spec, CONN_WRITER, false, f->store->schema, 0, &c, &e), &e);
	assert_ok(d->begin(c, true, &e), &e);
	assert_false(store_open(spec, &hasty, &s, &e));
	assert_int_equal(e.code, ERR_BUSY);
	d->rollback(c);
	d->close(c);
	kept_same(was, kept_catalogue(f, spec));
	err_clear(&e);
	assert_ok(store_open(spec, &hasty, &s, &e), &e);
	store_close(s);
	kept_holds(f, spec);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_newest_step_is_kept),
		cmocka_unit_test(a_step_stays_as_it_was),
		cmocka_unit_test(every_kept_store_goes_to_the_newest),
		cmocka_unit_test(a_newer_store_is_refused),
		cmocka_unit_test(an_older_store_can_be_backed_up),
		cmocka_unit_test(several_at_once_migrate_it_once),
		cmocka_unit_test(a_busy_store_is_left_alone),
	};
	return fixture_run_with("kept-migrate", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
