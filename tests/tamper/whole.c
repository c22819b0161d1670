#include "tests/tamper/whole.h"

#include "engine/file.h"
#include "engine/object.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"

#define LATER (FIXTURE_NOW + INT64_C(7) * 366 * 86400000)        /* when case 1 need not be kept any more */
#define CONTENT "what was attached to case one"

/* A file of one chunk, attached to case 1, as file_attach would write it. */
static void attach(struct fixture *f)
{
	struct build_act at;
	uint8_t uid[FILE_UID], key[FILE_KEY], wrapped[FILE_WRAPPED], sealed[FILE_SEALED], out[sizeof(CONTENT) + FILE_TAG];
	struct str content = STR(CONTENT), data = {(const char *)out, content.n + FILE_TAG};
	struct hash plain = hash_of(content), bind;
	struct file_digest d;
	struct entry_object about = {OBJECT_CASE, 1};
	struct err e = {0};
	struct tx *t;
	int64_t id;

	rand_bytes(uid, sizeof(uid));
	rand_bytes(key, sizeof(key));
	rand_bytes(wrapped, sizeof(wrapped));
	rand_bytes(sealed, sizeof(sealed));
	bind = file_bind(key, &plain);
	chunk_seal(key, uid, 0, true, content.p, content.n, out);
	file_digest_begin(&d, uid, FILE_CHUNK);
	file_digest_add(&d, data);
	assert_ok(tx_begin(f->store, TX_VOLATILE, &t, &e), &e);
	assert_ok(tx_run(t, STMT_chunk_add, ARGS(val_b(uid, FILE_UID), val_i(0), val_b(data.p, data.n)), NULL, &e), &e);
	assert_ok(tx_commit(t, &e), &e);
	struct hash digest = file_digest_end(&d, (int64_t)content.n, &bind);
	build_begin(f, &at);
	assert_ok(tx_run(at.t, STMT_file_add, ARGS(val_b(uid, FILE_UID), val_b(digest.b, HASH_LEN), val_b(bind.b, HASH_LEN),
		val_i((int64_t)content.n), val_i(FILE_CHUNK), val_c("記録.txt"), val_c("text/plain"), val_b(plain.b, HASH_LEN),
		val_b(wrapped, sizeof(wrapped)), val_b(sealed, sizeof(sealed)), val_i(1), val_i(FIXTURE_NOW)), NULL, &e), &e);
	assert_ok(tx_number(at.t, STMT_file_id, ARGS(val_b(digest.b, HASH_LEN)), 0, &id, &e), &e);
	assert_ok(tx_run(at.t, STMT_file_use_add, ARGS(val_i(id), val_i(OBJECT_CASE), val_i(1)), NULL, &e), &e);
	build_write(&at, "case_submit", FIXTURE_NOW + at.seq * 1000, json_obj(at.a), &about, 1);
	build_end(&at);
}

/* An entry about case 1 alone, which ends it, with a row beside that lives on. */
static int64_t lapsing(struct fixture *f)
{
	struct build_act at;
	struct entry_object about[] = {{OBJECT_CASE, 1}, {OBJECT_STEP, 1}};
	struct err e = {0};

	build_begin(f, &at);
	assert_ok(tx_run(at.t, STMT_case_state, ARGS(val_i(1), val_c("done"), val_i(FIXTURE_NOW),
		val_i(civil_date_of_ms(FIXTURE_NOW) + 400)), NULL, &e), &e);
	assert_ok(tx_run(at.t, STMT_setting_put, ARGS(val_c("portal.kept"), val_c("on")), NULL, &e), &e);
	build_write(&at, "step_task", FIXTURE_NOW + at.seq * 1000, json_obj(at.a), about, ARRAY_LEN(about));
	build_end(&at);
	return at.seq;
}

/* What a disposal says of an entry: its objects, and those of its rows that still name it. */
static void answer_for(struct build_act *at, struct json *in, int64_t seq)
{
	struct json *one = json_add_arr(at->a, json_add_arr(at->a, in, STR("erased")), STR_NONE);
	struct json *kept = json_add_arr(at->a, in, STR("kept")), *body;
	struct val cols[8];
	struct err e = {0};
	bool found;

	json_add_int(at->a, one, STR_NONE, seq);
	assert_ok(tx_one(at->t, at->a, STMT_entry_one, ARGS(val_i(seq)), &found, cols, 8, &e), &e);
	assert_ok(json_read(at->a, cols[7].s, 1000, &body, &e), &e);
	json_add(at->a, one, STR_NONE, json_copy(at->a, json_get(body, "objects")));
	json_each(mark, json_get(body, "rows")) {
		const char *table = arena_cstr(at->a, mark->first->s);
		int64_t id = mark->first->next->i, by;
		bool there;
		assert_ok(store_row_entry(at->t, table, id, &by, &there, &e), &e);
		if (!there || by != seq)
			continue;
		struct json *row = json_add_arr(at->a, kept, STR_NONE);
		json_add_int(at->a, row, STR_NONE, seq);
		json_add_str(at->a, row, STR_NONE, mark->first->s);
		json_add_int(at->a, row, STR_NONE, id);
		json_add_str(at->a, row, STR_NONE, mark->last->s);
	}
	assert_true(kept->count > 0);
}

static void dispose(struct fixture *f, int64_t seq)
{
	struct build_act at;
	struct entry_object about[] = {{OBJECT_DISPOSAL, 1}, {OBJECT_CASE, 1}, {OBJECT_ENTRY, seq}};
	struct err e = {0};

	build_begin(f, &at);
	assert_ok(tx_run(at.t, STMT_dispose_case, ARGS(val_i(1), val_b("", 0)), NULL, &e), &e);
	struct json *in = json_obj(at.a);
	answer_for(&at, in, seq);
	build_write(&at, "dispose", LATER, in, about, ARRAY_LEN(about));
	assert_ok(tx_run(at.t, STMT_entry_body_erase, ARGS(val_i(seq)), NULL, &e), &e);
	build_end(&at);
}

static void cosign(struct fixture *f)
{
	static const uint8_t seed[NOTE_SEED] = "the key of the prefecture ......";
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	CLEAN_BUF struct buf line = {0};
	struct note_key k;
	struct checkpoint c;
	struct str note;
	struct err e = {0};
	struct tx *t;
	int64_t size, time;
	bool found;

	note_key_of_seed("pref.example/witness", seed, &k);
	buf_init(&line, NOTE_MAX);
	assert_ok(tx_begin(f->store, TX_VOLATILE, &t, &e), &e);
	assert_ok(trail_checkpoint(t, a, &note, &size, &time, &found, &e), &e);
	assert_ok(checkpoint_read(a, note, &c, &e), &e);
	assert_ok(note_cosign(&line, c.body, k.name, seed, time / 1000, &e), &e);
	assert_ok(tx_run(t, STMT_cosignature_insert,
		ARGS(val_c(note_key_text(a, &k)), val_i(size), val_i(time), val_s(buf_str(&line))), NULL, &e), &e);
	assert_ok(tx_commit(t, &e), &e);
}

void whole_checkpoint(struct fixture *f, struct whole *w)
{
	sets_checkpoint(&w->sets, f, w->sets.n - 1, build_size(f));
}

void whole_build(struct fixture *f, struct whole *ret)
{
	build_city(f);
	sets_begin(&ret->sets);
	attach(f);
	ret->lapsed = lapsing(f);
	sets_announce(&ret->sets, f);
	sets_checkpoint(&ret->sets, f, 0, build_size(f));
	dispose(f, ret->lapsed);
	whole_checkpoint(f, ret);
	cosign(f);
	build_setting(f, "portal.contact", "late");
}
