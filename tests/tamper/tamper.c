/* Attacks on a store by somebody who has the database. Each must be found by trail_verify, and the place named; those at the
 * end cannot be found in the store alone, and the tests say by whom they are. docs/proof.md has the table. */
#include <stdlib.h>

#include "chain/leaf.h"
#include "engine/verified.h"
#include "tests/tamper/agree.h"
#include "tests/tamper/build.h"
#include "tests/tamper/forge.h"
#include "tests/tamper/raw.h"

/* ---- around a test ---- */

struct scene {
	struct raw *raw;
	struct arena *a;                         /* of the test */
	struct arena *words;                     /* of one verify */
	struct lang en;
	struct note_key key;
	int64_t attacks, refused;
};

static int up(void **state)
{
	struct fixture *f = *state;
	struct scene *s = calloc(1, sizeof(*s));

	f->data = s;
	s->a = arena_new(1 << 28);
	s->words = arena_new(1 << 24);
	s->en = (struct lang){LANG_EN, s->words};
	build_key(&s->key);
	build_city(f);
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

/* Opens the raw connection, or keeps a copy. The tables change, so that the store prepares its statements anew. */
static void hand(struct fixture *f, const char *keep)
{
	struct scene *s = f->data;

	if (!s->raw)
		s->raw = raw_open(f);
	if (keep)
		raw_keep(s->raw, keep);
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

static void all_well(struct fixture *f)
{
	struct scene *s = f->data;
	struct verify_report r = verify(f, &s->key);

	if (r.bad)
		fail_msg("found in an untouched store: %s", r.bad);
}

/* What verify is to say: its kind, the entry, table and id; NULL and -2: not looked at. */
static struct verify_report found(struct fixture *f, const char *kind, int64_t seq, const char *table, int64_t id)
{
	struct scene *s = f->data;
	struct verify_report r = verify(f, &s->key);

	if (!r.bad)
		fail_msg("not found: wanted %s of entry %lld, %s %lld", kind ? kind : "anything", (long long)seq,
			table ? table : "-", (long long)id);
	if ((kind && strcmp(kind, r.bad_kind) != 0) || (seq != -2 && seq != r.bad_seq) ||
		(table && (!r.bad_table || strcmp(table, r.bad_table) != 0)) || (id != -2 && id != r.bad_id))
		fail_msg("another place: wanted %s of entry %lld, %s %lld, but found \"%s\" (%s, %lld, %s, %lld)",
			kind ? kind : "anything", (long long)seq, table ? table : "-", (long long)id, r.bad, r.bad_kind,
			(long long)r.bad_seq, r.bad_table ? r.bad_table : "-", (long long)r.bad_id);
	return r;
}

/* One of so many is tried when the independent verifier looks too, which is slower. */
static bool left_out(struct scene *s, int64_t one_of)
{
	return s->attacks++ % one_of != 0 && agree_on();
}

/* ---- rows that come and go ---- */

static void every_row_deleted(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	const struct table_info *t;
	size_t n = store_tables(&t);

	build_more(f, 260);
	build_checkpoint(f);
	int64_t size = build_size(f);
	hand(f, "kept");
	for (size_t i = 0; i < n; i++) {
		bool chain = strcmp(t[i].kind, "chain") == 0;
		if (!chain && !t[i].audited)
			continue;
		struct grid g = raw_rows(s->raw, s->a, "SELECT * FROM %s", t[i].name);
		for (size_t row = 0; row < g.n_rows; row += row < 30 ? 1 : 29) {
			CLEAN_ARENA struct arena *a = arena_new(1 << 22);
			const char *at = raw_where(s->raw, a, &g, row, t[i].name);
			if (left_out(s, 11))
				continue;
			raw_do(s->raw, "DELETE FROM %s %s", t[i].name, at);
			if (strcmp(t[i].name, "entry") == 0)
				found(f, "missing", raw_cell(&g, row, "seq")->i, "entry", -2);
			else if (strcmp(t[i].name, "entry_body") == 0)
				found(f, "body", raw_cell(&g, row, "seq")->i, "entry_body", -2);
			else if (strcmp(t[i].name, "entry_object") == 0)
				found(f, "object", raw_cell(&g, row, "seq")->i, "entry_object", -2);
			else if (strcmp(t[i].name, "tree_node") == 0)
				found(f, "node", -2, "tree_node", raw_cell(&g, row, "idx")->i);
			else if (t[i].audited)
				found(f, "missing", -2, t[i].name, raw_cell(&g, row, "id")->i);
			else
				assert_int_equal(verify(f, &s->key).covered, 0);         /* see only_a_witness */
			raw_do(s->raw, "INSERT INTO %s SELECT * FROM kept_%s %s", t[i].name, t[i].name, at);
		}
	}
	assert_int_equal(verify(f, &s->key).covered, size);
	all_well(f);
}

static void rows_added(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	int64_t size;

	build_checkpoint(f);
	size = build_size(f);
	hand(f, NULL);
	/* a row that leans on an entry which never wrote it, on one that is not there, on none */
	raw_do(s->raw, "INSERT INTO organ (id, organ, entry, code, name, name_en, pack) SELECT 7, organ, entry, 'x', name, "
		"name_en, pack FROM organ WHERE id = 1");
	found(f, "row", -2, "organ", 7);
	raw_do(s->raw, "UPDATE organ SET entry = %lld WHERE id = 7", (long long)size + 5);
	found(f, "row", size + 5, "organ", 7);
	raw_do(s->raw, "UPDATE organ SET entry = -1 WHERE id = 7");
	found(f, "row", -1, "organ", 7);
	raw_do(s->raw, "UPDATE organ SET id = -5 WHERE id = 7");
	found(f, "row", -1, "organ", -5);
	raw_do(s->raw, "UPDATE organ SET id = %s WHERE id = -5",
		raw_value(s->raw, s->a, &(struct cell){.type = 'i', .i = INT64_MIN}));
	found(f, "row", -1, "organ", INT64_MIN);
	raw_do(s->raw, "DELETE FROM organ WHERE id < 0");
	all_well(f);
	/* beside the chain */
	raw_do(s->raw, "INSERT INTO entry_body (seq, salt, body) SELECT %lld, salt, body FROM entry_body WHERE seq = 0",
		(long long)size);
	found(f, "body", size, "entry_body", -2);
	raw_do(s->raw, "UPDATE entry_body SET seq = -3 WHERE seq = %lld", (long long)size);
	found(f, "body", -3, "entry_body", -2);
	raw_do(s->raw, "DELETE FROM entry_body WHERE seq = -3");
	raw_do(s->raw, "INSERT INTO entry_object (kind, id, seq, n) VALUES (1, 1, %lld, 0)", (long long)size);
	found(f, "object", size, "entry_object", -2);
	raw_do(s->raw, "UPDATE entry_object SET seq = 2 WHERE seq = %lld", (long long)size);
	found(f, "object", 2, "entry_object", -2);
	raw_do(s->raw, "DELETE FROM entry_object WHERE seq = 2 AND kind = 1 AND id = 1");
	/* an entry twice, at the end and before the beginning; the token must differ, the index sees to that */
	static const int64_t places[] = {0, -1};
	for (size_t i = 0; i < 2; i++) {
		int64_t seq = places[i] ? places[i] : size;
		assert_false(raw_try(s->raw, "INSERT INTO entry SELECT %lld, time, actor, role, act, token, body_digest, leaf "
			"FROM entry WHERE seq = 3", (long long)seq));
		const char *token = raw_value(s->raw, s->a, &(struct cell){.type = 'b', .s = STR("0123456789abcdef")});
		raw_do(s->raw, "INSERT INTO entry (seq, time, actor, role, act, token, body_digest, leaf) SELECT %lld, "
			"time + 999999999, actor, role, act, %s, body_digest, leaf FROM entry WHERE seq = 3",
			(long long)seq, token);
		found(f, "leaf", seq, "entry", seq);
		raw_do(s->raw, "DELETE FROM entry WHERE seq = %lld", (long long)seq);
	}
	all_well(f);
}

static void rows_set_back(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	int64_t first = build_setting(f, "portal.contact", "old");
	hand(f, "old");
	int64_t second = build_setting(f, "portal.contact", "new");
	build_checkpoint(f);
	all_well(f);
	int64_t id = raw_number(s->raw, "SELECT id FROM setting WHERE name = 'portal.contact'");
	raw_do(s->raw, "DELETE FROM setting WHERE id = %lld", (long long)id);
	raw_do(s->raw, "INSERT INTO setting SELECT * FROM old_setting WHERE id = %lld", (long long)id);
	struct verify_report r = found(f, "row", second, "setting", id);
	assert_string_equal(r.bad, arena_cprintf(s->words, "Row %lld of table setting was set back: it names entry %lld, but "
		"entry %lld changed it later.", (long long)id, (long long)first, (long long)second));
	/* the old value under the new entry */
	raw_do(s->raw, "UPDATE setting SET entry = %lld WHERE id = %lld", (long long)second, (long long)id);
	r = found(f, "row", second, "setting", id);
	assert_string_equal(r.bad, arena_cprintf(s->words, "Row %lld of table setting is not what entry %lld recorded.",
		(long long)id,
		(long long)second));
	raw_do(s->raw, "UPDATE setting SET value = 'new' WHERE id = %lld", (long long)id);
	all_well(f);
}

/* ---- entries in other places ---- */

static void entries_swapped(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_checkpoint(f);
	int64_t size = build_size(f);
	hand(f, NULL);
	for (int64_t a = 0; a + 1 < size; a++) {
		static const char *const tables[] = {"entry", "entry_body", "entry_object"};
		for (int which = 1; which < 8; which++) {
			/* only the headers, only the bodies, all of them … */
			for (int round = 0; round < 2; round++) {
				for (int t = 0; t < 3; t++)
					if (which >> t & 1) {
						raw_do(s->raw, "UPDATE %s SET seq = -99 WHERE seq = %lld", tables[t],
							(long long)a);
						raw_do(s->raw, "UPDATE %s SET seq = %lld WHERE seq = %lld", tables[t],
							(long long)a, (long long)a + 1);
						raw_do(s->raw, "UPDATE %s SET seq = %lld WHERE seq = -99", tables[t],
							(long long)a + 1);
					}
				if (!round && !left_out(s, 5))
					found(f, NULL, a, NULL, -2);
			}
		}
	}
	all_well(f);
}

/* ---- the chain computed anew ---- */

static void history_computed_anew(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_more(f, 30);
	build_checkpoint(f);
	int64_t before = build_size(f), changed = build_setting(f, "portal.url", "true");
	build_more(f, 250);
	build_checkpoint(f);
	int64_t size = build_size(f);
	build_more(f, 3);
	hand(f, NULL);
	assert_int_equal(raw_number(s->raw, "SELECT COUNT(*) FROM tree_node"), 1);
	forge_rehash(s->raw);
	all_well(f);                                             /* nothing was changed: the same again */

	forge_setting(s->raw, "portal.url", "lie!", changed);
	found(f, "body", changed, "entry_body", changed);
	forge_rehash(s->raw);
	struct verify_report r = found(f, "checkpoint", before, "checkpoint", size);
	assert_string_equal(r.bad, arena_cprintf(s->words, "Something from entry %lld to %lld was rewritten: it is not what the "
		"checkpoint over %lld entries signs.", (long long)before, (long long)size - 1, (long long)size));
	forge_setting(s->raw, "portal.url", "true", changed);
	forge_rehash(s->raw);
	all_well(f);

	/* an entry taken out and those after it moved up */
	raw_do(s->raw, "DELETE FROM entry_object WHERE seq = %lld", (long long)before + 5);
	raw_do(s->raw, "DELETE FROM entry_body WHERE seq = %lld", (long long)before + 5);
	raw_do(s->raw, "DELETE FROM entry WHERE seq = %lld", (long long)before + 5);
	for (int64_t seq = before + 6; seq < size + 3; seq++) {
		raw_do(s->raw, "UPDATE entry SET seq = seq - 1 WHERE seq = %lld", (long long)seq);
		raw_do(s->raw, "UPDATE entry_body SET seq = seq - 1 WHERE seq = %lld", (long long)seq);
		raw_do(s->raw, "UPDATE entry_object SET seq = seq - 1 WHERE seq = %lld", (long long)seq);
	}
	forge_rehash(s->raw);
	found(f, "checkpoint", before, "checkpoint", size);
}

static void clock_set_back(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_more(f, 3);
	hand(f, NULL);
	int64_t last = build_size(f) - 1;
	raw_do(s->raw, "UPDATE entry SET time = time - 5000 WHERE seq = %lld", (long long)last);
	forge_rehash(s->raw);
	found(f, "clock", last, "entry", last);
}

static void tail_cut(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_more(f, 250);
	hand(f, "early");
	int64_t early = build_size(f);
	build_more(f, 20);
	build_checkpoint(f);
	int64_t size = build_size(f);
	hand(f, "late");
	all_well(f);

	/* the whole store of an earlier day under a later checkpoint */
	raw_back(s->raw, "early", "checkpoint");
	struct verify_report r = found(f, "missing", early, "entry", early);
	assert_string_equal(r.bad, arena_cprintf(s->words, "A checkpoint signs %lld entries, but only %lld are left: entries "
		"%lld to %lld are gone.", (long long)size, (long long)early, (long long)early, (long long)size - 1));

	/* only the chain's end, one entry after the other, nodes too */
	raw_back(s->raw, "late", NULL);
	all_well(f);
	for (int64_t seq = size - 1; seq >= early - 3; seq--) {
		static const char *const tables[] = {"entry_object", "entry_body", "entry"};
		for (int i = 0; i < 3; i++)
			raw_do(s->raw, "DELETE FROM %s WHERE seq = %lld", tables[i], (long long)seq);
		raw_do(s->raw, "DELETE FROM tree_node WHERE (idx + 1) * 256 > %lld", (long long)seq);
		found(f, "missing", seq, "entry", seq);
	}
}

/* ---- keys ---- */

static void keys(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct note_key other;
	const uint8_t seed[NOTE_SEED] = "the seed of somebody else ......";

	build_checkpoint(f);
	struct verify_report r = verify(f, NULL);
	assert_null(r.bad);
	assert_true(r.key_of_store);
	r = verify(f, &s->key);
	assert_false(r.key_of_store);
	note_key_of_seed(BUILD_ORIGIN, seed, &other);
	r = verify(f, &other);
	assert_string_equal(r.bad_kind, "checkpoint");
	note_key_of_seed("other.example/city", build_seed, &other);
	r = verify(f, &other);
	assert_string_equal(r.bad_kind, "checkpoint");

	hand(f, NULL);
	raw_do(s->raw, "UPDATE setting SET value = '' WHERE name = 'chain.key'");
	r = verify(f, NULL);
	assert_string_equal(r.bad_kind, "checkpoint");
	assert_string_equal(r.bad, "There is no key to check the checkpoints' signatures. Please give the verifier key.");
}

/* ---- what the store alone cannot tell ---- */

static const char *against(struct fixture *f, struct str note)
{
	struct scene *s = f->data;
	const char *bad;
	struct err e = {0};

	assert_ok(trail_check_note(f->store, &s->key, note, &s->en, s->words, &bad, &e), &e);
	if (agree_on())
		agree(f, &s->key, note, bad != NULL, bad);
	return bad;
}

static struct str last_note(struct fixture *f)
{
	struct scene *s = f->data;
	struct grid g = raw_rows(s->raw, s->a, "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1");

	return g.cells[0].s;
}

static void not_a_checkpoint(struct fixture *f, const struct note_key *key, struct str note, const char *text)
{
	struct scene *s = f->data;
	const char *bad;
	struct err e = {0};

	assert_false(trail_check_note(f->store, key, note, &s->en, s->words, &bad, &e));
	assert_int_equal(e.code, ERR_INVALID);
	assert_string_equal(e.text, text);
}

static void checkpoints_from_elsewhere(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	const char *bad;
	struct err e = {0};
	struct note_key other;

	build_checkpoint(f);
	hand(f, NULL);
	struct str note = last_note(f);
	assert_ok(trail_check_note(f->store, NULL, note, &s->en, s->words, &bad, &e), &e);     /* the key in the settings */
	assert_null(bad);
	not_a_checkpoint(f, &s->key, STR("nothing"), "note has no blank line before its signatures");
	note_key_of_seed(BUILD_ORIGIN, (const uint8_t *)"the seed of somebody else ......", &other);
	not_a_checkpoint(f, &other, note, "the checkpoint that was given is not one that " BUILD_ORIGIN " has signed");
	note_key_of_seed("other.example/city", build_seed, &other);
	not_a_checkpoint(f, &other, note, "the checkpoint that was given is not one that other.example/city has signed");
	char *size_end = memchr(note.p + sizeof(BUILD_ORIGIN), '\n', note.n - sizeof(BUILD_ORIGIN));
	assert_non_null(size_end);
	size_end[-1] ^= 1;               /* its last digit: the first may turn into a zero, which no number begins with */
	not_a_checkpoint(f, NULL, note, "the checkpoint that was given is not one that " BUILD_ORIGIN " has signed");
	raw_do(s->raw, "UPDATE setting SET value = '' WHERE name = 'chain.key'");
	not_a_checkpoint(f, NULL, note, "There is no key to check the checkpoints' signatures. Please give the verifier key.");
}

/* The end cut off together with the checkpoints over it: the store is whole and old. A checkpoint kept elsewhere tells. */
static void only_a_witness_sees_a_rollback(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_checkpoint(f);
	hand(f, "early");
	int64_t early = build_size(f);
	struct str early_note = last_note(f);
	build_more(f, 20);
	build_checkpoint(f);
	int64_t size = build_size(f);
	struct str note = last_note(f);
	assert_null(against(f, note));
	assert_null(against(f, early_note));
	raw_back(s->raw, "early", NULL);
	all_well(f);
	assert_string_equal(against(f, note), arena_cprintf(s->words,
		"The checkpoint that was given signs %lld entries, but this store has only %lld.", (long long)size,
		(long long)early));
	assert_null(against(f, early_note));
	/* grown again, otherwise */
	build_more(f, 25);
	all_well(f);
	assert_string_equal(against(f, note), arena_cprintf(s->words,
		"The %lld entries that the given checkpoint signs are not those of this store: the past was rewritten.",
		(long long)size));
}

/* Entries after the last checkpoint can be forged by whoever writes the store; the next checkpoint ends that. */
static void not_covered_yet(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_checkpoint(f);
	int64_t covered = build_size(f);
	int64_t seq = build_setting(f, "portal.url", "true");
	hand(f, NULL);
	forge_setting(s->raw, "portal.url", "lie!", seq);
	forge_rehash(s->raw);
	struct verify_report r = verify(f, &s->key);
	assert_null(r.bad);
	assert_int_equal(r.covered, covered);
	assert_int_equal(r.entries, covered + 1);
	forge_setting(s->raw, "portal.url", "true", seq);
	forge_rehash(s->raw);
	build_checkpoint(f);
	forge_setting(s->raw, "portal.url", "lie!", seq);
	forge_rehash(s->raw);
	found(f, "checkpoint", covered, "checkpoint", covered + 1);
}

/* Everything forged and signed with another key that is then put in the settings: found with the key from elsewhere. */
static void another_key(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	const uint8_t seed[NOTE_SEED] = "the seed of somebody else ......";
	CLEAN_BUF struct buf note = {0};
	struct trail_source source = {0};
	struct tree_source tree = trail_tree(&source);
	struct note_key other;
	struct hash root;
	struct err e = {0};
	int64_t seq = build_setting(f, "portal.url", "true"), size = build_size(f);

	build_checkpoint(f);
	hand(f, NULL);
	note_key_of_seed(BUILD_ORIGIN, seed, &other);
	forge_setting(s->raw, "portal.url", "lie!", seq);
	forge_setting(s->raw, "chain.key", note_key_text(s->a, &other), 0);
	forge_rehash(s->raw);
	assert_ok(tx_begin(f->store, TX_READ, &source.tx, &e), &e);
	assert_ok(tree_root(&tree, size, &root, &e), &e);
	tx_abort(source.tx);
	buf_init(&note, NOTE_MAX);
	assert_ok(checkpoint_sign(&note, BUILD_ORIGIN, size, &root, seed, FIXTURE_NOW / 1000, &e), &e);
	raw_do(s->raw, "UPDATE checkpoint SET time = %lld, root = %s, note = '%s'", (long long)FIXTURE_NOW,
		raw_value(s->raw, s->a, &(struct cell){.type = 'b', .s = {(const char *)root.b, HASH_LEN}}), buf_str(&note).p);
	struct verify_report r = verify(f, NULL);
	assert_null(r.bad);
	assert_true(r.key_of_store);
	found(f, "checkpoint", size - 1, "checkpoint", size);
}

/* ---- an untouched store ---- */

static void counts(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	const struct table_info *t;
	size_t n = store_tables(&t);
	int64_t rows = 0;

	build_more(f, 600);
	build_checkpoint(f);
	build_more(f, 7);
	hand(f, NULL);
	for (size_t i = 0; i < n; i++)
		if (t[i].audited)
			rows += raw_number(s->raw, "SELECT COUNT(*) FROM %s", t[i].name);
	struct verify_report r = verify(f, &s->key);
	assert_null(r.bad);
	assert_int_equal(r.entries, build_size(f));
	assert_int_equal(r.bodies, r.entries);
	assert_int_equal(r.disposed, 0);
	assert_int_equal(r.rows, rows);
	assert_int_equal(r.checkpoints, 1);
	assert_int_equal(r.covered, r.entries - 7);
	assert_true(r.chain_ns > 0 && r.body_ns > 0 && r.row_ns > 0 && r.checkpoint_ns > 0);
}

/* More checkpoints than are looked at ahead, one over the empty tree among them; one entry after the other changed. */
static void many_checkpoints(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	int64_t first = build_size(f);

	build_more(f, 200);
	int64_t size = build_size(f);
	build_checkpoint_of(f, 0);
	for (int64_t n = first; n <= size; n++)
		build_checkpoint_of(f, n);
	hand(f, NULL);
	struct verify_report r = verify(f, &s->key);
	assert_null(r.bad);
	assert_int_equal(r.checkpoints, size - first + 2);
	assert_int_equal(r.covered, size);
	for (int64_t seq = first; seq < size; seq += 7) {
		raw_do(s->raw, "UPDATE entry SET actor = actor + 1 WHERE seq = %lld", (long long)seq);
		forge_rehash(s->raw);
		found(f, "checkpoint", seq, "checkpoint", seq + 1);
		raw_do(s->raw, "UPDATE entry SET actor = actor - 1 WHERE seq = %lld", (long long)seq);
	}
	forge_rehash(s->raw);
	all_well(f);
	/* over the empty tree, but of another */
	raw_do(s->raw, "UPDATE checkpoint SET size = -1 WHERE size = 0");
	found(f, "checkpoint", -2, "checkpoint", -1);
}

struct steps { int n; int64_t last, total; };

static void step(void *ctx, int64_t done, int64_t total)
{
	struct steps *s = ctx;

	assert_true(done >= s->last && done <= total);
	s->n++;
	s->last = done;
	s->total = total;
}

static void tells_progress(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct steps steps = {0};
	struct verify_report r;
	struct err e = {0};

	build_more(f, 300);
	assert_ok(trail_verify(f->store, &s->key, &s->en, s->words, step, &steps, &r, &e), &e);
	assert_true(steps.n > 5);
	assert_int_equal(steps.last, steps.total);
}

static struct verify_report goes_on(struct fixture *f, const struct verified *from, struct verified *ret_to, int64_t *ret_from)
{
	struct scene *s = f->data;
	struct verify_report r;
	struct err e = {0};

	assert_ok(trail_verify_from(f->store, &s->key, from, &s->en, s->words, NULL, NULL, &r, ret_to, ret_from, &e), &e);
	return r;
}

/* A run that goes on from another looks at what came later, and at the tree before; a full one at everything. */
static void goes_on_from_a_checkpoint(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	CLEAN_BUF struct buf text = {0};
	struct verified first, again, second;
	int64_t from;

	build_more(f, 300);
	build_checkpoint(f);
	int64_t size = build_size(f);
	build_more(f, 5);
	struct verify_report r = goes_on(f, NULL, &first, &from);
	assert_null(r.bad);
	assert_int_equal(from, 0);
	assert_int_equal(first.size, size);
	assert_int_equal(r.bodies, size + 5);
	buf_init(&text, VERIFIED_MAX);
	verified_write(&text, &s->key, &first);
	assert_true(verified_read(buf_str(&text), &s->key, &again, NULL));
	assert_false(verified_read(str_head(buf_str(&text), text.len - 2), &s->key, &second, NULL));

	build_more(f, 250);
	build_checkpoint(f);
	r = goes_on(f, &again, &second, &from);
	assert_null(r.bad);
	assert_int_equal(from, size);
	assert_int_equal(r.bodies, 255);
	assert_int_equal(r.entries, size + 255);
	assert_int_equal(second.size, size + 255);
	r = goes_on(f, &second, &second, &from);                  /* nothing new */
	assert_null(r.bad);
	assert_int_equal(r.bodies, 0);
	assert_int_equal(second.size, size + 255);

	hand(f, "kept");
	raw_do(s->raw, "UPDATE entry_body SET body = '{}' WHERE seq = 7");
	assert_null(goes_on(f, &again, &second, &from).bad);      /* as is said: not looked at again */
	found(f, "body", 7, "entry_body", 7);
	raw_back(s->raw, "kept", NULL);
	raw_do(s->raw, "UPDATE setting SET value = 'lie' WHERE name = 'portal.contact'");
	r = goes_on(f, &again, &second, &from);
	assert_string_equal(r.bad_table, "setting");
	raw_back(s->raw, "kept", NULL);
	raw_do(s->raw, "UPDATE entry SET actor = actor + 1 WHERE seq = %lld", (long long)size + 3);
	r = goes_on(f, &again, &second, &from);
	assert_int_equal(r.bad_seq, size + 3);
	/* all hashes anew, from an old entry on: another tree, whatever it is signed with */
	raw_back(s->raw, "kept", NULL);
	raw_do(s->raw, "UPDATE entry SET actor = actor + 1 WHERE seq = 7");
	forge_rehash(s->raw);
	r = goes_on(f, &again, &second, &from);
	assert_string_equal(r.bad, arena_cprintf(s->words, "The %lld entries that the given checkpoint signs are not those "
		"of this "
		"store: the past was rewritten.", (long long)size));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts),
		cmocka_unit_test(tells_progress),
		cmocka_unit_test(many_checkpoints),
		cmocka_unit_test(every_row_deleted),
		cmocka_unit_test(rows_added),
		cmocka_unit_test(rows_set_back),
		cmocka_unit_test(entries_swapped),
		cmocka_unit_test(history_computed_anew),
		cmocka_unit_test(clock_set_back),
		cmocka_unit_test(goes_on_from_a_checkpoint),
		cmocka_unit_test(tail_cut),
		cmocka_unit_test(keys),
		cmocka_unit_test(checkpoints_from_elsewhere),
		cmocka_unit_test(only_a_witness_sees_a_rollback),
		cmocka_unit_test(not_covered_yet),
		cmocka_unit_test(another_key),
	};

	return fixture_run_with("tamper", tests, ARRAY_LEN(tests), up, down);
}
