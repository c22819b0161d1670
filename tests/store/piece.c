/* Backups in pieces: what came after, in order, of this store; and sealed ones. */
#include "tests/store/fixture.h"

#include <sodium.h>
#include <stdlib.h>

#include "store/dump.h"
#include "store/sealed.h"
#include "util/heap.h"

#define PIECES 4

/* Bytes in memory; as a source from at on. */
struct mem { struct buf b; size_t at; };

static bool mem_write(void *ctx, struct str s, struct err *e)
{
	struct mem *m = ctx;
	(void)e;
	buf_add(&m->b, s);
	must(!m->b.failed);
	return true;
}

static bool mem_read(void *ctx, void *p, size_t n, size_t *ret_n, struct err *e)
{
	struct mem *m = ctx;
	(void)e;
	*ret_n = n < m->b.len - m->at ? n : m->b.len - m->at;
	memcpy(p, m->b.p + m->at, *ret_n);
	m->at += *ret_n;
	return true;
}

struct world { struct mem mem[PIECES]; struct store_piece piece[PIECES]; };

static int up(void **state)
{
	struct fixture *f = *state;
	struct world *w = heap_make(struct world);

	for (size_t i = 0; i < PIECES; i++)
		buf_init(&w->mem[i].b, 64 * 1024 * 1024);
	f->data = w;
	return 0;
}

static int down(void **state)
{
	struct fixture *f = *state;
	struct world *w = f->data;

	for (size_t i = 0; i < PIECES; i++)
		buf_free(&w->mem[i].b);
	heap_free(w);
	return 0;
}

static bool put_setting(struct tx *t, int64_t seq, void *ctx, struct err *e)
{
	const char **pair = ctx;
	(void)seq;
	return tx_run(t, STMT_setting_put, ARGS(val_c(pair[0]), val_c(pair[1])), NULL, e);
}

static void set(struct store *s, const char *name, const char *value)
{
	const char *pair[] = {name, value};
	struct err e = {0};
	assert_ok(fixture_act(s, put_setting, pair, NULL, &e), &e);
}

static void dump(struct fixture *f, struct store *s, size_t i, const struct store_point *after)
{
	struct world *w = f->data;
	struct store_sink sink = {mem_write, &w->mem[i]};
	struct err e = {0};
	assert_ok(store_dump(s, after, &sink, &w->piece[i], NULL, NULL, &e), &e);
}

/* Pieces 0 whole, 1 and 2 what came after. */
static void three(struct fixture *f)
{
	struct world *w = f->data;

	set(f->store, "a", "1");
	set(f->store, "b", "1");
	dump(f, f->store, 0, NULL);
	set(f->store, "a", "2");
	set(f->store, "c", "1");
	dump(f, f->store, 1, &w->piece[0].to);
	set(f->store, "b", "3");
	dump(f, f->store, 2, &w->piece[1].to);
	assert_true(w->piece[0].whole && w->piece[0].from.seq == -1 && w->piece[0].to.seq == 1);
	assert_true(!w->piece[1].whole && w->piece[1].from.seq == 1 && w->piece[1].to.seq == 3);
	assert_true(w->piece[2].from.seq == 3 && w->piece[2].to.seq == 4);
}

/* Loads pieces by number, "" none: true when all of it went well and the store is in its place. */
static bool restore(struct fixture *f, const char *spec, const char *numbers, struct err *e)
{
	struct world *w = f->data;
	struct restore *r = NULL;
	struct store *s = NULL;
	struct store_piece p;
	bool stale;

	TRY(store_restore_begin(spec, &r, e));
	bool ok = true;
	for (const char *n = numbers; ok && *n; n++) {
		struct mem *m = &w->mem[*n - '0'];
		struct store_source in = {mem_read, m, "piece", (int64_t)m->b.len};
		m->at = 0;
		ok = store_restore_load(r, &in, &p, NULL, NULL, e);
	}
	ok = ok && store_restore_look(r, &s, &stale, e);
	if (ok)
		assert_int_equal(stale, numbers[1] != 0);
	store_close(s);
	ok = ok && store_restore_end(r, e);
	store_restore_free(r);
	return ok;
}

static void pieces_come_together(void **state)
{
	static const char all[] = "SELECT name, value, entry FROM setting ORDER BY name";
	struct fixture *f = *state;
	struct world *w = f->data;
	struct err e = {0};
	char spec[512], here[512], there[512];
	struct store_options plain = {0};
	struct store *s;
	int64_t seq;

	three(f);
	fixture_place(f, spec, sizeof(spec));
	assert_ok(restore(f, spec, "012", &e), &e);
	assert_true(fixture_raw(f, all, here, sizeof(here)) && fixture_raw_at(f, spec, all, there, sizeof(there)));
	assert_string_equal(here, there);
	assert_string_equal(here, "a|2|2\nb|3|4\nc|1|3\n");
	/* a whole of it is that of the first, apart from its time */
	assert_ok(store_open(spec, &plain, &s, &e), &e);
	dump(f, s, 3, NULL);
	assert_int_equal(w->piece[3].to.seq, 4);
	assert_true(hash_eq(&w->piece[3].to.leaf, &w->piece[2].to.leaf));
	assert_ok(fixture_act(s, NULL, NULL, &seq, &e), &e);
	assert_int_equal(seq, 5);
	store_close(s);
	assert_false(fixture_raw_at(f, spec, "DELETE FROM entry", there, sizeof(there)));
}

static void what_means_nothing_elsewhere_stays(void **state)
{
	static const char count[] = "SELECT (SELECT COUNT(*) FROM lease), (SELECT COUNT(*) FROM draft)";
	struct fixture *f = *state;
	struct err e = {0};
	char spec[512], text[64];

	assert_true(fixture_raw(f, "INSERT INTO lease (name, holder, until) VALUES ('tick', 'x', 1)", text, sizeof(text)));
	assert_true(fixture_raw(f, "INSERT INTO draft (person, door, content, saved) VALUES (1, 'd', '{}', 1)", text,
		sizeof(text)));
	dump(f, f->store, 0, NULL);
	fixture_place(f, spec, sizeof(spec));
	assert_ok(restore(f, spec, "0", &e), &e);
	assert_true(fixture_raw_at(f, spec, count, text, sizeof(text)));
	assert_string_equal(text, "0|1\n");
}

static void what_does_not_fit_is_refused(void **state)
{
	static const struct { const char *numbers, *part; } wrong[] = {
		{"", "nothing to restore"}, {"1", "begins with a whole"}, {"02", "a piece is missing"}, {"011", "none twice"},
		{"0121", "in their order"}, {"00", "nothing is restored before it"},
	};
	struct fixture *f = *state;
	struct world *w = f->data;
	struct store_options plain = {.create = true, .migrate = true};
	char spec[512], other[512];
	struct err e = {0};
	struct store *s;

	three(f);
	fixture_place(f, spec, sizeof(spec));
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		err_clear(&e);
		if (restore(f, spec, wrong[i].numbers, &e) || !strstr(e.text, wrong[i].part))
			fail_msg("%s: %s", wrong[i].numbers, e.text);
		plain.create = false;
		err_clear(&e);
		assert_false(store_open(spec, &plain, &s, &e));
		assert_int_equal(e.code, ERR_NOT_FOUND);
	}
	/* another store with as many entries */
	plain.create = true;
	fixture_place(f, other, sizeof(other));
	err_clear(&e);
	assert_ok(store_open(other, &plain, &s, &e), &e);
	for (int i = 0; i < 3; i++)
		set(s, "a", "9");
	struct store_point at;
	struct tx *t;
	assert_ok(tx_begin(s, TX_READ, &t, &e), &e);
	assert_ok(store_point_of(t, 1, &at, &e), &e);
	assert_false(store_point_of(t, 3, &at, &e));
	assert_int_equal(e.code, ERR_NOT_FOUND);
	tx_abort(t);
	err_clear(&e);
	struct store_sink sink = {mem_write, &w->mem[3]};
	assert_false(store_dump(s, &w->piece[1].to, &sink, &w->piece[3], NULL, NULL, &e));
	assert_int_equal(e.code, ERR_STALE);
	assert_non_null(strstr(e.text, "was set back"));
	store_close(s);
	/* After all that the right ones go in, in the same place. */
	err_clear(&e);
	assert_ok(restore(f, spec, "012", &e), &e);
	assert_false(restore(f, spec, "012", &e));
	assert_int_equal(e.code, ERR_CONFLICT);
}

/* The leaf of the entry decides, also when the numbers fit. */
static void another_stores_piece_is_refused(void **state)
{
	struct fixture *f = *state;
	struct world *w = f->data;
	struct store_point other;
	struct err e = {0};
	char spec[512];

	three(f);
	other = w->piece[0].to;
	other.leaf.b[5] ^= 1;
	struct store_sink sink = {mem_write, &w->mem[3]};
	assert_false(store_dump(f->store, &other, &sink, &w->piece[3], NULL, NULL, &e));
	assert_int_equal(e.code, ERR_STALE);
	assert_non_null(strstr(e.text, "another one than in the earlier backup"));

	/* the leaf that piece 1 goes on from, and its checksum made anew */
	struct buf *b = &w->mem[1].b;
	char *leaf = b->p + sizeof(DUMP_MAGIC) - 1 + 4 + 4 + 1 + 8 + 8;
	*leaf = (char)(*leaf ^ 1);
	struct hash sum = hash_of((struct str){b->p, b->len - HASH_LEN});
	memcpy(b->p + b->len - HASH_LEN, sum.b, HASH_LEN);
	fixture_place(f, spec, sizeof(spec));
	err_clear(&e);
	assert_false(restore(f, spec, "012", &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_non_null(strstr(e.text, "is of another store"));
}

/* A restore that stopped before its end: nobody takes it for a store. */
static void half_a_restore_is_no_store(void **state)
{
	struct fixture *f = *state;
	struct world *w = f->data;
	struct store_source in = {mem_read, &w->mem[0], "piece", 0};
	struct store_options plain = {0}, make = {.create = true, .migrate = true};
	struct store_piece p;
	struct restore *r, *again;
	struct store *s, *s2;
	char spec[512], text[64];
	struct err e = {0};
	bool stale;

	three(f);
	fixture_place(f, spec, sizeof(spec));
	assert_ok(store_restore_begin(spec, &r, &e), &e);
	assert_ok(store_restore_load(r, &in, &p, NULL, NULL, &e), &e);
	assert_ok(store_restore_look(r, &s, &stale, &e), &e);
	assert_false(store_open(spec, &plain, &s2, &e));
	assert_int_equal(e.code, f->engine == STORE_PG ? ERR_CONFLICT : ERR_NOT_FOUND);
	err_clear(&e);
	assert_false(store_restore_begin(spec, &again, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	store_close(s);
	store_restore_free(r);
	err_clear(&e);
	/* undone: the place is as it was */
	assert_ok(store_open(spec, &make, &s, &e), &e);
	store_close(s);

	fixture_place(f, spec, sizeof(spec));
	assert_true(fixture_raw_at(f, spec, "CREATE TABLE theirs (a bigint)", text, sizeof(text)));
	assert_false(store_restore_begin(spec, &r, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_true(fixture_raw_at(f, spec, "SELECT COUNT(*) FROM theirs", text, sizeof(text)));
}

/* ---- sealed ---- */

static void seal(const uint8_t public_[32], struct str plain, size_t step, struct mem *ret)
{
	struct store_sink below = {mem_write, ret};
	struct sealed_out *o;
	struct err e = {0};

	buf_clear(&ret->b);
	assert_ok(sealed_out_new(public_, &below, &o, &e), &e);
	struct store_sink s = sealed_sink(o);
	for (struct str rest = plain; rest.n; rest = str_from(rest, step))
		assert_ok(s.write(s.ctx, str_head(rest, step), &e), &e);
	assert_ok(sealed_out_end(o, &e), &e);
	sealed_out_free(o);
}

static bool unseal(const uint8_t *secret, struct mem *m, struct buf *ret, struct err *e)
{
	struct store_source in = {mem_read, m, "piece", 0};
	struct sealed_in *i;
	bool sealed;
	char p[1000];
	size_t got = sizeof(p);

	m->at = 0;
	buf_clear(ret);
	TRY(sealed_in_new(secret, &in, &i, &sealed, e));
	struct store_source s = sealed_source(i);
	bool ok = true;
	while (ok && got == sizeof(p)) {
		ok = s.read(s.ctx, p, sizeof(p), &got, e);
		if (ok)
			buf_bytes(ret, p, got);
	}
	sealed_in_free(i);
	return ok;
}

static void a_sealed_stream_is_read_by_one(void **state)
{
	static const size_t sizes[] = {0, 1, 65535, 65536, 65537, 131072, 200000};
	struct fixture *f = *state;
	struct world *w = f->data;
	struct mem *m = &w->mem[0];
	uint8_t secret[32], public_[32], other[32];
	CLEAN_BUF struct buf out;
	struct err e = {0};

	buf_init(&out, 1 << 20);
	must(sodium_init() >= 0);
	memset(secret, 7, 32);
	memset(other, 8, 32);
	must(crypto_scalarmult_base(public_, secret) == 0);
	char *plain = heap_alloc(200000, 1);
	for (size_t i = 0; i < 200000; i++)
		plain[i] = (char)(i * 31 >> 3);
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		struct str s = {plain, sizes[i]};
		seal(public_, s, 7777, m);
		assert_int_equal(m->b.len, 16 + 4 + 8 + 80 + 24 + sizes[i] + 17 * (sizes[i] ? (sizes[i] + 65535) / 65536 : 1));
		assert_ok(unseal(secret, m, &out, &e), &e);
		assert_true(str_eq(buf_str(&out), s));
	}
	assert_false(unseal(NULL, m, &out, &e));
	assert_int_equal(e.code, ERR_DENIED);
	assert_non_null(strstr(e.text, "needs the secret half"));
	err_clear(&e);
	assert_false(unseal(other, m, &out, &e));
	assert_int_equal(e.code, ERR_INVALID);
	assert_non_null(strstr(e.text, "for another recovery key"));

	/* a bit anywhere but in the magic, cuts at and beside the chunks, something behind */
	seal(public_, (struct str){plain, 140000}, 140000, m);
	size_t len = m->b.len;
	for (size_t i = 16; i < len; i += i < 140 ? 1 : 4099) {
		m->b.p[i] = (char)(m->b.p[i] ^ 4);
		err_clear(&e);
		assert_false(unseal(secret, m, &out, &e));
		assert_true(e.code == ERR_CORRUPT || e.code == ERR_VERSION || e.code == ERR_INVALID);
		m->b.p[i] = (char)(m->b.p[i] ^ 4);
	}
	static const size_t cuts[] = {17, 107, 131, 132, 133, 132 + 65553, 132 + 65554, 132 + 2 * 65553, 132 + 2 * 65553 + 16};
	for (size_t i = 0; i < ARRAY_LEN(cuts); i++) {
		m->b.len = cuts[i];
		err_clear(&e);
		assert_false(unseal(secret, m, &out, &e));
		assert_int_equal(e.code, ERR_CORRUPT);
	}
	m->b.len = len;
	buf_char(&m->b, 'x');
	err_clear(&e);
	assert_false(unseal(secret, m, &out, &e));
	assert_int_equal(e.code, ERR_CORRUPT);
	/* what is not sealed comes through as it is */
	buf_clear(&m->b);
	buf_lit(&m->b, "plain and short");
	assert_ok(unseal(NULL, m, &out, &e), &e);
	assert_true(str_is(buf_str(&out), "plain and short"));
	heap_free(plain);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_come_together),
		cmocka_unit_test(what_means_nothing_elsewhere_stays),
		cmocka_unit_test(what_does_not_fit_is_refused),
		cmocka_unit_test(another_stores_piece_is_refused),
		cmocka_unit_test(half_a_restore_is_no_store),
		fixture_test_sqlite(a_sealed_stream_is_read_by_one),
	};
	return fixture_run_with("store-piece", tests, ARRAY_LEN(tests), up, down);
}
