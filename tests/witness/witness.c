/* The witness by itself: every answer of add-checkpoint, what is on disk when, and what it does not start with. */
#include "tests/util/check.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "http/small.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/file.h"
#include "witness/witness.h"

#define ORIGIN "sekimori.example/city"
#define NAME "pref.example/witness"
#define NOW 1795600000123
#define SECONDS (NOW / 1000)
#define LEAVES 40

static const uint8_t seed[NOTE_SEED] = "the seed of the log of this test";
static const uint8_t stranger[NOTE_SEED] = "the seed of somebody else here!";

/* ---- a log ---- */

struct forest { struct hash leaf[LEAVES]; };

static bool get(void *ctx, int level, int64_t idx, struct hash *ret, struct err *e)
{
	struct forest *f = ctx;

	(void)e;
	assert_int_equal(level, 0);
	*ret = f->leaf[idx];
	return true;
}

/* Forests with different numbers share the first `same` leaves. */
static struct forest forest(int number, int same)
{
	struct forest f;

	for (int i = 0; i < LEAVES; i++) {
		char text[32];
		int n = snprintf(text, sizeof(text), "%d %d", i < same ? 0 : number, i);
		f.leaf[i] = hash_of((struct str){text, (size_t)n});
	}
	return f;
}

static struct hash root_of(struct forest *f, int64_t size)
{
	struct tree_source s = {get, f};
	struct hash h;

	assert_true(tree_root(&s, size, &h, NULL));
	return h;
}

static void note_of(struct buf *b, struct forest *f, int64_t size, const uint8_t by[NOTE_SEED])
{
	struct hash root = root_of(f, size);

	assert_true(checkpoint_sign(b, ORIGIN, size, &root, by, NOW / 1000, NULL));
}

/* A request from old to size. */
static void request_of(struct buf *b, struct forest *f, int64_t old, int64_t size, const uint8_t by[NOTE_SEED])
{
	CLEAN_BUF struct buf note = {0};
	struct tree_source s = {get, f};
	struct tree_proof p = {0};

	buf_init(&note, WITNESS_MAX);
	note_of(&note, f, size, by);
	if (old && old < size)
		assert_true(tree_prove_consistency(&s, old, size, &p, NULL));
	buf_init(b, 4 * WITNESS_MAX);
	witness_request_write(b, old, &p, buf_str(&note));
}

/* ---- a witness ---- */

struct scene {
	char dir[64], path[96];
	struct arena *a;
	struct witness *w;
	struct note_key key;
	const char *log_key;
};

static void reopen(struct scene *s)
{
	struct err e = {0};

	witness_close(s->w);
	s->w = NULL;
	if (!witness_open(s->path, &s->w, &e))
		fail_msg("%s", e.text);
}

static const char *vkey(struct scene *s, const char *name, const uint8_t of[NOTE_SEED])
{
	struct note_key k;

	note_key_of_seed(name, of, &k);
	return note_key_text(s->a, &k);
}

static int up(void **state)
{
	static struct scene s;
	const char *key;
	struct err e = {0};

	clock_fixed(NOW);
	s = (struct scene){.dir = "/tmp/witness-XXXXXX", .a = arena_new(1 << 22)};
	assert_non_null(mkdtemp(s.dir));
	snprintf(s.path, sizeof(s.path), "%s/w", s.dir);
	s.log_key = vkey(&s, ORIGIN, seed);
	if (!witness_create(s.path, NAME, s.a, &key, &e) || !witness_add(s.path, s.log_key, &e))
		fail_msg("%s", e.text);
	assert_true(note_key_read(s.a, str_of(key), &s.key, NULL));
	reopen(&s);
	*state = &s;
	return 0;
}

static int down(void **state)
{
	struct scene *s = *state;
	DIR *d = opendir(s->path);

	witness_close(s->w);
	for (struct dirent *at; d && (at = readdir(d));)
		unlinkat(dirfd(d), at->d_name, 0);
	if (d)
		closedir(d);
	rmdir(s->path);
	rmdir(s->dir);
	arena_free(s->a);
	clock_replace(NULL, NULL);
	return 0;
}

static void answers(struct scene *s, struct str request, int status, const char *text)
{
	CLEAN_BUF struct buf b = {0};
	const char *type = NULL;

	buf_init(&b, WITNESS_MAX);
	assert_int_equal(witness_answer(s->w, request, &type, &b), status);
	if (text)
		assert_string_equal(b.p ? b.p : "", text);
	assert_int_equal(status == 409, strcmp(type, WITNESS_SIZE_TYPE) == 0);
}

static void step(struct scene *s, struct forest *f, int64_t old, int64_t size, int status, const char *text)
{
	CLEAN_BUF struct buf r = {0};

	request_of(&r, f, old, size, seed);
	answers(s, buf_str(&r), status, text);
}

/* 200, and the line is a good cosignature with this time. */
static void cosigns(struct scene *s, struct forest *f, int64_t old, int64_t size, int64_t seconds)
{
	CLEAN_BUF struct buf r = {0}, b = {0}, note = {0};
	struct err e = {0};
	const char *type;
	struct str line;
	int64_t got;

	request_of(&r, f, old, size, seed);
	buf_init(&b, WITNESS_MAX);
	buf_init(&note, WITNESS_MAX);
	assert_int_equal(witness_answer(s->w, buf_str(&r), &type, &b), 200);
	note_of(&note, f, size, seed);
	if (!witness_cosigned(s->a, buf_str(&note), buf_str(&b), &s->key, &line, &got, &e))
		fail_msg("%s", e.text);
	assert_true(str_eq(line, buf_str(&b)));
	assert_int_equal(got, seconds);
}


static void grows(void **state)
{
	struct scene *s = *state;
	struct forest f = forest(1, 0);

	cosigns(s, &f, 0, 0, SECONDS);          /* the empty tree */
	cosigns(s, &f, 0, 7, SECONDS);
	cosigns(s, &f, 7, 8, SECONDS);
	reopen(s);                               /* it remembers */
	cosigns(s, &f, 8, 33, SECONDS);
	clock_fixed(NOW + 86400000);             /* an idle log: the same tree, a new time */
	cosigns(s, &f, 33, 33, NOW / 1000 + 86400);
	clock_fixed(NOW);                        /* its own clock stepped back: the time does not */
	cosigns(s, &f, 33, 40, NOW / 1000 + 86400);
}

static void every_answer(void **state)
{
	struct scene *s = *state;
	struct forest f = forest(1, 0), other = forest(2, 5);
	CLEAN_BUF struct buf r = {0}, foreign = {0};

	cosigns(s, &f, 0, 10, SECONDS);
	/* 409: where it stands */
	step(s, &f, 0, 12, 409, "10\n");
	step(s, &f, 11, 12, 409, "10\n");
	step(s, &f, 5, 9, 409, "10\n");          /* a rollback */
	/* 400: old is larger */
	request_of(&r, &f, 10, 9, seed);
	answers(s, buf_str(&r), 400, "the old size is larger than the checkpoint\n");
	/* 403: a good note by somebody else; and one whose signature is of another text */
	request_of(&foreign, &f, 10, 12, stranger);
	answers(s, buf_str(&foreign), 403, NULL);
	/* 422: it has not grown out of it; a proof where none belongs */
	step(s, &other, 10, 20, 422, NULL);
	struct tree_proof p = {.n = 1};
	CLEAN_BUF struct buf same = {0}, note = {0};
	buf_init(&note, WITNESS_MAX);
	note_of(&note, &f, 10, seed);
	buf_init(&same, WITNESS_MAX);
	witness_request_write(&same, 10, &p, buf_str(&note));
	answers(s, buf_str(&same), 422, NULL);
	/* 404: another origin */
	struct hash root = root_of(&f, 3);
	buf_clear(&note);
	assert_true(checkpoint_sign(&note, "other.example/city", 3, &root, seed, NOW / 1000, NULL));
	buf_clear(&same);
	witness_request_write(&same, 0, &(struct tree_proof){0}, buf_str(&note));
	answers(s, buf_str(&same), 404, NULL);
	/* none of that moved it */
	cosigns(s, &f, 10, 12, SECONDS);
}

/* From nothing a proof must be empty. */
static void first_time_needs_no_proof(void **state)
{
	struct scene *s = *state;
	struct forest f = forest(1, 0);
	CLEAN_BUF struct buf note = {0}, r = {0};

	buf_init(&note, WITNESS_MAX);
	buf_init(&r, WITNESS_MAX);
	note_of(&note, &f, 4, seed);
	witness_request_write(&r, 0, &(struct tree_proof){.n = 2}, buf_str(&note));
	answers(s, buf_str(&r), 422, NULL);
	cosigns(s, &f, 0, 4, SECONDS);
}

/* Two trees of one size, both signed: refused, and kept as evidence. */
static void fork_is_kept(void **state)
{
	struct scene *s = *state;
	struct forest f = forest(1, 0), other = forest(2, 5);
	CLEAN_BUF struct buf fork_note = {0}, found = {0};
	struct dirent *at;
	int forks = 0;

	cosigns(s, &f, 0, 10, SECONDS);
	step(s, &other, 10, 10, 409, "10\n");
	step(s, &other, 10, 10, 409, "10\n");
	DIR *d = opendir(s->path);
	assert_non_null(d);
	buf_init(&found, WITNESS_MAX * 4);
	buf_init(&fork_note, WITNESS_MAX);
	while ((at = readdir(d)))
		if (strncmp(at->d_name, "fork-", 5) == 0) {
			forks++;
			assert_true(file_get(dirfd(d), at->d_name, &found, NULL));
		}
	closedir(d);
	assert_int_equal(forks, 1);
	note_of(&fork_note, &other, 10, seed);
	assert_true(str_starts(buf_str(&found), buf_str(&fork_note)));
	cosigns(s, &f, 10, 11, SECONDS);
}

static void garbage(void **state)
{
	static const char *const bad[] = {
		"", "\n", "old\n\n", "old x\n\n", "old 01\n\nx", "old -1\n\nx", "old 0", "old 0\n", "old 0\nAAAA\n\nx\n",
		"new 0\n\nx\n",
		"old 0\n\nnot a note\n", "old 99999999999999999999\n\nx\n",
		"old 0\n\n" ORIGIN "\n1\nAAAA\n\n\xe2\x80\x94 a b\n",
		"old 0\n\n" ORIGIN "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
		"old 0\n\ncosignature/v1\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\xe2\x80\x94 a b\n",
	};
	struct scene *s = *state;
	struct forest f = forest(1, 0);

	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		answers(s, str_of(bad[i]), 400, NULL);
	/* 64 lines of proof; a request of too many bytes */
	CLEAN_BUF struct buf b = {0};
	buf_init(&b, 4 * WITNESS_MAX);
	buf_lit(&b, "old 0\n");
	for (int i = 0; i < WITNESS_PROOF_MAX + 1; i++)
		buf_lit(&b, "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");
	buf_lit(&b, "\nx\n");
	answers(s, buf_str(&b), 400, NULL);
	while (b.len <= WITNESS_MAX)
		buf_lit(&b, "0123456789012345678901234567890123456789\n");
	answers(s, buf_str(&b), 413, NULL);
	cosigns(s, &f, 0, 3, SECONDS);
}

/* Every byte of a good request, changed: nothing but the good one is cosigned, or what it says is still true. */
static void every_byte(void **state)
{
	struct scene *s = *state;
	struct forest f = forest(1, 0);
	CLEAN_BUF struct buf r = {0}, b = {0};
	const char *type;

	cosigns(s, &f, 0, 5, SECONDS);
	request_of(&r, &f, 5, 9, seed);
	buf_init(&b, WITNESS_MAX);
	size_t epoch = str_find(buf_str(&r), STR("\n\n\xe2\x80\x94"));
	size_t second = epoch + 4 + str_find(str_from(buf_str(&r), epoch + 4), STR("\n\xe2\x80\x94"));
	for (size_t i = 0; i < second; i++) {    /* the second signature line is not the witness's to read */
		r.p[i] ^= 1;
		buf_clear(&b);
		assert_int_not_equal(witness_answer(s->w, buf_str(&r), &type, &b), 200);
		r.p[i] ^= 1;
	}
	answers(s, buf_str(&r), 200, NULL);
}

/* What was answered is on disk; what was on disk before the answer got lost is said again. */
static void lost_answer(void **state)
{
	struct scene *s = *state;
	struct forest f = forest(1, 0);

	cosigns(s, &f, 0, 6, SECONDS);
	reopen(s);                               /* killed before the answer left */
	step(s, &f, 0, 6, 409, "6\n");
	cosigns(s, &f, 6, 6, SECONDS);
}

/* A state that cannot be written is not answered with a signature, and not remembered. */
static void disk_refuses(void **state)
{
	struct scene *s = *state;
	struct forest f = forest(1, 0);

	cosigns(s, &f, 0, 6, SECONDS);
	DIR *d = opendir(s->path);
	struct dirent *at;
	char name[300] = "";
	assert_non_null(d);
	while ((at = readdir(d)))
		if (strncmp(at->d_name, "log-", 4) == 0)
			snprintf(name, sizeof(name), "%s.new", at->d_name);
	assert_int_equal(mkdirat(dirfd(d), name, 0700), 0);     /* in the way of the new file */
	step(s, &f, 6, 9, 500, NULL);
	assert_int_equal(unlinkat(dirfd(d), name, AT_REMOVEDIR), 0);
	closedir(d);
	step(s, &f, 9, 12, 409, "6\n");
	cosigns(s, &f, 6, 9, SECONDS);
}

static void opens_not(struct scene *s, enum err_code code)
{
	struct witness *w;
	struct err e = {0};

	assert_false(witness_open(s->path, &w, &e));
	assert_int_equal(e.code, code);
}

/* What was cosigned is lost, damaged, or of another: no witness. */
static void lost_state(void **state)
{
	struct scene *s = *state;
	struct forest f = forest(1, 0);
	CLEAN_BUF struct buf was = {0};
	struct dirent *at;
	char name[300] = "";

	cosigns(s, &f, 0, 6, SECONDS);
	opens_not(s, ERR_BUSY);
	witness_close(s->w);
	s->w = NULL;
	CLEAN_FD int fd = open(s->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = opendir(s->path);
	while ((at = readdir(d)))
		if (strncmp(at->d_name, "log-", 4) == 0)
			snprintf(name, sizeof(name), "%s", at->d_name);
	closedir(d);
	buf_init(&was, WITNESS_MAX);
	assert_true(file_get(fd, name, &was, NULL));
	was.p[40] ^= 1;
	assert_true(file_replace(fd, name, 0600, buf_str(&was), NULL));
	opens_not(s, ERR_CORRUPT);
	was.p[40] ^= 1;
	assert_int_equal(unlinkat(fd, name, 0), 0);
	opens_not(s, ERR_NOT_FOUND);
	assert_true(file_replace(fd, name, 0600, buf_str(&was), NULL));
	assert_int_equal(chmod(s->path, 0755), 0);
	opens_not(s, ERR_DENIED);
	assert_int_equal(chmod(s->path, 0700), 0);
	reopen(s);
	cosigns(s, &f, 6, 7, SECONDS);
}

/* A rotated key is followed when the operator says so, and from where the old one was. */
static void rotation(void **state)
{
	struct scene *s = *state;
	struct forest f = forest(1, 0);
	CLEAN_BUF struct buf r = {0};
	const char *fresh = vkey(s, ORIGIN, stranger);
	struct err e = {0};

	cosigns(s, &f, 0, 6, SECONDS);
	request_of(&r, &f, 6, 9, stranger);
	answers(s, buf_str(&r), 403, NULL);
	witness_close(s->w);
	s->w = NULL;
	assert_true(witness_add(s->path, fresh, &e));
	assert_false(witness_add(s->path, fresh, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_true(witness_drop(s->path, s->log_key, &e));
	reopen(s);
	assert_int_equal(witness_logs(s->w), 1);
	step(s, &f, 6, 8, 403, NULL);            /* the old key is trusted no more */
	answers(s, buf_str(&r), 200, NULL);
	witness_close(s->w);
	s->w = NULL;
	/* dropped and added again: what was cosigned is not forgotten */
	assert_true(witness_drop(s->path, fresh, &e));
	assert_true(witness_add(s->path, s->log_key, &e));
	reopen(s);
	step(s, &f, 0, 3, 409, "9\n");
}

static void made_once(void **state)
{
	struct scene *s = *state;
	struct err e = {0};
	const char *key;

	witness_close(s->w);
	s->w = NULL;
	assert_false(witness_create(s->path, NAME, s->a, &key, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	err_clear(&e);
	assert_false(witness_create(s->path, "two words", s->a, &key, &e));
	assert_int_equal(e.code, ERR_INVALID);
	err_clear(&e);
	assert_false(witness_drop(s->path, vkey(s, "x.example", seed), &e));
	assert_int_equal(e.code, ERR_CONFLICT);
}

/* ---- over the wire ---- */

static int answer(void *ctx, struct str body, const char **ret_type, struct buf *ret)
{
	return witness_answer(ctx, body, ret_type, ret);
}

static int huge(void *ctx, struct str body, const char **ret_type, struct buf *ret)
{
	(void)ctx, (void)body, (void)ret_type;
	while (ret->len + 100 < ret->max)
		buf_lit(ret, "0123456789012345678901234567890123456789\n");
	return 200;
}

static void over_http(void **state)
{
	struct scene *s = *state;
	struct forest f = forest(1, 0);
	struct small_options o = {.listen = "127.0.0.1:0", .path = WITNESS_PATH, .max = WITNESS_MAX, .fn = answer, .ctx = s->w};
	CLEAN_BUF struct buf r = {0}, b = {0}, small = {0};
	struct small *server;
	struct err e = {0};
	char url[64], type[64];
	int status;

	if (!small_start(&o, &server, &e))
		fail_msg("%s", e.text);
	snprintf(url, sizeof(url), "http://127.0.0.1:%d" WITNESS_PATH, small_port(server));
	buf_init(&b, WITNESS_MAX);
	request_of(&r, &f, 0, 6, seed);
	assert_true(witness_post(url, NULL, buf_str(&r), &status, type, &b, &e));
	assert_int_equal(status, 200);
	buf_clear(&b);
	assert_true(witness_post(url, NULL, buf_str(&r), &status, type, &b, &e));
	assert_int_equal(status, 409);
	assert_string_equal(type, WITNESS_SIZE_TYPE);
	assert_string_equal(b.p, "6\n");
	/* too long, another path */
	while (r.len <= WITNESS_MAX)
		buf_lit(&r, "0123456789012345678901234567890123456789\n");
	buf_clear(&b);
	assert_true(witness_post(url, NULL, buf_str(&r), &status, type, &b, &e));
	assert_int_equal(status, 413);
	snprintf(url, sizeof(url), "http://127.0.0.1:%d/", small_port(server));
	buf_clear(&b);
	assert_true(witness_post(url, NULL, STR("x"), &status, type, &b, &e));
	assert_int_equal(status, 404);
	small_stop(server);
	/* nobody there; an address that is none; files are not read */
	assert_false(witness_post(url, NULL, STR("x"), &status, type, &b, &e));
	assert_int_equal(e.code, ERR_IO);
	err_clear(&e);
	assert_false(witness_post("file:///etc/passwd", NULL, STR("x"), &status, type, &b, &e));
	assert_int_equal(e.code, ERR_IO);
	/* an answer that is too long for the asker */
	o.fn = huge;
	assert_true(small_start(&o, &server, NULL));
	snprintf(url, sizeof(url), "http://127.0.0.1:%d" WITNESS_PATH, small_port(server));
	buf_init(&small, 100);
	err_clear(&e);
	assert_false(witness_post(url, NULL, STR("x"), &status, type, &small, &e));
	assert_int_equal(e.code, ERR_LIMIT);
	small_stop(server);
}

/* ---- the cage: what a closed-in process tries, and how it ends ---- */

static void *nothing(void *arg) { return arg; }

static int try_in_cage(const char *path, const char *what)
{
	int dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), fd = -1;
	CLEAN_BUF struct buf b = {0};
	struct err e = {0};
	pthread_t thread;

	buf_init(&b, 100);
	if (!witness_cage(dir, &e)) {
		fprintf(stderr, "%s\n", e.text);
		return 99;
	}
	if (strcmp(what, "own") == 0)
		return file_replace(dir, "log-x", 0600, STR("state"), &e) && file_get(dir, "log-x", &b, &e) ? 0 : 98;
	if (strcmp(what, "thread") == 0)
		return pthread_create(&thread, NULL, nothing, NULL) == 0 && pthread_join(thread, NULL) == 0 ? 0 : 98;
	if (strcmp(what, "read") == 0)
		fd = openat(AT_FDCWD, "/etc/passwd", O_RDONLY);
	else if (strcmp(what, "write") == 0)
		fd = openat(AT_FDCWD, "/tmp/sekimori-witness-cage", O_WRONLY | O_CREAT, 0600);
	else if (strcmp(what, "socket") == 0)
		fd = socket(AF_INET, SOCK_STREAM, 0);
	else if (strcmp(what, "exec") == 0)
		execl("/bin/true", "true", (char *)NULL);
	else if (strcmp(what, "fork") == 0)
		fd = fork();             /* nocheck: to show that it cannot */
	else if (strcmp(what, "code") == 0)
		fd = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED;
	return fd >= 0 ? 97 : errno;
}

static void cage(void **state)
{
	static const struct { const char *what; int ends; } rows[] = {
		{"own", 0}, {"thread", 0}, {"read", EACCES}, {"write", EACCES}, {"socket", 128 + SIGSYS}, {"exec", 128 + SIGSYS},
		{"fork", 128 + SIGSYS}, {"code", 128 + SIGSYS},
	};
	struct scene *s = *state;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char *const argv[] = {(char *)"witness", (char *)"cage", s->dir, (char *)(uintptr_t)rows[i].what, NULL};
		pid_t child;
		int status;
		assert_int_equal(posix_spawn(&child, "/proc/self/exe", NULL, NULL, argv, environ), 0);
		assert_int_equal(waitpid(child, &status, 0), child);
		status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
		if (status != rows[i].ends)
			fail_msg("%s: %d", rows[i].what, status);
	}
}

int main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "cage") == 0)
		_exit(try_in_cage(argv[2], argv[3]));
#define T(name) cmocka_unit_test_setup_teardown(name, up, down)
	static const struct CMUnitTest tests[] = {
		T(grows), T(every_answer), T(first_time_needs_no_proof), T(fork_is_kept), T(garbage), T(every_byte),
		T(lost_answer),
		T(disk_refuses), T(lost_state), T(rotation), T(made_once), T(over_http), T(cage),
	};
	return cmocka_run_group_tests_name("witness", tests, NULL, NULL);
}
