/* A store and its witnesses, on both engines: rollback, forks, every answer, changed cosignatures, an idle log. */
#include "tests/seal/child.h"
#include "tests/tamper/agree.h"
#include "tests/tamper/build.h"
#include "tests/tamper/raw.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "engine/trail_witness.h"
#include "http/small.h"
#include "util/clean.h"
#include "util/clock.h"
#include "witness/witness.h"

#define NAME "pref.example/witness"
#define HOUR 3600000

/* What the witness is made to answer: nothing set, the real one answers. */
static struct said { int status; const char *type, *text; int n; } said;

struct scene {
	char dir[128], copies[128];
	struct arena *a;
	struct lang en;
	struct witness *w;
	struct small *server;
	struct witness_list list;
	const char *wanted;                      /* the file of that list */
	struct note_key key;
	struct raw *raw;
};

static int answer(void *ctx, struct str body, const char **ret_type, struct buf *ret)
{
	struct scene *s = ctx;

	said.n++;
	if (!said.status)
		return witness_answer(s->w, body, ret_type, ret);
	*ret_type = said.type;
	buf_add(ret, str_of(said.text));
	return said.status;
}

static int up(void **state)
{
	struct fixture *f = *state;
	struct scene *s = calloc(1, sizeof(*s));
	const char *key;
	struct err e = {0};

	setenv("no_proxy", "127.0.0.1", 1);
	said = (struct said){0};
	f->data = s;
	s->a = arena_new(1 << 26);
	s->en = (struct lang){LANG_EN, s->a};
	build_city(f);
	build_key(&s->key);
	snprintf(s->dir, sizeof(s->dir), "%s-w", f->dir);
	snprintf(s->copies, sizeof(s->copies), "%s-copies", f->dir);
	assert_int_equal(mkdir(s->copies, 0700), 0);
	assert_ok(witness_create(s->dir, NAME, s->a, &key, &e), &e);
	assert_ok(witness_add(s->dir, note_key_text(s->a, &s->key), &e), &e);
	assert_ok(witness_open(s->dir, &s->w, &e), &e);
	struct small_options o = {.listen = "127.0.0.1:0", .path = WITNESS_PATH, .max = WITNESS_MAX, .fn = answer, .ctx = s};
	assert_ok(small_start(&o, &s->server, &e), &e);
	const char *line = arena_cprintf(s->a, "# the prefecture\n\n%s http://127.0.0.1:%d/\n", key, small_port(s->server));
	assert_ok(trail_witnesses_read(s->a, str_of(line), &s->list, &e), &e);
	assert_int_equal(s->list.n, 1);
	s->wanted = arena_cprintf(s->a, "%s/witnesses", f->dir);
	FILE *file = fopen(s->wanted, "w");
	assert_true(file && fputs(line, file) > 0 && fclose(file) == 0);
	return 0;
}

static int down(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	small_stop(s->server);
	witness_close(s->w);
	if (s->raw)
		raw_close(s->raw);
	seal_child_remove(s->dir);
	seal_child_remove(s->copies);
	arena_free(s->a);
	free(s);
	return 0;
}

/* asked: how many requests that took. */
static void turn(struct fixture *f, int asked)
{
	struct scene *s = f->data;
	struct err e = {0};
	bool did;

	said.n = 0;
	assert_ok(trail_witness_turn(f->store, &s->list.p[0], clock_now(), false, &did, &e), &e);
	assert_int_equal(said.n, asked);
	assert_int_equal(did, asked > 0);
}

static void fails(struct fixture *f, enum err_code code, const char *part)
{
	struct scene *s = f->data;
	struct err e = {0};
	bool did;

	assert_false(trail_witness_turn(f->store, &s->list.p[0], clock_now(), false, &did, &e));
	if (e.code != code || !strstr(e.text, part))
		fail_msg("wanted \"%s\" (%d), got \"%s\" (%d)", part, code, e.text, e.code);
}

/* part NULL: all well. */
static void verified(struct fixture *f, bool wanted, int64_t n, const char *part)
{
	struct scene *s = f->data;
	const char *bad;
	struct err e = {0};
	int64_t got;

	assert_ok(trail_cosignatures(f->store, wanted ? &s->list : NULL, &s->en, s->a, &got, &bad, &e), &e);
	if (!part != !bad || (part && !strstr(bad, part)))
		fail_msg("wanted \"%s\", got \"%s\"", part ? part : "(well)", bad ? bad : "(well)");
	if (!part)
		assert_int_equal(got, n);
	if (!agree_on())
		return;
	agree_with(NULL, wanted ? s->wanted : NULL);
	agree(f, &s->key, STR_NONE, part != NULL, bad);
	agree_with(NULL, NULL);
}

static void cosigned(void **state)
{
	struct fixture *f = *state;

	turn(f, 0);                              /* no checkpoint yet */
	verified(f, true, 0, NULL);
	build_checkpoint(f);
	verified(f, true, 0, "There is no cosignature of witness " NAME);
	turn(f, 1);
	turn(f, 0);
	verified(f, true, 1, NULL);
	for (int i = 0; i < 70; i++) {           /* more than one batch of verify */
		build_more(f, i == 3 ? 300 : 1);
		build_checkpoint(f);
		turn(f, 1);
	}
	verified(f, true, 71, NULL);
}

/* The log does nothing, and the witness hears of it once in WITNESS_AGAIN_MS. */
static void idle(void **state)
{
	struct fixture *f = *state;
	int asked = 0;

	build_checkpoint(f);
	turn(f, 1);
	for (int h = 1; h <= 100; h++) {
		struct scene *s = f->data;
		struct err e = {0};
		bool did;
		clock_fixed(FIXTURE_NOW + (int64_t)h * HOUR);
		assert_ok(trail_witness_turn(f->store, &s->list.p[0], clock_now(), false, &did, &e), &e);
		asked += did;
	}
	assert_int_equal(asked, 5);
	verified(f, true, 6, NULL);
}

/* The store forgot what was cosigned (a restore of an older backup with the same tree): it is asked, and told the size. */
static void told_the_size(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_checkpoint(f);
	turn(f, 1);
	build_more(f, 5);
	build_checkpoint(f);
	turn(f, 1);
	s->raw = raw_open(f);
	raw_do(s->raw, "DELETE FROM cosignature");
	fixture_reopen(f, NULL);
	build_more(f, 2);
	build_checkpoint(f);
	turn(f, 2);                              /* 409, then 200 */
	verified(f, true, 1, NULL);
}

static void rollback_and_fork(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_checkpoint(f);
	turn(f, 1);
	s->raw = raw_open(f);
	raw_keep(s->raw, "early");
	fixture_reopen(f, NULL);
	build_more(f, 5);
	build_checkpoint(f);
	turn(f, 1);
	int64_t size = build_size(f);
	raw_back(s->raw, "early", NULL);
	fixture_reopen(f, NULL);
	/* what the witness said is still there, or only the witness knows */
	fails(f, ERR_CORRUPT, "the store was set back");
	raw_do(s->raw, "DELETE FROM cosignature");
	fixture_reopen(f, NULL);
	fails(f, ERR_CORRUPT, "the store was set back");
	/* grown again, otherwise: to the same size, and past it */
	build_more(f, 5);
	assert_int_equal(build_size(f), size);
	build_checkpoint(f);
	fails(f, ERR_CORRUPT, "there are two histories");
	build_more(f, 1);
	build_checkpoint(f);
	fails(f, ERR_CORRUPT, "has not grown out of what it cosigned (422)");
}

static void every_answer(void **state)
{
	static const struct { struct said said; enum err_code code; const char *part; } list[] = {
		{{403, NULL, "x", 0}, ERR_DENIED, "403"}, {{404, NULL, "x", 0}, ERR_DENIED, "404"},
		{{422, NULL, "x", 0}, ERR_CORRUPT, "422"}, {{400, NULL, "x", 0}, ERR_IO, "status 400"},
		{{500, NULL, "x", 0}, ERR_IO, "status 500"}, {{302, NULL, "x", 0}, ERR_IO, "status 302"},
		{{409, "text/plain", "0\n", 0}, ERR_IO, "status 409"}, {{409, WITNESS_SIZE_TYPE, "x\n", 0}, ERR_IO, "status 409"},
		{{409, WITNESS_SIZE_TYPE, "0", 0}, ERR_IO, "status 409"},
		{{409, WITNESS_SIZE_TYPE, "0\n", 0}, ERR_CORRUPT, "two histories"},
		{{409, WITNESS_SIZE_TYPE, "900000\n", 0}, ERR_CORRUPT, "set back"},
		{{200, NULL, "", 0}, ERR_CORRUPT, "signature line"}, {{200, NULL, "hello\n", 0}, ERR_CORRUPT, "dash"},
		{{200, NULL, "\xe2\x80\x94 somebody.example AAAA\n", 0}, ERR_CORRUPT, "no cosignature is by " NAME},
		{{200, NULL, "\xe2\x80\x94 " NAME " AAAA\n", 0}, ERR_CORRUPT, "is not one of its key"},
		{{200, NULL, "x\n1\nx\n\n\xe2\x80\x94 " NAME " AAAA\n", 0}, ERR_CORRUPT, "not signature lines alone"},
	};
	struct fixture *f = *state;

	build_checkpoint(f);
	for (size_t i = 0; i < ARRAY_LEN(list); i++) {
		said = list[i].said;
		fails(f, list[i].code, list[i].part);
	}
	said.status = 0;
	verified(f, false, 0, NULL);
	turn(f, 1);
}

static void changed_cosignatures(void **state)
{
	static const struct { const char *sql, *part; } list[] = {
		{"UPDATE cosignature SET time = time + 1000", "is not one of its key"},
		{"UPDATE cosignature SET size = 0", "that this store does not have"},
		{"UPDATE cosignature SET witness = 'x'", "is not one of its key"},
		{"UPDATE cosignature SET line = 'x'", "is not one of its key"},
		{"UPDATE cosignature SET line = ''", "is not one of its key"},
		{"UPDATE cosignature SET line = line || line", "is not one of its key"},
		{"UPDATE cosignature SET line = replace(line, ' pref', ' qref')", "is not one of its key"},
		{"UPDATE cosignature SET witness = replace(witness, 'pref', 'qref')", "is not one of its key"},
		{"DELETE FROM cosignature", "There is no cosignature of witness"},
	};
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_checkpoint(f);
	turn(f, 1);
	s->raw = raw_open(f);
	for (size_t i = 0; i < ARRAY_LEN(list); i++) {
		raw_do(s->raw, "DELETE FROM cosignature");
		fixture_reopen(f, NULL);
		clock_fixed(FIXTURE_NOW + (int64_t)i * 1000);
		said.n = 0;
		turn(f, 2);
		verified(f, true, 1, NULL);
		raw_do(s->raw, "%s", list[i].sql);
		fixture_reopen(f, NULL);
		verified(f, true, 0, list[i].part);
	}
}

/* The last cosignatures are taken away, or the witness stopped: named when the checkpoints have gone on for long. */
static void stopped(void **state)
{
	struct fixture *f = *state;
	const int64_t due = (FIXTURE_NOW + 2 * WITNESS_AGAIN_MS) / 1000;

	build_checkpoint(f);
	clock_fixed(FIXTURE_NOW);
	turn(f, 1);
	build_more(f, 1);
	build_checkpoint_at(f, due);
	verified(f, true, 1, NULL);
	build_more(f, 1);
	build_checkpoint_at(f, due + 1);
	verified(f, true, 0, "and then stopped");
	verified(f, false, 1, NULL);             /* nobody in particular is asked for */
}

static void compared(struct fixture *f, int64_t n, const char *part)
{
	struct scene *s = f->data;
	const char *bad;
	struct err e = {0};
	int64_t got, newest;

	assert_ok(trail_witness_compare(f->store, &s->key, s->copies, &s->en, s->a, &got, &newest, &bad, &e), &e);
	if (!part != !bad || (part && !strstr(bad, part)))
		fail_msg("wanted \"%s\", got \"%s\"", part ? part : "(well)", bad ? bad : "(well)");
	if (!part)
		assert_int_equal(got, n);
}

static void written(struct fixture *f, bool wanted)
{
	struct scene *s = f->data;
	struct err e = {0};
	bool did;

	assert_ok(trail_witness_dir(f->store, s->copies, &did, &e), &e);
	assert_int_equal(did, wanted);
}

static void directory(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct err e = {0};
	bool did;

	compared(f, 0, "There is no checkpoint in");
	written(f, false);
	build_checkpoint(f);
	written(f, true);
	written(f, false);
	s->raw = raw_open(f);
	raw_keep(s->raw, "early");
	fixture_reopen(f, NULL);
	build_more(f, 3);
	build_checkpoint(f);
	written(f, true);
	compared(f, 2, NULL);
	int64_t size = build_size(f);
	/* set back: the store alone is well, the directory has more; then otherwise to the same size */
	raw_back(s->raw, "early", NULL);
	fixture_reopen(f, NULL);
	compared(f, 0, "but this store has only");
	clock_fixed(FIXTURE_NOW + HOUR);
	build_more(f, 3);
	assert_int_equal(build_size(f), size);
	build_checkpoint(f);
	compared(f, 0, "the past was rewritten");
	assert_false(trail_witness_dir(f->store, s->copies, &did, &e));
	assert_int_equal(e.code, ERR_CORRUPT);
	assert_non_null(strstr(e.text, "there are two histories"));
}

static void list_of_witnesses(void **state)
{
	static const struct { const char *text, *part; } bad[] = {
		{"x http://a\n", "not a verifier key"},
		{"%s ftp://a\n", "begins with https"},
		{"%s\n", "begins with https"},
		{"%s http://a\n%s http://b\n", "the same witness twice"},
	};
	struct fixture *f = *state;
	struct scene *s = f->data;
	const char *key = s->list.p[0].key_text;
	struct witness_list got;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		CLEAN_BUF struct buf b = {0};
		struct err e = {0};
		buf_init(&b, 4096);
		for (const char *p = bad[i].text; *p; p++)
			if (p[0] == '%' && p[1] == 's') {
				buf_add(&b, str_of(key));
				p++;
			} else {
				buf_char(&b, *p);
			}
		assert_false(trail_witnesses_read(s->a, buf_str(&b), &got, &e));
		if (!strstr(e.text, bad[i].part))
			fail_msg("wanted \"%s\", got \"%s\"", bad[i].part, e.text);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(cosigned), cmocka_unit_test(idle), cmocka_unit_test(told_the_size),
		cmocka_unit_test(rollback_and_fork), cmocka_unit_test(every_answer), cmocka_unit_test(changed_cosignatures),
		cmocka_unit_test(stopped), cmocka_unit_test(directory), cmocka_unit_test(list_of_witnesses),
	};
	return fixture_run_with("witness-trail", tests, ARRAY_LEN(tests), up, down);
}
