/* Rounds with a real seal, entries as the act door writes them, and what readers get: lists of the trail's head, proofs. */
#include "tests/seal/child.h"
#include "tests/tamper/build.h"
#include "tests/tamper/raw.h"

#include <stdlib.h>

#include "engine/object.h"
#include "seal/seal.h"
#include "util/clock.h"

struct scene {
	char keys[128], socket[128];
	struct note_key key;
	struct arena *a;
	struct lang en;
	pid_t seal;
	struct raw *raw;
};

static int up(void **state)
{
	struct fixture *f = *state;
	struct scene *s = calloc(1, sizeof(*s));
	const char *key;
	struct err e = {0};

	f->data = s;
	s->a = arena_new(1 << 26);
	s->en = (struct lang){LANG_EN, s->a};
	snprintf(s->keys, sizeof(s->keys), "%s-keys", f->dir);
	snprintf(s->socket, sizeof(s->socket), "%s/socket", f->dir);
	assert_ok(seal_key_create(s->keys, BUILD_ORIGIN, s->a, &key, &e), &e);
	assert_true(note_key_read(s->a, str_of(key), &s->key, NULL));
	build_setting(f, "chain.key", key);
	return 0;
}

static int down(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	if (s->seal)
		seal_child_stop(s->seal, SIGTERM);
	if (s->raw)
		raw_close(s->raw);
	seal_child_remove(s->keys);
	arena_free(s->a);
	free(s);
	return 0;
}

static void round_is(struct fixture *f, int64_t size, bool is_new)
{
	struct scene *s = f->data;
	struct err e = {0};
	int64_t got;
	bool new_;

	assert_ok(seal_round(f->store, s->socket, &got, &new_, &e), &e);
	assert_int_equal(got, size);
	assert_int_equal(new_, is_new);
}

static void all_well(struct fixture *f, int64_t checkpoints, int64_t covered)
{
	struct scene *s = f->data;
	struct verify_report r;
	struct err e = {0};

	assert_ok(trail_verify(f->store, &s->key, &s->en, s->a, NULL, NULL, &r, &e), &e);
	if (r.bad)
		fail_msg("%s", r.bad);
	assert_int_equal(r.checkpoints, checkpoints);
	assert_int_equal(r.covered, covered);
}

static void rounds(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	s->seal = seal_child_start(s->keys, s->socket, getuid());
	round_is(f, 1, true);
	round_is(f, 1, false);                   /* nothing happened: asked again, nothing to keep */
	for (int64_t size = 2; size < 6; size++) {
		build_more(f, 1);
		round_is(f, size, true);
	}
	build_more(f, 270);
	round_is(f, 275, true);
	all_well(f, 6, 275);
	/* both processes may end at any time */
	seal_child_stop(s->seal, SIGKILL);
	fixture_reopen(f, NULL);
	s->seal = seal_child_start(s->keys, s->socket, getuid());
	round_is(f, 275, false);
	build_more(f, 1);
	round_is(f, 276, true);
	all_well(f, 7, 276);
}

/* The seal had signed, and the answer was lost before it was stored. */
static void lost_answer(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	s->seal = seal_child_start(s->keys, s->socket, getuid());
	build_more(f, 3);
	round_is(f, 4, true);
	s->raw = raw_open(f);
	raw_do(s->raw, "DELETE FROM checkpoint");
	fixture_reopen(f, NULL);
	round_is(f, 4, true);
	all_well(f, 1, 4);
}

static void fails(struct fixture *f, enum err_code code, const char *text)
{
	struct scene *s = f->data;
	struct err e = {0};
	int64_t size;
	bool new_;

	assert_false(seal_round(f->store, s->socket, &size, &new_, &e));
	if (!str_ends(str_of(e.text), str_of(text)))
		fail_msg("wanted \"%s\", got \"%s\"", text, e.text);
	assert_int_equal(e.code, code);
}

/* A store that was set back, by a restore or by an attacker, gets no signature: neither as it is, nor when it has grown again. */
static void set_back(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	s->seal = seal_child_start(s->keys, s->socket, getuid());
	build_more(f, 3);
	round_is(f, 4, true);
	s->raw = raw_open(f);
	raw_keep(s->raw, "early");
	fixture_reopen(f, NULL);
	build_more(f, 5);
	round_is(f, 9, true);
	raw_back(s->raw, "early", NULL);
	all_well(f, 1, 4);                       /* the store alone does not know */
	fails(f, ERR_DENIED, "the seal refused: the tree is smaller than the one that was signed last: entries are lost");
	build_more(f, 7);
	fails(f, ERR_DENIED, "the seal refused: the tree has not grown out of the one that was signed last: the past was "
		"changed, or the proof is broken");
	all_well(f, 1, 4);
}

static void another_seal(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	const char *key;
	struct err e = {0};

	fails(f, ERR_IO, "No such file or directory");
	seal_child_remove(s->keys);
	assert_ok(seal_key_create(s->keys, BUILD_ORIGIN, s->a, &key, &e), &e);
	s->seal = seal_child_start(s->keys, s->socket, getuid());
	fails(f, ERR_CORRUPT, "the seal's answer is not a checkpoint of this tree by " BUILD_ORIGIN);
	all_well(f, 0, 0);
	/* no key in the settings yet: the seal's own */
	build_setting(f, "chain.key", "");
	round_is(f, 2, true);
	build_setting(f, "chain.key", key);
	assert_true(note_key_read(s->a, str_of(key), &s->key, NULL));
	round_is(f, 3, true);
	all_well(f, 2, 3);
}

/* ---- entries ---- */

static bool write_entry(struct fixture *f, struct entry_new *n, bool commit, struct err *e)
{
	struct scene *s = f->data;
	struct tx *t;
	int64_t seq;

	assert_ok(tx_begin(f->store, TX_ACT, &t, e), e);
	assert_ok(tx_act_open(t, 1, &seq, e), e);
	if (n->seq < 0)
		n->seq = seq;
	if (!entry_write(t, s->a, n, NULL, e)) {
		tx_abort(t);
		return false;
	}
	if (commit)
		return tx_commit(t, e);
	tx_abort(t);
	return true;
}

static struct json *a_body(struct scene *s, int64_t out)
{
	struct json *body = json_obj(s->a), *o = json_add_obj(s->a, body, STR("out"));

	json_add_int(s->a, o, STR("kind"), OBJECT_CASE);
	json_add_int(s->a, o, STR("id"), out);
	return body;
}

static void bodies_are_fixed(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	const uint8_t token[CHAIN_TOKEN] = "0123456789abcde";
	struct entry_object about[] = {{OBJECT_CASE, 5}, {OBJECT_UNIT, 2}, {OBJECT_CASE, 5}, {OBJECT_CASE, 3}};
	struct entry_new n = {.seq = -1, .time = FIXTURE_NOW + 99999, .role = "staff", .act = "case_submit", .token = token,
		.body = a_body(s, 5),
		.objects = about, .n_objects = 4};
	struct val cols[8];
	struct err e = {0};
	struct tx *t;
	bool there;

	assert_ok(write_entry(f, &n, true, &e), &e);
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(tx_one(t, s->a, STMT_entry_one, ARGS(val_i(n.seq)), &there, cols, 8, &e), &e);
	assert_true(there);
	assert_str(cols[7].s, "{\"objects\":[[1,5],[4,2],[1,3]],\"out\":{\"id\":5,\"kind\":1},\"rows\":[],\"v\":1}");
	tx_abort(t);
	all_well(f, 0, 0);
}

static void tokens(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	uint8_t token[CHAIN_TOKEN] = "0123456789abcde";
	struct entry_new n = {.seq = -1, .time = FIXTURE_NOW + 99999, .actor = 12, .role = "", .act = "case_submit",
		.token = token,
		.body = a_body(s, 77)};
	struct entry_seen seen;
	struct err e = {0};
	struct tx *t;
	bool there;

	assert_ok(write_entry(f, &n, true, &e), &e);
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(entry_by_token(t, s->a, token, &seen, &there, &e), &e);
	assert_true(there);
	assert_int_equal(seen.seq, n.seq);
	assert_int_equal(seen.actor, 12);
	assert_string_equal(seen.act, "case_submit");
	assert_int_equal(seen.out_kind, OBJECT_CASE);
	assert_int_equal(seen.out_id, 77);
	token[3]++;
	assert_ok(entry_by_token(t, s->a, token, &seen, &there, &e), &e);
	assert_false(there);
	token[3]--;
	tx_abort(t);
	/* the same token again */
	n.seq = -1;
	n.body = a_body(s, 78);
	assert_false(write_entry(f, &n, true, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	all_well(f, 0, 0);
}

static void refusals(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	const uint8_t token[CHAIN_TOKEN] = "0123456789abcde";
	struct entry_new n = {.seq = -1, .time = FIXTURE_NOW - 1, .role = "", .act = "x", .token = token, .body = a_body(s, 1)};
	struct err e = {0};

	assert_false(write_entry(f, &n, false, &e));
	assert_int_equal(e.code, ERR_INVALID);
	assert_string_equal(e.text, arena_cprintf(s->a, "the clock stands before the last entry: %lld < %lld",
		(long long)FIXTURE_NOW - 1,
		(long long)FIXTURE_NOW));
	err_clear(&e);
	n.time = FIXTURE_NOW;
	n.seq = 5;
	assert_false(write_entry(f, &n, false, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_string_equal(e.text, "entry 5 is to be written, but 1 is next");
	err_clear(&e);
	n.seq = 1;
	n.n_objects = ENTRY_OBJECTS_MAX + 1;
	assert_false(write_entry(f, &n, false, &e));
	assert_int_equal(e.code, ERR_LIMIT);
	err_clear(&e);
	n.n_objects = 0;
	char *big = malloc(ENTRY_BODY_MAX);
	memset(big, 'x', ENTRY_BODY_MAX);
	json_add_str(s->a, n.body, STR("in"), (struct str){big, ENTRY_BODY_MAX});
	free(big);
	assert_false(write_entry(f, &n, false, &e));
	assert_int_equal(e.code, ERR_LIMIT);
	assert_string_equal(e.text, arena_cprintf(s->a, "an entry's body is at most %d bytes", ENTRY_BODY_MAX));
	all_well(f, 0, 0);
}

/* ---- reading ---- */

static void reads(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct entry *list, one;
	struct err e = {0};
	struct tx *t;
	size_t n;
	bool there;

	build_more(f, 9);
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(trail_list(NULL, t, s->a, -1, 4, &s->en, &list, &n, &e), &e);
	assert_int_equal(n, 4);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(list[i].seq, 9 - (int64_t)i);
	assert_ok(trail_list(NULL, t, s->a, 2, 4, &s->en, &list, &n, &e), &e);
	assert_int_equal(n, 2);
	assert_int_equal(list[0].seq, 1);
	assert_int_equal(list[1].seq, 0);
	/* every entry is about setting 1, and entry n about person n + 1 */
	assert_ok(trail_of(NULL, t, s->a, OBJECT_SETTING, 1, -1, 100, &s->en, &list, &n, &e), &e);
	assert_int_equal(n, 10);
	assert_ok(trail_of(NULL, t, s->a, OBJECT_PERSON, 8, -1, 100, &s->en, &list, &n, &e), &e);
	assert_int_equal(n, 1);
	assert_int_equal(list[0].seq, 7);
	assert_ok(trail_of(NULL, t, s->a, OBJECT_PERSON, 8, 7, 100, &s->en, &list, &n, &e), &e);
	assert_int_equal(n, 0);

	assert_ok(trail_entry(NULL, t, s->a, 7, &s->en, &one, &there, &e), &e);
	assert_true(there);
	assert_int_equal(one.time, FIXTURE_NOW + 7000);
	assert_int_equal(one.actor, 1);
	assert_string_equal(one.role, "staff");
	assert_string_equal(one.act, "setting_change");
	assert_string_equal(one.who_text, "関守 太郎");
	assert_int_equal(json_get(one.body, "rows")->count, 1);
	assert_ok(trail_entry(NULL, t, s->a, 10, &s->en, &one, &there, &e), &e);
	assert_false(there);
	tx_abort(t);
}

static void names_who_did_it(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	static const struct { const char *name, *title, *unit, *ja, *en; } cases[] = {
		{"関守 太郎", "課長", "総務課", "総務課 課長 関守 太郎", "関守 太郎, 課長, 総務課"},
		{"関守 太郎", "", "総務課", "総務課 関守 太郎", "関守 太郎, 総務課"},
		{"関守 太郎", "", "", "関守 太郎", "関守 太郎"},
		{NULL, NULL, NULL, "システム", "The system"},
	};
	struct lang ja = {LANG_JA, s->a};
	struct entry one;
	bool there;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		uint8_t token[CHAIN_TOKEN] = {(uint8_t)i};
		struct entry_new n = {.seq = -1, .time = FIXTURE_NOW, .role = "", .act = "an_act_of_the_past", .token = token,
			.body = a_body(s, 1)};
		struct err e = {0};
		struct tx *t;
		if (cases[i].name) {
			struct json *who = json_add_obj(s->a, n.body, STR("who"));
			json_add_str(s->a, who, STR("name"), str_of(cases[i].name));
			json_add_str(s->a, who, STR("title"), str_of(cases[i].title));
			json_add_str(s->a, who, STR("unit"), str_of(cases[i].unit));
		}
		assert_ok(write_entry(f, &n, true, &e), &e);
		assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
		assert_ok(trail_entry(NULL, t, s->a, n.seq, &s->en, &one, &there, &e), &e);
		assert_string_equal(one.who_text, cases[i].en);
		assert_string_equal(one.act_title, "an_act_of_the_past");        /* not known any more: its name */
		assert_ok(trail_entry(NULL, t, s->a, n.seq, &ja, &one, &there, &e), &e);
		assert_string_equal(one.who_text, cases[i].ja);
		tx_abort(t);
	}
}

/* ---- proofs ---- */

static void proofs(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct err e = {0};
	struct tx *t;

	s->seal = seal_child_start(s->keys, s->socket, getuid());
	build_more(f, 259);
	round_is(f, 260, true);
	build_more(f, 1);
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	static const int64_t which[] = {0, 1, 254, 255, 256, 259};
	for (size_t i = 0; i < ARRAY_LEN(which); i++) {
		CLEAN_BUF struct buf file = {0};
		struct proof p;
		struct leaf l;
		int64_t idx;
		buf_init(&file, NOTE_MAX);
		assert_ok(trail_proof(t, s->a, which[i], &file, &e), &e);
		assert_ok(proof_read(s->a, buf_str(&file), &p, &e), &e);
		assert_ok(leaf_read(p.extra, &l, &e), &e);
		assert_int_equal(l.seq, which[i]);
		struct hash leaf = leaf_hash_bytes(p.extra);
		assert_ok(proof_check(buf_str(&file), &leaf, &s->key, &idx, &e), &e);
		assert_int_equal(idx, which[i]);
	}
	CLEAN_BUF struct buf none = {0};
	buf_init(&none, NOTE_MAX);
	assert_false(trail_proof(t, s->a, 260, &none, &e));
	assert_int_equal(e.code, ERR_NOT_FOUND);
	assert_string_equal(e.text, "no checkpoint covers entry 260 yet");
	err_clear(&e);
	assert_false(trail_proof(t, s->a, 261, &none, &e));
	assert_string_equal(e.text, "there is no entry 261");
	tx_abort(t);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(rounds),
		cmocka_unit_test(lost_answer),
		cmocka_unit_test(set_back),
		cmocka_unit_test(another_seal),
		cmocka_unit_test(bodies_are_fixed),
		cmocka_unit_test(tokens),
		cmocka_unit_test(refusals),
		cmocka_unit_test(reads),
		cmocka_unit_test(names_who_did_it),
		cmocka_unit_test(proofs),
	};

	seal_child_main(argc, argv);
	return fixture_run_with("round", tests, ARRAY_LEN(tests), up, down);
}
