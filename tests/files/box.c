#include "tests/files/box.h"

#include "engine/trail.h"
#include "util/num.h"

static const char *text(void)
{
	static char lua[32768];
	FILE *f = fopen(FILES_LUA, "r");
	assert_non_null(f);
	size_t n = fread(lua, 1, sizeof(lua) - 1, f);
	assert_true(n > 0 && n < sizeof(lua) - 1);
	fclose(f);
	lua[n] = 0;
	return lua;
}

static const char *beside(struct world *w, const char *name)
{
	return arena_cprintf(w->a, "%s/%s", w->f->dir, name);
}

const char *box_key_path(struct world *w) { return beside(w, "file.key"); }
const char *box_recovery_path(struct world *w) { return beside(w, "recovery.key"); }

static int setup(void **state, const char *lua)
{
	return world_setup_with(state, lua) ? -1 : box_keys(world_of(state));
}

int box_keys(struct world *w)
{
	uint8_t public_[RECOVERY_PUBLIC];
	unlink(box_key_path(w));
	unlink(box_recovery_path(w));
	assert_ok(recovery_make(box_recovery_path(w), public_, &w->e), &w->e);
	assert_ok(recovery_use(w->city, public_, &w->ja, &w->e), &w->e);
	assert_ok(city_file_key(w->city, box_key_path(w), &w->e), &w->e);
	return 0;
}

int box_setup(void **state) { return setup(state, text()); }

int box_setup_large(void **state)
{
	static const char small[] = "value = 3, min = 1, max = 100,", large[] = "value = 2048, max = 8192     ,";
	_Static_assert(sizeof(small) == sizeof(large), "in its place");
	char *lua = (char *)(uintptr_t)text(), *at = strstr(lua, small);
	assert_non_null(at);
	memcpy(at, large, sizeof(large) - 1);
	return setup(state, lua);
}

void box_again(struct world *w, const char *path)
{
	world_done(w);
	city_close(w->city);
	assert_ok(city_open(w->f->store, &w->city, &w->e), &w->e);
	assert_ok(city_file_key(w->city, path ? path : box_key_path(w), &w->e), &w->e);
}

uint8_t box_byte(unsigned seed, int64_t i)
{
	uint64_t x = (uint64_t)i * UINT64_C(0x9e3779b97f4a7c15) + seed;
	return (uint8_t)(x >> 29 ^ x >> 51);
}

static bool send(struct upload *u, unsigned seed, int64_t from, int64_t till, struct err *e)
{
	static uint8_t piece[70001];
	for (int64_t at = from; at < till;) {
		size_t n = (size_t)(1 + at % (int64_t)sizeof(piece));
		if ((int64_t)n > till - at)
			n = (size_t)(till - at);
		for (size_t i = 0; i < n; i++)
			piece[i] = box_byte(seed, at + (int64_t)i);
		TRY(upload_add(u, piece, n, e));
		at += (int64_t)n;
	}
	return true;
}

static const char *hex(struct world *w, const struct hash *h)
{
	struct buf b;
	buf_init(&b, 65);
	num_hex(&b, h->b, HASH_LEN);
	const char *s = arena_cstr(w->a, buf_str(&b));
	buf_free(&b);
	return s;
}

static struct upload_new by(struct world *w, const char *number, const char *name, int64_t size)
{
	struct upload_new n = {.person = world_person(w, number), .organ = 1, .name = str_of(name), .media = STR("text/plain"),
		.size = size};
	world_done(w);
	return n;
}

const char *box_upload(struct world *w, const char *number, const char *name, unsigned seed, int64_t size)
{
	struct upload_new n = by(w, number, name, -1);
	struct upload *u;
	enum file_refusal f;
	struct hash digest;
	bool whole;
	assert_ok(upload_begin(w->city, w->pack, &n, &u, &f, &w->e), &w->e);
	assert_int_equal(f, FILE_FINE);
	assert_ok(send(u, seed, 0, size, &w->e), &w->e);
	assert_ok(upload_end(u, &f, &whole, &digest, &w->e), &w->e);
	assert_int_equal(f, FILE_FINE);
	assert_true(whole);
	upload_free(u);
	return hex(w, &digest);
}

enum file_refusal box_refused(struct world *w, const char *number, const char *name, int64_t announced, int64_t size)
{
	struct upload_new n = by(w, number, name, announced);
	struct upload *u;
	enum file_refusal f;
	struct hash digest;
	bool whole = false;
	assert_ok(upload_begin(w->city, w->pack, &n, &u, &f, &w->e), &w->e);
	if (f)
		return f;
	assert_ok(send(u, 1, 0, size, &w->e), &w->e);
	assert_ok(upload_end(u, &f, &whole, &digest, &w->e), &w->e);
	assert_false(whole);
	upload_free(u);
	return f;
}

int64_t box_record(struct world *w, const char *digest)
{
	struct who who = world_who(w, "1115");
	return world_do(w, act_find("record_add"), &who,
		arena_cprintf(w->a, "{\"register\":\"papers\",\"unit\":@111,\"form\":{\"name\":\"書面\",\"proof\":\"%s\"}}",
			digest));
}

struct file_info box_file(struct world *w, const char *digest)
{
	struct file_info f;
	bool found;
	assert_ok(file_by_digest(world_read(w), w->a, str_of(digest), &f, &found, &w->e), &w->e);
	assert_true(found);
	world_done(w);
	return f;
}

bool box_reads(struct world *w, const char *digest, unsigned seed, int64_t size)
{
	static uint8_t piece[50021];
	struct file_info f = box_file(w, digest);
	struct file_reader *r;
	struct hasher *h = hasher_new();
	err_clear(&w->e);
	assert_int_equal(f.size, size);
	bool ok = file_open(w->city, &f, &r, &w->e);
	for (int64_t at = 0; ok && at < size;) {
		ok = file_ready(r, at) || file_load(r, at, &w->e);
		size_t n = ok ? file_copy(r, at, piece, sizeof(piece)) : 0;
		for (size_t i = 0; i < n; i++)
			if (piece[i] != box_byte(seed, at + (int64_t)i))
				fail_msg("byte %lld differs", (long long)(at + (int64_t)i));
		hasher_add(h, (struct str){(const char *)piece, n});
		at += (int64_t)n;
	}
	struct hash sum = hasher_end(h);
	if (ok)
		assert_memory_equal(sum.b, f.plain.b, HASH_LEN);
	if (w->e.code != ERR_INVALID && w->e.code != ERR_NOT_FOUND)
		file_close(r);
	return ok;
}

const char *box_verify(struct world *w)
{
	struct verify_report r;
	world_done(w);
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &r, &w->e), &w->e);
	return r.bad;
}
