/* Turns of a server with a real seal: sets of keys from the first to the last, whatever ends in between. */
#include "tests/seal/child.h"
#include "tests/tamper/build.h"
#include "tests/tamper/raw.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "engine/clockwork.h"
#include "engine/trail_keys.h"
#include "seal/seal.h"
#include "util/clean.h"
#include "util/clock.h"

extern const struct act act_seal_keys, act_setting_change;

#define HOUR 3600000

struct scene {
	char keys[128], other[128], socket[128], file[128];
	struct note_key key;
	struct arena *a;
	struct lang en;
	pid_t seal;
	struct raw *raw;
	struct city *city;
};

static void start(struct scene *s)
{
	s->seal = seal_child_start(s->keys, s->socket, getuid());
}

static void stop(struct scene *s)
{
	seal_child_stop(s->seal, SIGKILL);
	s->seal = 0;
}

static void write_organ(struct fixture *f)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	struct hash pack = hash_of(STR("no act of these tests reads the pack"));
	const uint8_t token[CHAIN_TOKEN] = "the organ";
	struct err e = {0};
	struct tx *t;
	int64_t seq;

	assert_ok(tx_begin(f->store, TX_ACT, &t, &e), &e);
	assert_ok(tx_act_open(t, 1, &seq, &e), &e);
	assert_ok(tx_run(t, STMT_organ_add, ARGS(val_c("mayor"), val_c("関守市"), val_c("Sekimori"), val_b(pack.b, HASH_LEN)),
		NULL, &e), &e);
	struct entry_new n = {.seq = seq, .time = FIXTURE_NOW, .role = "", .act = "city_found", .token = token,
		.body = json_obj(a)};
	assert_ok(entry_write(t, a, &n, NULL, &e), &e);
	assert_ok(tx_commit(t, &e), &e);
}

/* Entries, as the act door writes them. */
static void more(struct fixture *f, int n)
{
	static int counter;
	struct scene *s = f->data;
	const struct who system = WHO_SYSTEM;

	for (int i = 0; i < n; i++) {
		struct json *in = json_obj(s->a);
		uint8_t token[CHAIN_TOKEN];
		struct act_result r;
		struct err e = {0};
		rand_bytes(token, sizeof(token));
		json_add_str(s->a, in, STR("name"), STR("portal.contact"));
		json_add_str(s->a, in, STR("value"), arena_printf(s->a, "v%d", ++counter));
		assert_ok(act_do(s->city, &act_setting_change, &system, token, in, &s->en, s->a, &r, &e), &e);
	}
}

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
	snprintf(s->other, sizeof(s->other), "%s-other", f->dir);
	snprintf(s->socket, sizeof(s->socket), "%s/socket", f->dir);
	snprintf(s->file, sizeof(s->file), "%s/file", f->dir);
	assert_ok(seal_key_create(s->keys, BUILD_ORIGIN, s->a, &key, &e), &e);
	assert_true(note_key_read(s->a, str_of(key), &s->key, NULL));
	write_organ(f);
	build_setting(f, "chain.key", key);
	build_setting(f, "chain.origin", BUILD_ORIGIN);
	assert_ok(city_open(f->store, &s->city, &e), &e);
	clock_fixed(FIXTURE_NOW + HOUR);
	start(s);
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
	if (s->city)
		city_close(s->city);
	seal_child_remove(s->keys);
	seal_child_remove(s->other);
	arena_free(s->a);
	free(s);
	return 0;
}

/* The server ends and begins again. */
static void again(struct fixture *f)
{
	struct scene *s = f->data;
	struct err e = {0};

	city_close(s->city);
	fixture_reopen(f, NULL);
	assert_ok(city_open(f->store, &s->city, &e), &e);
}

static void turn(struct fixture *f)
{
	struct scene *s = f->data;
	struct err e = {0};
	int64_t size;
	bool is_new;

	assert_ok(seal_turn(s->city, s->socket, &size, &is_new, &e), &e);
	assert_int_equal(size, build_size(f));
}

static void refused(struct fixture *f, const char *text)
{
	struct scene *s = f->data;
	struct err e = {0};
	int64_t size;
	bool is_new;

	assert_false(seal_turn(s->city, s->socket, &size, &is_new, &e));
	if (str_find(str_of(e.text), str_of(text)) == strlen(e.text))
		fail_msg("wanted \"%s\", got \"%s\"", text, e.text);
}

static struct seal_state state_of(struct scene *s)
{
	struct seal_state seen;
	struct err e = {0};

	assert_ok(seal_client_state(s->socket, s->a, &seen, &e), &e);
	return seen;
}

static void all_well(struct fixture *f, int64_t number)
{
	struct scene *s = f->data;
	struct verify_report r;
	struct err e = {0};

	assert_ok(trail_verify(f->store, &s->key, &s->en, s->a, NULL, NULL, &r, &e), &e);
	if (r.bad)
		fail_msg("%s", r.bad);
	struct seal_state seen = state_of(s);
	assert_int_equal(seen.number, number);
	assert_int_equal(seen.next.n, 0);
	assert_int_equal(r.covered, r.entries);
}

static int64_t announced(struct fixture *f)
{
	struct scene *s = f->data;
	struct keys_at last[2];
	struct err e = {0};
	struct tx *t;
	size_t n;

	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(trail_keys_last(t, s->a, last, &n, &e), &e);
	tx_abort(t);
	return n ? last[0].keys.number : 0;
}

static void later(int hours)
{
	clock_fixed(clock_now() + (int64_t)hours * HOUR);
}

/* ---- epochs ---- */

/* A chain of the first version gets its first epoch at the first turn; then one a day. */
static void epochs(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct err e = {0};
	int64_t size;
	bool is_new;

	assert_ok(seal_round(f->store, s->socket, &size, &is_new, &e), &e);
	all_well(f, 0);
	turn(f);
	all_well(f, 1);
	assert_int_equal(announced(f), 1);
	for (int day = 1; day <= 3; day++) {
		later(23);
		more(f, 1);
		turn(f);
		all_well(f, day);
		later(1);
		turn(f);
		more(f, 1);
		turn(f);
		all_well(f, day + 1);
	}
}

/* Nobody does anything for four days; the server's timer goes on. Each epoch ends in time, with an entry and a checkpoint over
 * it, and no turn makes more than that. */
static void idle(void **state)
{
	struct fixture *f = *state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	int64_t begin, size, time;
	struct err e = {0};
	struct str note;
	struct tx *t;
	bool found;

	turn(f);
	begin = build_size(f);
	for (int hour = 1; hour <= 96; hour++) {
		later(1);
		turn(f);
		assert_int_equal(build_size(f), begin + hour / 24);
		assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
		assert_ok(trail_checkpoint(t, a, &note, &size, &time, &found, &e), &e);
		tx_abort(t);
		assert_true(found);
		assert_int_equal(size, build_size(f));
		assert_true(clock_now() - time < 24 * (int64_t)HOUR + 1000);
	}
	all_well(f, 5);
}

static struct str announce(struct scene *s)
{
	struct str note;
	struct err e = {0};

	assert_ok(seal_client_announce(s->socket, s->a, &note, &e), &e);
	return note;
}

static void write_entry(struct scene *s, struct str note)
{
	struct json *in = json_obj(s->a);
	const struct who system = WHO_SYSTEM;
	struct hash token = hash_of(note);
	struct act_result r;
	struct err e = {0};

	json_add_str(s->a, in, STR("note"), note);
	assert_ok(act_do(s->city, &act_seal_keys, &system, token.b, in, &s->en, s->a, &r, &e), &e);
	assert_true(r.done);
}

/* Both processes are killed after each step of the change; the next turn ends it, and nothing is announced twice. */
static void killed_between_steps(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct err e = {0};
	int64_t size;
	bool is_new;

	turn(f);
	for (int steps = 1; steps <= 3; steps++) {
		int64_t before = announced(f);
		more(f, 1);
		struct str note = announce(s);
		assert_true(str_eq(note, announce(s)));          /* asked again: the same */
		if (steps >= 2)
			write_entry(s, note);
		if (steps >= 3)
			assert_ok(seal_round(f->store, s->socket, &size, &is_new, &e), &e);
		stop(s);
		again(f);
		start(s);
		assert_true(str_eq(note, state_of(s).next));
		turn(f);
		assert_int_equal(announced(f), before + 1);
		more(f, 1);
		turn(f);
		all_well(f, before + 1);
	}
	/* signed, and the answer lost: the checkpoint after it closes the set */
	write_entry(s, announce(s));
	assert_ok(seal_round(f->store, s->socket, &size, &is_new, &e), &e);
	s->raw = raw_open(f);
	raw_do(s->raw, "DELETE FROM checkpoint WHERE size = %lld", (long long)size);
	again(f);
	more(f, 1);
	turn(f);
	more(f, 1);
	turn(f);
	all_well(f, announced(f));
}

static void *one_server(void *ctx)
{
	struct fixture *f = ctx;
	struct scene *s = f->data;
	struct err *e = calloc(1, sizeof(*e));
	int64_t size;
	bool is_new;

	for (int i = 0; i < 5 && !e->code; i++)
		if (!seal_turn(s->city, s->socket, &size, &is_new, e) && e->code == ERR_STALE)
			err_clear(e);
	return e;
}

static void two_servers(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	for (int round = 0; round < 3; round++) {
		pthread_t servers[2];
		more(f, 1);
		for (int i = 0; i < 2; i++)
			assert_int_equal(pthread_create(&servers[i], NULL, one_server, f), 0);
		for (int i = 0; i < 2; i++) {
			void *e;
			assert_int_equal(pthread_join(servers[i], &e), 0);
			if (((struct err *)e)->code)
				fail_msg("%s", ((struct err *)e)->text);
			free(e);
		}
		turn(f);
		all_well(f, round + 1);
		assert_int_equal(announced(f), round + 1);
		later(24);
	}
	(void)s;
}

/* A seal whose directory was set back holds keys that have ended. */
static void seal_set_back(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	static const char *const names[] = {"key", "state"};
	char text[2][8192], path[200];
	size_t n[2];

	turn(f);
	stop(s);
	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s/%s", s->keys, names[i]);
		FILE *in = fopen(path, "r");
		assert_non_null(in);
		n[i] = fread(text[i], 1, sizeof(text[i]), in);
		fclose(in);
	}
	start(s);
	later(24);
	turn(f);
	assert_int_equal(announced(f), 2);
	stop(s);
	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s/%s", s->keys, names[i]);
		FILE *out = fopen(path, "w");
		assert_non_null(out);
		assert_int_equal(fwrite(text[i], 1, n[i], out), n[i]);
		fclose(out);
	}
	start(s);
	more(f, 1);
	refused(f, "the seal holds set 1 of keys, but the chain has announced set 2");
}

/* What a portal's witnesses are asked. */
struct asked { int calm, doubt; };

static bool ask(void *ctx, struct store *s, int64_t now, bool doubt)
{
	struct asked *a = ctx;

	(void)s;
	(void)now;
	a->calm += !doubt;
	a->doubt += doubt;
	return true;
}

/* Of two portals one has the seal, the other's turn it is to tell witnesses: when the seal refuses the store, the first tells
 * them at once, for the other knows nothing of it. */
static void refusal_is_told(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct asked own = {0}, others = {0};
	struct clockwork *with, *without;
	struct err e = {0};

	turn(f);
	s->raw = raw_open(f);
	raw_keep(s->raw, "early");
	again(f);
	more(f, 3);
	turn(f);
	raw_back(s->raw, "early", NULL);
	again(f);
	struct clockwork_options o = {.city = s->city, .seal_ms = 60000, .witness = ask, .ctx = &others, .witnesses = 1};
	assert_ok(clockwork_new(&o, &without, &e), &e);
	clockwork_turn(without);
	assert_int_equal(others.calm, 1);
	o.ctx = &own;
	o.seal = s->socket;
	assert_true(clockwork_new(&o, &with, &e));
	if (f->engine == STORE_SQLITE) {         /* its server began anew: what the other holds it takes again */
		clock_fixed(clock_now() + 60000);
		clockwork_turn(without);
	}
	clockwork_turn(with);
	assert_int_equal(own.calm, 0);
	assert_int_equal(own.doubt, 1);
	clock_fixed(clock_now() + 60000);
	clockwork_turn(with);
	clockwork_turn(without);
	assert_int_equal(own.calm, 0);
	assert_int_equal(own.doubt, 2);
	assert_int_equal(others.doubt, 0);
	clockwork_end(with);
	clockwork_end(without);
}

/* ---- rotation, recovery, generation, handing over ---- */

static void rotation(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct note_key second;
	struct err e = {0};
	int64_t number;

	turn(f);
	stop(s);
	assert_ok(seal_rotate(s->keys, &number, &e), &e);
	assert_int_equal(number, 2);
	assert_false(seal_rotate(s->keys, &number, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	start(s);
	turn(f);
	more(f, 1);
	turn(f);
	all_well(f, 2);                          /* with the key that was published first */
	assert_true(note_key_read(s->a, str_of(state_of(s).key), &second, NULL));
	assert_memory_not_equal(second.pub, s->key.pub, 32);
	s->key = second;
	all_well(f, 2);
	struct tx *t;
	bool found;
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(trail_key(t, s->a, &second, &found, &e), &e);
	tx_abort(t);
	assert_true(found);
	assert_memory_equal(second.pub, s->key.pub, 32); /* the setting follows */
}

static struct str last_checkpoint(struct fixture *f)
{
	struct scene *s = f->data;
	struct str note = STR_NONE;
	struct err e = {0};
	int64_t size, time;
	struct tx *t;
	bool found;

	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(trail_checkpoint(t, s->a, &note, &size, &time, &found, &e), &e);
	tx_abort(t);
	return note;
}

static struct str last_note(struct fixture *f)
{
	struct scene *s = f->data;
	struct keys_at last[2];
	struct err e = {0};
	struct tx *t;
	size_t n;

	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(trail_keys_last(t, s->a, last, &n, &e), &e);
	tx_abort(t);
	return last[0].note;
}

static void lost_seal(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct err e = {0};
	int64_t number;

	turn(f);
	stop(s);
	assert_ok(seal_recovery(s->keys, s->file, NULL, &number, &e), &e);
	start(s);
	turn(f);
	more(f, 1);
	turn(f);
	all_well(f, 2);
	stop(s);
	seal_child_remove(s->keys);
	assert_ok(seal_recover(s->keys, s->file, last_note(f), last_checkpoint(f), NULL, &number, &e), &e);
	assert_int_equal(number, 3);
	start(s);
	struct seal_state seen = state_of(s);
	assert_string_equal(seen.key, "");
	more(f, 2);
	turn(f);
	all_well(f, 3);
	/* killed before its entry, and again after it */
	stop(s);
	start(s);
	turn(f);
	all_well(f, 3);
}

static struct seal_head head_of(struct fixture *f)
{
	struct trail_source source = {0};
	struct tree_source tree = trail_tree(&source);
	struct seal_head head = {.size = build_size(f)};
	struct err e = {0};

	assert_ok(tx_begin(f->store, TX_READ, &source.tx, &e), &e);
	assert_ok(tree_root(&tree, head.size, &head.root, &e), &e);
	tx_abort(source.tx);
	return head;
}

/* A backup is restored: nothing is signed until an operator opens a new generation, whose entry says what is lost. */
static void generation(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct err e = {0};
	int64_t number;

	turn(f);
	more(f, 2);
	turn(f);
	int64_t kept = build_size(f);
	s->raw = raw_open(f);
	raw_keep(s->raw, "early");
	again(f);
	more(f, 5);
	turn(f);
	int64_t lost = build_size(f);
	struct str witnessed = last_checkpoint(f);
	raw_back(s->raw, "early", NULL);
	again(f);
	refused(f, "the tree is smaller than the one that was signed last: entries are lost");
	more(f, 1);
	stop(s);
	struct seal_head head = head_of(f);
	assert_ok(seal_generation(s->keys, &head, 1, NULL, &number, &e), &e);
	start(s);
	more(f, 1);                        /* the portal runs on meanwhile */
	turn(f);
	all_well(f, 2);
	struct entry one;
	struct tx *t;
	bool found;
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(trail_entry(NULL, t, s->a, kept + 2, &s->en, &one, &found, &e), &e);
	tx_abort(t);
	assert_true(found);
	const struct json *in = json_get(one.body, "in"), *missing = json_get(in, "missing");
	assert_string_equal(one.act, KEYS_ACT);
	assert_true(str_eq(json_str(in, "checkpoint"), witnessed));
	assert_int_equal(json_int(in, "kept", -1), kept);
	assert_int_equal(json_int(missing, "from", -1), kept);
	assert_int_equal(json_int(missing, "till", -1), lost - 1);
	assert_true(str_starts(last_checkpoint(f), STR(BUILD_ORIGIN "/g2\n")));
	/* and the witness of the old one sees what became of it */
	const char *bad;
	assert_ok(trail_check_note(f->store, &s->key, witnessed, &s->en, s->a, &bad, &e), &e);
	assert_non_null(bad);
}

/* The recovery key is lost while all else is well: a new generation names another, loses nothing, and that one recovers. */
static void recovery_key_lost(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct err e = {0};
	int64_t number;

	stop(s);
	assert_ok(seal_recovery(s->keys, s->file, NULL, &number, &e), &e);
	start(s);
	turn(f);
	more(f, 2);
	turn(f);
	int64_t before = build_size(f);
	struct str witnessed = last_checkpoint(f);
	assert_int_equal(unlink(s->file), 0);
	stop(s);
	struct seal_head head = head_of(f);
	assert_ok(seal_generation(s->keys, &head, 1, s->file, &number, &e), &e);
	start(s);
	turn(f);
	all_well(f, 2);
	struct entry one;
	struct tx *t;
	bool found;
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(trail_entry(NULL, t, s->a, before, &s->en, &one, &found, &e), &e);
	tx_abort(t);
	const struct json *in = json_get(one.body, "in");
	assert_true(found && strcmp(one.act, KEYS_ACT) == 0);
	assert_int_equal(json_int(in, "kept", -1), before);
	assert_null(json_get(in, "missing"));
	/* what witnesses hold of the old origin still lies in this history */
	const char *bad;
	assert_ok(trail_check_note(f->store, &s->key, witnessed, &s->en, s->a, &bad, &e), &e);
	assert_null(bad);
	stop(s);
	seal_child_remove(s->keys);
	assert_ok(seal_recover(s->keys, s->file, last_note(f), last_checkpoint(f), NULL, &number, &e), &e);
	assert_int_equal(number, 3);
	start(s);
	turn(f);
	all_well(f, 3);
}

/* The backup is older than the set that signs: its keys are erased, and only the recovery key can speak for them. */
static void generation_across_epochs(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct err e = {0};
	int64_t number;

	stop(s);
	assert_ok(seal_recovery(s->keys, s->file, NULL, &number, &e), &e);
	start(s);
	turn(f);
	s->raw = raw_open(f);
	raw_keep(s->raw, "early");
	again(f);
	later(24);
	turn(f);
	more(f, 1);
	turn(f);
	all_well(f, 2);
	struct str witnessed = last_checkpoint(f);
	raw_back(s->raw, "early", NULL);
	again(f);
	more(f, 1);
	refused(f, "the seal refused");
	stop(s);
	struct seal_head head = head_of(f);
	assert_false(seal_generation(s->keys, &head, 1, NULL, &number, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	err_clear(&e);
	seal_child_remove(s->keys);
	assert_ok(seal_recover(s->keys, s->file, last_note(f), witnessed, &head, &number, &e), &e);
	assert_int_equal(number, 2);
	start(s);
	turn(f);
	all_well(f, 2);
	assert_true(str_starts(last_checkpoint(f), STR(BUILD_ORIGIN "/g2\n")));
}

/* A set was announced when the store was lost; its entry is in the backup, or is not. */
static void generation_while_changing(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct err e = {0};
	int64_t number;

	for (int known = 0; known < 2; known++) {
		turn(f);
		int64_t before = announced(f);
		if (!s->raw)
			s->raw = raw_open(f);
		if (!known)
			raw_keep(s->raw, "early0");
		again(f);
		more(f, 1);
		write_entry(s, announce(s));
		if (known)
			raw_keep(s->raw, "early1");
		again(f);
		int64_t size;
		bool is_new;
		assert_ok(seal_round(f->store, s->socket, &size, &is_new, &e), &e);
		more(f, 1);
		assert_ok(seal_round(f->store, s->socket, &size, &is_new, &e), &e);
		raw_back(s->raw, known ? "early1" : "early0", NULL);
		again(f);
		if (known)
			refused(f, "the seal refused");
		stop(s);
		struct seal_head head = head_of(f);
		assert_int_equal(announced(f), before + known);
		assert_ok(seal_generation(s->keys, &head, before + known, NULL, &number, &e), &e);
		assert_int_equal(number, before + known + 1);
		start(s);
		turn(f);
		all_well(f, number);
	}
}

static void handed_over(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	const char *offer;
	struct str last;
	struct err e = {0};
	int64_t number;

	turn(f);
	assert_ok(seal_offer(s->other, BUILD_ORIGIN, s->a, &offer, &e), &e);
	stop(s);
	assert_false(seal_last(s->keys, s->a, &last, &e));       /* still in office */
	assert_int_equal(e.code, ERR_CONFLICT);
	err_clear(&e);
	assert_ok(seal_hand_over(s->keys, offer, &number, &e), &e);
	start(s);
	more(f, 1);
	refused(f, "its keys were handed over to another machine");
	stop(s);
	assert_ok(seal_last(s->keys, s->a, &last, &e), &e);
	assert_true(str_eq(last, last_checkpoint(f)));
	assert_ok(seal_take_over(s->other, last_note(f), last, &e), &e);
	s->seal = seal_child_start(s->other, s->socket, getuid());
	more(f, 1);
	turn(f);
	all_well(f, 2);
	/* the old machine has nothing left to sign with */
	struct seal_options o = {.dir = s->keys, .socket = s->file, .uids = &(uid_t){getuid()}, .n_uids = 1, .ready_fd = -1,
		.group = SEAL_NO_GROUP};
	assert_false(seal_serve(&o, &e));
	assert_int_equal(e.code, ERR_DENIED);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(epochs), cmocka_unit_test(idle), cmocka_unit_test(killed_between_steps),
		cmocka_unit_test(two_servers), cmocka_unit_test(refusal_is_told),
		cmocka_unit_test(seal_set_back), cmocka_unit_test(rotation), cmocka_unit_test(lost_seal),
		cmocka_unit_test(generation), cmocka_unit_test(recovery_key_lost),
		cmocka_unit_test(generation_across_epochs),
		cmocka_unit_test(generation_while_changing), cmocka_unit_test(handed_over),
	};

	seal_child_main(argc, argv);
	return fixture_run_with("turn", tests, ARRAY_LEN(tests), up, down);
}
