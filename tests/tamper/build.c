#include "tests/tamper/build.h"

#include <stdlib.h>

#include "engine/object.h"
#include "util/clock.h"

const uint8_t build_seed[NOTE_SEED] = "a seed for tests, not for a city";

/* Every statement that writes audited rows, with its letters: arguments are made up from them. */
#define STMT(id, args, results, kind, ...) {STMT_##id, args, TEXT_OF(kind), FIRST(__VA_ARGS__, "")},
#define TEXT_OF(kind) KIND_##kind
#define KIND_READ ""
#define KIND_DERIVED ""
#define KIND_VOLATILE ""
#define KIND_CHAIN ""
#define KIND_CHECKPOINT ""
#define KIND_ERASE ""
#define KIND_AUDITED(table) #table
#define FIRST(sql, ...) sql
static const struct { enum stmt id; const char *args, *table, *sql; } stmts[] = {
#include "store/stmt/all.def"
};

void build_key(struct note_key *ret)
{
	note_key_of_seed(BUILD_ORIGIN, build_seed, ret);
}

/* ---- one act ---- */

void build_begin(struct fixture *f, struct build_act *at)
{
	struct err e = {0};

	at->a = arena_new(1 << 24);
	assert_ok(tx_begin(f->store, TX_ACT, &at->t, &e), &e);
	assert_ok(tx_act_open(at->t, 1, &at->seq, &e), &e);
}

void build_write(struct build_act *at, const char *act, int64_t time, struct json *in, const struct entry_object *about, size_t n)
{
	struct json *body = json_obj(at->a);
	uint8_t token[CHAIN_TOKEN];
	struct err e = {0};

	rand_bytes(token, sizeof(token));
	struct json *who = json_add_obj(at->a, body, STR("who"));
	json_add_str(at->a, who, STR("name"), STR("関守 太郎"));
	json_add(at->a, body, STR("in"), in);
	struct json *out = json_add_obj(at->a, body, STR("out"));
	json_add_int(at->a, out, STR("kind"), about[0].kind);
	json_add_int(at->a, out, STR("id"), about[0].id);
	struct entry_new e_new = {.seq = at->seq, .time = time, .actor = at->seq % 3, .role = at->seq % 2 ? "staff" : "",
		.act = act, .token = token, .body = body, .objects = about, .n_objects = n};
	assert_ok(entry_write(at->t, at->a, &e_new, NULL, &e), &e);
}

void build_end(struct build_act *at)
{
	struct err e = {0};

	assert_ok(tx_commit(at->t, &e), &e);
	arena_free(at->a);
}

static void end(struct build_act *at, const char *act)
{
	struct entry_object about[3] = {{OBJECT_SETTING, 1}, {OBJECT_PERSON, at->seq + 1}, {OBJECT_SETTING, 1}};

	int64_t next, last, time = FIXTURE_NOW + at->seq * 1000;
	struct err e = {0};

	assert_ok(entry_next(at->t, &next, &last, &e), &e);
	build_write(at, act, time > last ? time : last, json_obj(at->a), about, 3);
	build_end(at);
}

static int counter;

/* Values for a statement's letters: every number is 1, so that references hold; every text is new. */
static bool run_made_up(struct build_act *at, size_t i)
{
	struct val args[64];
	size_t n = 0;
	struct err e = {0};

	for (const char *p = stmts[i].args; *p; p++) {
		if (*p == 'E' || *p == 'O')
			continue;
		struct str text = arena_printf(at->a, "あ%d", ++counter);
		bool null = (*p == 'I' || *p == 'S' || *p == 'B') && counter % 3 == 0;
		struct hash h = hash_of(text);
		args[n++] = null ? val_null() : *p == 'i' || *p == 'I' ? val_i(1) : *p == 's' || *p == 'S' ? val_s(text) :
			val_b(arena_str(at->a, (struct str){(const char *)h.b, HASH_LEN}).p, HASH_LEN);
	}
	assert_ok(tx_run(at->t, stmts[i].id, args, n, NULL, &e), &e);
	return true;
}

static bool is_write(size_t i, const char *verb)
{
	return stmts[i].table[0] && strncmp(stmts[i].sql, verb, strlen(verb)) == 0;
}

void build_city(struct fixture *f)
{
	struct build_act at;
	struct note_key k;
	struct err e = {0};
	const struct table_info *tables;
	size_t n = store_tables(&tables), written = 0;

	counter = 0;
	build_key(&k);
	build_begin(f, &at);
	assert_ok(tx_run(at.t, STMT_setting_put, ARGS(val_c("chain.key"), val_c(note_key_text(at.a, &k))), NULL, &e), &e);
	assert_ok(tx_run(at.t, STMT_setting_put, ARGS(val_c("chain.origin"), val_c(BUILD_ORIGIN)), NULL, &e), &e);
	end(&at, "city_found");
	build_begin(f, &at);
	for (size_t i = 0; i < ARRAY_LEN(stmts); i++)
		if (is_write(i, "INSERT") && run_made_up(&at, i) && ++written % 8 == 0) {
			end(&at, "fill");
			build_begin(f, &at);
		}
	end(&at, "fill");
	build_begin(f, &at);
	written = 0;
	for (size_t i = 0; i < ARRAY_LEN(stmts); i++)
		if (is_write(i, "UPDATE") && run_made_up(&at, i) && ++written % 12 == 0) {
			end(&at, "change");
			build_begin(f, &at);
		}
	end(&at, "change");
	/* nothing audited is left out */
	struct tx *t;
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	for (size_t i = 0; i < n; i++) {
		int64_t entry;
		bool there;
		if (!tables[i].audited)
			continue;
		assert_ok(store_row_entry(t, tables[i].name, 1, &entry, &there, &e), &e);
		if (!there)
			fail_msg("table %s has no row in the test's store", tables[i].name);
	}
	tx_abort(t);
}

int64_t build_setting(struct fixture *f, const char *name, const char *value)
{
	struct build_act at;
	struct err e = {0};

	build_begin(f, &at);
	assert_ok(tx_run(at.t, STMT_setting_put, ARGS(val_c(name), val_c(value)), NULL, &e), &e);
	end(&at, "setting_change");
	return at.seq;
}

void build_more(struct fixture *f, int n)
{
	char value[32];

	for (int i = 0; i < n; i++) {
		snprintf(value, sizeof(value), "v%d", i);
		build_setting(f, "portal.contact", value);
	}
}

int64_t build_size(struct fixture *f)
{
	struct err e = {0};
	struct tx *t;
	int64_t size;

	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(trail_size(t, &size, &e), &e);
	tx_abort(t);
	return size;
}

void build_checkpoint(struct fixture *f)
{
	build_checkpoint_of(f, build_size(f));
}

static void sign(struct fixture *f, int64_t size, int64_t seconds)
{
	CLEAN_BUF struct buf note = {0};
	struct trail_source source = {0};
	struct tree_source tree = trail_tree(&source);
	struct hash root;
	struct err e = {0};
	struct tx *t;

	buf_init(&note, NOTE_MAX);
	assert_ok(tx_begin(f->store, TX_READ, &source.tx, &e), &e);
	assert_ok(tree_root(&tree, size, &root, &e), &e);
	tx_abort(source.tx);
	assert_ok(checkpoint_sign(&note, BUILD_ORIGIN, size, &root, build_seed, seconds, &e), &e);
	assert_ok(tx_begin(f->store, TX_VOLATILE, &t, &e), &e);
	assert_ok(tx_run(t, STMT_checkpoint_insert,
		ARGS(val_i(size), val_i(seconds * 1000), val_b(root.b, HASH_LEN), val_s(buf_str(&note))), NULL, &e), &e);
	assert_ok(tx_commit(t, &e), &e);
}

void build_checkpoint_of(struct fixture *f, int64_t size)
{
	sign(f, size, FIXTURE_NOW / 1000 + size);
}

void build_checkpoint_at(struct fixture *f, int64_t seconds)
{
	sign(f, build_size(f), seconds);
}
