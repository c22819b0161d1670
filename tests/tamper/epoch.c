/* Attacks on the sets of signing keys, and by those who hold some of them; the honest walk from set to set, through
 * rotation, recovery and a new generation. */
#include <stdlib.h>

#include "tests/tamper/agree.h"
#include "tests/tamper/forge.h"
#include "tests/tamper/sets.h"
#include "util/clock.h"

struct scene {
	struct key_sets sets;
	struct raw *raw;
	struct arena *a, *words;
	struct lang en;
	struct note_key first;                   /* the stable key as it was published first */
	int64_t told[3], closed[3];              /* entries that announce set 1, 2; sizes of the checkpoints that close 0, 1 */
};

static int64_t now_size(struct fixture *f)
{
	return build_size(f);
}

/* Set 0, 1 and 2, as an honest server and seal have them. */
static void live(struct fixture *f)
{
	struct scene *s = f->data;

	build_more(f, 2);
	sets_checkpoint(&s->sets, f, 0, now_size(f));
	for (int set = 1; set <= 2; set++) {
		build_more(f, 2);
		s->told[set] = sets_announce(&s->sets, f);
		s->closed[set] = now_size(f);
		sets_checkpoint(&s->sets, f, set - 1, s->closed[set]);
		build_more(f, 2);
		sets_checkpoint(&s->sets, f, set, now_size(f));
	}
}

static int up(void **state)
{
	struct fixture *f = *state;
	struct scene *s = calloc(1, sizeof(*s));

	f->data = s;
	s->a = arena_new(1 << 26);
	s->words = arena_new(1 << 24);
	s->en = (struct lang){LANG_EN, s->words};
	build_key(&s->first);
	sets_begin(&s->sets);
	build_setting(f, "chain.key", note_key_text(s->a, &s->first));
	live(f);
	return 0;
}

static int down(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	if (s->raw)
		raw_close(s->raw);
	arena_free(s->a);
	arena_free(s->words);
	free(s);
	return 0;
}

static void hand(struct fixture *f)
{
	struct scene *s = f->data;

	if (!s->raw)
		s->raw = raw_open(f);
	fixture_reopen(f, NULL);
}

static struct verify_report verify(struct fixture *f, const struct note_key *key)
{
	struct scene *s = f->data;
	struct verify_report r;
	struct err e = {0};

	arena_reset(s->words);
	assert_ok(trail_verify(f->store, key, &s->en, s->words, NULL, NULL, &r, &e), &e);
	agree_report(f, key, &r);
	return r;
}

static void all_well(struct fixture *f, const struct note_key *key)
{
	struct verify_report r = verify(f, key);

	if (r.bad)
		fail_msg("%s", r.bad);
}

static void found(struct fixture *f, const char *kind, int64_t seq, const char *text)
{
	struct scene *s = f->data;
	struct verify_report r = verify(f, &s->first);

	if (!r.bad)
		fail_msg("not found: wanted %s", text);
	if (strcmp(r.bad_kind, kind) != 0 || r.bad_seq != seq || !str_ends(str_of(r.bad), str_of(text)))
		fail_msg("wanted \"%s\" (%s %lld), got \"%s\" (%s %lld)", text, kind, (long long)seq, r.bad, r.bad_kind,
			(long long)r.bad_seq);
}

/* ---- honest ---- */

static void walks(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct verify_report r = verify(f, &s->first);

	assert_null(r.bad);
	assert_int_equal(r.checkpoints, 5);
	for (int i = 0; i < 5; i++) {
		sets_announce(&s->sets, f);
		sets_checkpoint(&s->sets, f, s->sets.n - 2, now_size(f));
		all_well(f, &s->first);
	}
	/* between the entry and its checkpoint */
	sets_announce(&s->sets, f);
	all_well(f, &s->first);
	all_well(f, NULL);
	/* two servers at once: the set that ends may sign more than one */
	sets_checkpoint(&s->sets, f, s->sets.n - 2, now_size(f));
	build_more(f, 1);
	sets_checkpoint(&s->sets, f, s->sets.n - 2, now_size(f));
	all_well(f, &s->first);
	build_more(f, 1);
	sets_checkpoint(&s->sets, f, s->sets.n - 1, now_size(f));
	all_well(f, &s->first);
}

/* Another stable key: whoever trusts the old one follows, and whoever trusts the new one looks back. */
static void rotation(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct keys_seeds seeds;
	struct keys k = sets_next(&s->sets, f, &seeds);
	struct note_key second, foreign;

	memset(seeds.stable, 77, NOTE_SEED);
	note_key_of_seed(BUILD_ORIGIN, seeds.stable, &second);
	memcpy(k.stable, second.pub, KEY_LEN);
	int64_t seq = sets_entry(f, sets_note(&s->sets, s->a, &k, 2, false), STR_NONE);
	sets_keep(&s->sets, &k, &seeds);
	sets_checkpoint(&s->sets, f, 2, now_size(f));
	all_well(f, &s->first);
	/* that a key was announced is no proof: it must have signed */
	struct verify_report r = verify(f, &second);
	assert_string_equal(r.bad_kind, "keys");
	assert_int_equal(r.bad_seq, seq);
	assert_string_equal(r.bad, "No checkpoint is signed by the key that was given: that it is announced proves nothing.");
	build_more(f, 1);
	sets_checkpoint(&s->sets, f, 3, now_size(f));
	all_well(f, &s->first);
	all_well(f, &second);
	note_key_of_seed(BUILD_ORIGIN, sets_recovery, &foreign);
	r = verify(f, &foreign);
	assert_string_equal(r.bad, "The key that was given is none of the stable keys of this chain.");
	/* a checkpoint of either is one of ours */
	const char *bad;
	struct err e = {0};
	struct str old = sets_sign(&s->sets, f, s->a, 2, 3, FIXTURE_NOW / 1000);
	assert_ok(trail_check_note(f->store, &second, old, &s->en, s->words, &bad, &e), &e);
	assert_null(bad);
}

/* The seal is lost after it announced a set that never signed: the recovery key goes on. */
static void recovery(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct keys_seeds seeds;
	struct note_key third;
	int64_t signed_size = now_size(f);
	struct str last = sets_sign(&s->sets, f, s->a, 2, signed_size, FIXTURE_NOW / 1000 + signed_size);

	sets_announce(&s->sets, f);
	struct keys k = sets_next(&s->sets, f, &seeds);
	memset(seeds.stable, 78, NOTE_SEED);
	note_key_of_seed(BUILD_ORIGIN, seeds.stable, &third);
	memcpy(k.stable, third.pub, KEY_LEN);
	k.seen_size = k.from_size = signed_size;
	k.seen_root = k.from_root = s->sets.keys[3].from_root;
	int64_t seq = sets_entry(f, sets_note(&s->sets, s->a, &k, 3, true), last);
	sets_keep(&s->sets, &k, &seeds);
	all_well(f, &s->first);
	sets_checkpoint(&s->sets, f, 4, now_size(f));
	all_well(f, &s->first);
	all_well(f, &third);
	/* who found the old seal goes on with it */
	build_more(f, 1);
	sets_checkpoint(&s->sets, f, 2, now_size(f));
	found(f, "checkpoint", now_size(f) - 1, arena_cprintf(s->a, "The checkpoint over %lld entries is signed by set 2 of "
		"keys, which had ended; set 4 should sign it.", (long long)now_size(f)));
	assert_true(seq < now_size(f));
}

static void recovery_without_its_witness(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct keys_seeds seeds;
	struct keys k = sets_next(&s->sets, f, &seeds);
	int64_t seq = sets_entry(f, sets_note(&s->sets, s->a, &k, 2, true), sets_sign(&s->sets, f, s->a, 2, 3, 5));

	found(f, "keys", seq,
		"opens a new generation or a recovered seal, but does not name the checkpoint that was signed last.");
}

/* After a rollback: another origin, another stable key; the entry names what was signed and is gone. */
static void generation(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct keys_seeds seeds;
	struct note_key second;
	char origin[KEYS_ORIGIN_MAX + 1];

	hand(f);
	raw_keep(s->raw, "backup");
	fixture_reopen(f, NULL);
	int64_t kept = now_size(f);
	build_more(f, 7);
	int64_t lost = now_size(f);
	struct str last = sets_sign(&s->sets, f, s->a, 2, lost, FIXTURE_NOW / 1000 + lost);
	struct keys seen = sets_next(&s->sets, f, &seeds);
	raw_back(s->raw, "backup", NULL);
	fixture_reopen(f, NULL);

	struct keys k = sets_next(&s->sets, f, &seeds);
	assert_int_equal(k.from_size, kept);
	keys_next_origin(k.origin, origin);
	memcpy(k.origin, origin, sizeof(k.origin));
	memset(seeds.stable, 79, NOTE_SEED);
	note_key_of_seed(origin, seeds.stable, &second);
	memcpy(k.stable, second.pub, KEY_LEN);
	k.seen_size = seen.seen_size;
	k.seen_root = seen.seen_root;
	k.seen_seconds = seen.seen_seconds;
	sets_entry(f, sets_note(&s->sets, s->a, &k, 2, false), last);
	sets_keep(&s->sets, &k, &seeds);
	sets_checkpoint(&s->sets, f, 3, now_size(f));
	all_well(f, &s->first);
	all_well(f, &second);
	/* nothing of the old generation any more */
	build_more(f, 1);
	sets_checkpoint(&s->sets, f, 2, now_size(f));
	found(f, "checkpoint", now_size(f) - 1, "is signed by set 2 of keys, which had ended; set 3 should sign it.");
}

/* ---- announcements ---- */

static void skipped(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct keys_seeds seeds;
	struct keys k = sets_next(&s->sets, f, &seeds);

	k.number++;
	int64_t seq = sets_entry(f, sets_note(&s->sets, s->a, &k, 2, false), STR_NONE);
	found(f, "keys", seq, "announces set 4 of signing keys, but set 3 is next: sets were skipped.");
}

static void reused(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	int64_t seq = sets_entry(f, sets_note(&s->sets, s->a, &s->sets.keys[1], 0, false), STR_NONE);

	found(f, "keys", seq, "announces set 1 of signing keys, which was announced before.");
}

static void old_epoch_key_again(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct keys_seeds seeds;
	struct keys k = sets_next(&s->sets, f, &seeds);

	memcpy(k.epoch, s->sets.keys[2].epoch, KEY_LEN);
	int64_t seq = sets_entry(f, sets_note(&s->sets, s->a, &k, 2, false), STR_NONE);
	found(f, "keys", seq, "announces set 3 of signing keys, but set 2 has not signed that.");
}

/* With the stable key and every epoch but the present one; with another city's keys; with no note at all. */
static void not_signed_by_the_set_before(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct keys_seeds seeds;
	struct keys k = sets_next(&s->sets, f, &seeds);
	struct key_sets forged = s->sets;

	hand(f);
	memcpy(forged.seeds[2].epoch, forged.seeds[1].epoch, NOTE_SEED);
	int64_t seq = sets_entry(f, sets_note(&forged, s->a, &k, 2, false), STR_NONE);
	found(f, "keys", seq, "announces set 3 of signing keys, but set 2 has not signed that.");
	raw_do(s->raw, "UPDATE entry_body SET body = '%s' WHERE seq = %lld",
		"{\"in\":{\"note\":\"x\"},\"objects\":[],\"rows\":[],\"v\":1}", (long long)seq);
	found(f, "keys", seq, "announces signing keys, but does not hold such an announcement.");
	raw_do(s->raw, "DELETE FROM entry_body WHERE seq = %lld", (long long)seq);
	struct verify_report r = verify(f, &s->first);
	assert_string_equal(r.bad_kind, "body");
	assert_int_equal(r.bad_seq, seq);
}

static void from_another_tree(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct keys_seeds seeds;
	struct keys k = sets_next(&s->sets, f, &seeds);

	k.seen_root = k.from_root = hash_of(STR("another tree"));
	int64_t seq = sets_entry(f, sets_note(&s->sets, s->a, &k, 2, false), STR_NONE);
	sets_checkpoint(&s->sets, f, 2, now_size(f));
	found(f, "keys", seq, arena_cprintf(s->a, "lets set 3 of signing keys go on from %lld entries that are not those of this "
		"store.", (long long)k.from_size));
}

/* ---- checkpoints ---- */

static void not_announced(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct keys_seeds seeds;
	struct keys k = sets_next(&s->sets, f, &seeds);

	sets_keep(&s->sets, &k, &seeds);
	build_more(f, 1);
	sets_checkpoint(&s->sets, f, 3, now_size(f));
	found(f, "checkpoint", now_size(f) - 1, "is signed by set 3 of keys, which was not announced; set 2 should sign it.");
}

static void after_its_end(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_more(f, 1);
	sets_checkpoint(&s->sets, f, 1, now_size(f));
	found(f, "checkpoint", now_size(f) - 1, "is signed by set 1 of keys, which had ended; set 2 should sign it.");
}

/* The two lines of the first version are no way around the epochs. */
static void back_to_the_first_version(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_more(f, 1);
	sets_checkpoint(&s->sets, f, 0, now_size(f));
	found(f, "checkpoint", now_size(f) - 1, "is signed by set 0 of keys, which had ended; set 2 should sign it.");
}

static void closing_checkpoint_deleted(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	hand(f);
	raw_do(s->raw, "DELETE FROM checkpoint WHERE size = %lld", (long long)s->closed[2]);
	found(f, "checkpoint", now_size(f) - 1, arena_cprintf(s->a, "The checkpoint over %lld entries is signed by set 2 of "
		"keys, but no checkpoint by set 1 covers the entry that announces it.", (long long)now_size(f)));
}

/* Times are signed by both keys; who holds the present ones cannot go back before what was signed earlier. */
static void clock_stepped(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	int64_t size = now_size(f);

	hand(f);
	raw_do(s->raw, "UPDATE checkpoint SET time = %lld, note = '%s' WHERE size = %lld", (long long)FIXTURE_NOW,
		arena_cstr(s->a, sets_sign(&s->sets, f, s->a, 2, size, FIXTURE_NOW / 1000)), (long long)size);
	found(f, "checkpoint", size - 1, arena_cprintf(s->a, "The checkpoint over %lld entries was signed before a smaller one.",
		(long long)size));
}

/* ---- a thief of the store and of the seal as it is now ---- */

/* Every checkpoint is deleted, or signed anew with the keys at hand: the stable key, as in the first version, or with the
 * epoch key of the present set. What the set between has signed cannot be signed again. */
static void every_key_at_hand(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	int tried = 0;

	hand(f);
	int64_t changed = 0;
	for (int64_t seq = s->told[1] + 1; !changed; seq++)
		if (raw_number(s->raw, "SELECT COUNT(*) FROM entry WHERE seq = %lld AND act = 'setting_change'", (long long)seq))
			changed = seq;
	assert_true(changed < s->told[2]);
	raw_do(s->raw, "UPDATE entry SET actor = actor + 1 WHERE seq = %lld", (long long)changed);
	forge_rehash(s->raw);
	struct grid g = raw_rows(s->raw, s->a, "SELECT size FROM checkpoint ORDER BY size");
	assert_int_equal(g.n_rows, 5);
	for (int way = 0; way < 3 * 3 * 3 * 3 * 3; way++) {
		raw_do(s->raw, "DELETE FROM checkpoint");
		for (int i = 0, rest = way; i < 5; i++, rest /= 3) {
			static const int by[] = {0, 2};
			if (rest % 3 < 2)
				sets_checkpoint(&s->sets, f, by[rest % 3], g.cells[i].i);
		}
		struct verify_report r = verify(f, &s->first);
		if (!r.bad)
			fail_msg("not found: way %d", way);
		tried++;
	}
	assert_int_equal(tried, 243);
}

/* A disposal that names an announcement of keys: the store's own statement refuses, and a body that is gone all the same is
 * missed, whatever the disposal says. */
static void announcement_disposed_of(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct tx *t;
	struct err e = {0};
	int64_t seq, by;
	uint8_t token[CHAIN_TOKEN];

	hand(f);
	seq = raw_number(s->raw, "SELECT MIN(seq) FROM entry WHERE act = 'seal_keys'");
	assert_ok(tx_begin(f->store, TX_ACT, &t, &e), &e);
	assert_ok(tx_act_open(t, 1, &by, &e), &e);
	struct json *body = json_obj(s->a), *in = json_add_obj(s->a, body, STR("in"));
	struct json *erased = json_add_arr(s->a, json_add_arr(s->a, in, STR("erased")), STR_NONE);
	json_add_int(s->a, erased, STR_NONE, seq);
	struct json *pair = json_add_arr(s->a, json_add_arr(s->a, erased, STR_NONE), STR_NONE);
	json_add_int(s->a, pair, STR_NONE, 20);
	json_add_int(s->a, pair, STR_NONE, 1);
	json_add_arr(s->a, in, STR("kept"));
	rand_bytes(token, sizeof(token));
	struct entry_object about[] = {{14, seq}};
	struct entry_new n = {.seq = by, .time = FIXTURE_NOW + 10 * 365 * INT64_C(86400000), .role = "", .act = "dispose",
		.token = token, .body = body, .objects = about, .n_objects = 1};
	assert_ok(entry_write(t, s->a, &n, NULL, &e), &e);
	assert_ok(tx_run(t, STMT_entry_body_erase, ARGS(val_i(seq)), NULL, &e), &e);
	assert_ok(tx_commit(t, &e), &e);
	assert_int_equal(raw_number(s->raw, "SELECT COUNT(*) FROM entry_body WHERE seq = %lld", (long long)seq), 1);
	found(f, "body", seq, "but its body is still there.");
	raw_do(s->raw, "DELETE FROM entry_body WHERE seq = %lld", (long long)seq);
	found(f, "body", seq, "No disposal erases such an announcement.");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(walks), cmocka_unit_test(rotation), cmocka_unit_test(recovery),
		cmocka_unit_test(recovery_without_its_witness), cmocka_unit_test(generation), cmocka_unit_test(skipped),
		cmocka_unit_test(reused), cmocka_unit_test(old_epoch_key_again), cmocka_unit_test(not_signed_by_the_set_before),
		cmocka_unit_test(from_another_tree), cmocka_unit_test(not_announced), cmocka_unit_test(after_its_end),
		cmocka_unit_test(back_to_the_first_version), cmocka_unit_test(closing_checkpoint_deleted),
		cmocka_unit_test(clock_stepped), cmocka_unit_test(announcement_disposed_of), cmocka_unit_test(every_key_at_hand),
	};

	return fixture_run_with("epoch", tests, ARRAY_LEN(tests), up, down);
}
