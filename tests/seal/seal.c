/* The seal: its decisions and files in this process, its socket and cage in a process of its own (this program again). */
#include "tests/seal/child.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "seal/seal_private.h"
#include "util/clock.h"

#define ORIGIN "sekimori.example/city"
#define NOW 1795600000123
#define LEAVES 40

extern char **environ;

/* ---- a tree to sign ---- */

struct forest { struct hash leaf[LEAVES]; };

static bool get(void *ctx, int level, int64_t idx, struct hash *ret, struct err *e)
{
	struct forest *f = ctx;

	(void)e;
	assert_int_equal(level, 0);
	*ret = f->leaf[idx];
	return true;
}

/* Two forests with different seeds share the first `same` leaves. */
static struct forest forest(int seed, int same)
{
	struct forest f;

	for (int i = 0; i < LEAVES; i++) {
		char text[32];
		int n = snprintf(text, sizeof(text), "%d %d", i < same ? 0 : seed, i);
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

static struct tree_proof proof_of(struct forest *f, int64_t old, int64_t size)
{
	struct tree_source s = {get, f};
	struct tree_proof p;

	assert_true(tree_prove_consistency(&s, old, size, &p, NULL));
	return p;
}

/* ---- around a test ---- */

struct place {
	char dir[64], keys[80], socket[80], file[80];
	struct note_key key;
	struct arena *a;
	pid_t child;
};

static int up(void **state)
{
	struct place *p = calloc(1, sizeof(*p));
	const char *text;
	struct err e = {0};

	clock_fixed(NOW);
	rand_replace(1);
	snprintf(p->dir, sizeof(p->dir), "/tmp/sekimori-seal.XXXXXX");
	if (!mkdtemp(p->dir))
		return -1;
	snprintf(p->keys, sizeof(p->keys), "%s/keys", p->dir);
	snprintf(p->socket, sizeof(p->socket), "%s/socket", p->dir);
	snprintf(p->file, sizeof(p->file), "%s/file", p->dir);
	p->a = arena_new(1 << 20);
	if (!seal_key_create(p->keys, ORIGIN, p->a, &text, &e))
		fail_msg("%s", e.text);
	assert_true(note_key_read(p->a, str_of(text), &p->key, NULL));
	*state = p;
	return 0;
}

static int down(void **state)
{
	struct place *p = *state;

	if (p->child)
		seal_child_stop(p->child, SIGTERM);
	seal_child_remove(p->keys);
	seal_child_remove(p->dir);
	arena_free(p->a);
	free(p);
	return 0;
}

static void put(const char *path, struct str text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
	fclose(f);
	chmod(path, 0600);
}

static struct str take(struct place *p, const char *name)
{
	char path[200], text[8192];

	snprintf(path, sizeof(path), "%s/%s", p->keys, name);
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	size_t n = fread(text, 1, sizeof(text), f);
	fclose(f);
	return arena_str(p->a, (struct str){text, n});
}

static const char *in_keys(struct place *p, const char *name)
{
	return arena_cprintf(p->a, "%s/%s", p->keys, name);
}

/* ---- requests in this process ---- */

static struct str sign_request(struct place *p, int64_t old, int64_t size, const struct hash *root,
	const struct tree_proof *proof)
{
	CLEAN_BUF struct buf b = {0};

	buf_init(&b, SEAL_REQUEST_MAX);
	buf_u8(&b, SEAL_SIGN);
	buf_u64be(&b, (uint64_t)old);
	buf_u64be(&b, (uint64_t)size);
	buf_bytes(&b, root->b, HASH_LEN);
	buf_u8(&b, (uint8_t)proof->n);
	for (size_t i = 0; i < proof->n; i++)
		buf_bytes(&b, proof->path[i].b, HASH_LEN);
	return arena_str(p->a, buf_str(&b));
}

static struct str answer(struct place *p, struct seal *s, struct str request)
{
	CLEAN_BUF struct buf b = {0};

	buf_init(&b, SEAL_ANSWER_MAX);
	seal_answer(s, request, &b);
	return arena_str(p->a, buf_str(&b));
}

static struct str request_for(struct place *p, struct forest *f, int64_t old, int64_t size)
{
	struct hash root = root_of(f, size);
	struct tree_proof proof = proof_of(f, old, size);

	return sign_request(p, old, size, &root, &proof);
}

static void is_refused(struct str a, enum seal_reason reason, const char *text)
{
	assert_int_equal((uint8_t)a.p[0], SEAL_REFUSED);
	assert_int_equal((uint8_t)a.p[1], reason);
	assert_str(str_from(a, 2), text);
}

static void is_signed(struct place *p, struct str a, struct forest *f, int64_t size)
{
	struct hash root = root_of(f, size);
	int64_t seconds;

	assert_int_equal((uint8_t)a.p[0], SEAL_SIGN);
	assert_true(checkpoint_is_own(str_from(a, 1), &p->key, size, &root, &seconds));
	assert_str(take(p, "state"), arena_cstr(p->a, str_from(a, 1)));
}

static void opens(struct place *p, struct seal *s)
{
	struct err e = {0};

	if (!seal_open(s, p->keys, NULL, &e))
		fail_msg("%s", e.text);
}

/* ---- tests: key and files ---- */

static void makes_key(void **state)
{
	struct place *p = *state;
	struct stat st;
	struct err e = {0};
	const char *text;

	assert_int_equal(stat(p->keys, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat(in_keys(p, "key"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat(in_keys(p, "state"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_true(str_starts(take(p, "key"), STR("PRIVATE+KEY+" ORIGIN "+")));
	assert_str(take(p, "key.pub"), arena_cprintf(p->a, "%s\n", note_key_text(p->a, &p->key)));

	struct str before = take(p, "key");
	assert_false(seal_key_create(p->keys, ORIGIN, p->a, &text, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_string_equal(e.text, arena_cprintf(p->a, "%s: there is a key already", p->keys));
	assert_true(str_eq(before, take(p, "key")));
}

static void bad_origins(void **state)
{
	struct place *p = *state;
	static const char *const bad[] = {"", "a b", "a+b", "a\nb", "cosignature/v1"};
	const char *text;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct err e = {0};
		assert_false(seal_key_create(p->file, bad[i], p->a, &text, &e));
		assert_int_equal(e.code, ERR_INVALID);
		assert_int_not_equal(access(p->file, F_OK), 0);
	}
}

static void directory_of_others(void **state)
{
	struct place *p = *state;
	struct seal s;
	struct err e = {0};

	chmod(p->keys, 0750);
	assert_false(seal_open(&s, p->keys, NULL, &e));
	assert_int_equal(e.code, ERR_DENIED);
	assert_string_equal(e.text, arena_cprintf(p->a, "%s: must belong to this user and to nobody else (chmod 700)", p->keys));
}

static void one_seal_a_directory(void **state)
{
	struct place *p = *state;
	struct seal first, second;
	struct err e = {0};

	opens(p, &first);
	assert_false(seal_open(&second, p->keys, NULL, &e));
	assert_int_equal(e.code, ERR_BUSY);
	seal_shut(&first);
	opens(p, &second);
	seal_shut(&second);
}

static void damaged_key(void **state)
{
	struct place *p = *state;
	struct str good = take(p, "key");
	char *bytes = (char *)(uintptr_t)good.p;
	struct seal s;

	for (size_t i = 0; i < good.n; i++) {
		struct err e = {0};
		bytes[i] ^= 1;
		put(in_keys(p, "key"), good);
		bytes[i] ^= 1;
		assert_false(seal_open(&s, p->keys, NULL, &e));
		assert_int_equal(e.code, ERR_CORRUPT);
	}
	put(in_keys(p, "key"), good);
	opens(p, &s);
	seal_shut(&s);

	struct err e = {0};
	unlink(in_keys(p, "key"));
	assert_false(seal_open(&s, p->keys, NULL, &e));
	assert_int_equal(e.code, ERR_NOT_FOUND);
}

static void lost_state(void **state)
{
	struct place *p = *state;
	struct forest f = forest(0, 0);
	struct seal s;
	struct err e = {0};

	opens(p, &s);
	struct str first = answer(p, &s, request_for(p, &f, 0, 5));
	is_signed(p, first, &f, 5);
	is_signed(p, answer(p, &s, request_for(p, &f, 5, 9)), &f, 9);
	struct str last = take(p, "state");
	seal_shut(&s);

	/* there: nothing is accepted in its place */
	put(p->file, str_from(first, 1));
	assert_false(seal_open(&s, p->keys, p->file, &e));
	assert_int_equal(e.code, ERR_INVALID);
	assert_string_equal(e.text, arena_cprintf(p->a,
		"%s: the state is there (9 entries signed); a checkpoint is accepted only when it is lost", p->keys));

	/* damaged in any byte: lost */
	char *bytes = (char *)(uintptr_t)last.p;
	for (size_t i = 0; i < last.n; i++) {
		bytes[i] ^= 1;
		put(in_keys(p, "state"), last);
		bytes[i] ^= 1;
		err_clear(&e);
		assert_false(seal_open(&s, p->keys, NULL, &e));
		assert_int_equal(e.code, ERR_CORRUPT);
	}
	unlink(in_keys(p, "state"));
	err_clear(&e);
	assert_false(seal_open(&s, p->keys, NULL, &e));
	assert_int_equal(e.code, ERR_CORRUPT);
	assert_true(str_starts(str_of(e.text), str_of(arena_cprintf(p->a, "%s: what was signed last is lost", p->keys))));

	/* only a checkpoint of this key is accepted */
	const uint8_t other[NOTE_SEED] = "another seed";
	CLEAN_BUF struct buf foreign = {0};
	struct hash root = root_of(&f, 9);
	buf_init(&foreign, NOTE_MAX);
	assert_true(checkpoint_sign(&foreign, ORIGIN, 9, &root, other, NOW / 1000, NULL));
	put(p->file, buf_str(&foreign));
	err_clear(&e);
	assert_false(seal_open(&s, p->keys, p->file, &e));
	assert_int_equal(e.code, ERR_CORRUPT);
	assert_int_not_equal(access(in_keys(p, "state"), F_OK), 0);
	err_clear(&e);
	assert_false(seal_open(&s, p->keys, "/nonexistent", &e));
	assert_int_equal(e.code, ERR_NOT_FOUND);

	put(p->file, last);
	err_clear(&e);
	assert_true(seal_open(&s, p->keys, p->file, &e));
	assert_int_equal(s.size, 9);
	seal_shut(&s);
	opens(p, &s);                        /* and it is kept */
	assert_int_equal(s.size, 9);
	seal_shut(&s);
}

/* ---- tests: decisions ---- */

static void grows(void **state)
{
	struct place *p = *state;
	struct forest f = forest(0, 0);
	struct seal s;

	opens(p, &s);
	assert_int_equal(s.size, 0);
	static const int64_t sizes[] = {0, 0, 1, 2, 2, 7, 8, 31, LEAVES};
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		int64_t old = i ? sizes[i - 1] : 0;
		is_signed(p, answer(p, &s, request_for(p, &f, old, sizes[i])), &f, sizes[i]);
		if (i % 2) {
			seal_shut(&s);
			opens(p, &s);
		}
	}
	seal_shut(&s);
}

static void refuses_smaller(void **state)
{
	struct place *p = *state;
	struct forest f = forest(0, 0);
	struct tree_proof none = {0};
	struct seal s;

	opens(p, &s);
	is_signed(p, answer(p, &s, request_for(p, &f, 0, 9)), &f, 9);
	struct str before = take(p, "state");
	for (int64_t size = 0; size < 9; size++) {
		struct hash root = root_of(&f, size);
		is_refused(answer(p, &s, sign_request(p, 9, size, &root, &none)), SEAL_SMALLER,
			"the tree is smaller than the one that was signed last: entries are lost");
		is_refused(answer(p, &s, sign_request(p, 0, size, &root, &none)), SEAL_SMALLER,
			"the tree is smaller than the one that was signed last: entries are lost");
	}
	assert_true(str_eq(before, take(p, "state")));
	seal_shut(&s);
}

static void refuses_forks(void **state)
{
	struct place *p = *state;
	struct forest f = forest(0, 0);
	struct seal s;

	opens(p, &s);
	is_signed(p, answer(p, &s, request_for(p, &f, 0, 9)), &f, 9);
	/* one of the signed leaves is another: at the same size, and in every larger tree */
	for (int same = 0; same < 9; same++) {
		struct forest other = forest(1, same);
		for (int64_t size = 9; size < 20; size++)
			is_refused(answer(p, &s, request_for(p, &other, 9, size)), SEAL_FORKED,
				"the tree has not grown out of the one that was signed last: the past was changed, or the proof "
				"is broken");
	}
	struct forest grown = forest(1, 9);
	is_signed(p, answer(p, &s, request_for(p, &grown, 9, 14)), &grown, 14);
	seal_shut(&s);
}

static void refuses_stale(void **state)
{
	struct place *p = *state;
	struct forest f = forest(0, 0);
	struct seal s;

	opens(p, &s);
	is_signed(p, answer(p, &s, request_for(p, &f, 0, 9)), &f, 9);
	for (int64_t old = 0; old < 12; old++)
		if (old != 9)
			is_refused(answer(p, &s, request_for(p, &f, old, 12)), SEAL_STALE,
				"the proof does not start from the tree that was signed last");
	seal_shut(&s);
}

static void refuses_broken_proofs(void **state)
{
	struct place *p = *state;
	struct forest f = forest(0, 0);
	struct hash root = root_of(&f, 20);
	struct tree_proof proof = proof_of(&f, 9, 20);
	struct seal s;

	opens(p, &s);
	is_signed(p, answer(p, &s, request_for(p, &f, 0, 9)), &f, 9);
	for (size_t bit = 0; bit < proof.n * 256; bit++) {
		proof.path[bit / 256].b[bit / 8 % 32] ^= (uint8_t)(1 << bit % 8);
		struct str a = answer(p, &s, sign_request(p, 9, 20, &root, &proof));
		assert_int_equal((uint8_t)a.p[1], SEAL_FORKED);
		proof.path[bit / 256].b[bit / 8 % 32] ^= (uint8_t)(1 << bit % 8);
	}
	is_signed(p, answer(p, &s, sign_request(p, 9, 20, &root, &proof)), &f, 20);
	seal_shut(&s);
}

/* Bytes of every length and kind: an answer, and never a signature. */
static void garbage(void **state)
{
	struct place *p = *state;
	struct forest f = forest(0, 0);
	struct seal s;
	char bytes[SEAL_REQUEST_MAX];

	opens(p, &s);
	is_signed(p, answer(p, &s, request_for(p, &f, 0, 9)), &f, 9);
	struct str before = take(p, "state");
	for (int round = 0; round < 3000; round++) {
		size_t n = (size_t)(round % 700);
		rand_bytes(bytes, sizeof(bytes));
		if (n && round % 3)
			bytes[0] = SEAL_SIGN;
		struct str a = answer(p, &s, (struct str){bytes, n});
		assert_int_equal((uint8_t)a.p[0], SEAL_REFUSED);
	}
	struct str good = request_for(p, &f, 9, 20);
	for (size_t n = 0; n < good.n; n++)
		assert_int_equal((uint8_t)answer(p, &s, str_head(good, n)).p[0], SEAL_REFUSED);
	CLEAN_BUF struct buf b = {0};
	buf_init(&b, SEAL_REQUEST_MAX);
	buf_add(&b, good);
	buf_char(&b, 0);
	is_refused(answer(p, &s, buf_str(&b)), SEAL_MALFORMED, "a request to sign has a wrong number in it");
	is_refused(answer(p, &s, STR_NONE), SEAL_MALFORMED, "not a request that the seal knows");
	is_refused(answer(p, &s, STR("\x01x")), SEAL_MALFORMED, "not a request that the seal knows");
	is_refused(answer(p, &s, STR("\x02")), SEAL_MALFORMED, "a request to sign ends early");
	assert_true(str_eq(before, take(p, "state")));
	seal_shut(&s);
}

static void time_never_goes_back(void **state)
{
	struct place *p = *state;
	struct forest f = forest(0, 0);
	struct seal s;
	int64_t seconds;

	opens(p, &s);
	is_signed(p, answer(p, &s, request_for(p, &f, 0, 9)), &f, 9);
	clock_fixed(NOW - 3600000);
	struct str a = answer(p, &s, request_for(p, &f, 9, 10));
	assert_true(note_verify_time(str_from(a, 1), &p->key, &seconds));
	assert_int_equal(seconds, NOW / 1000);
	seal_shut(&s);
	opens(p, &s);
	clock_fixed(NOW + 5000);
	a = answer(p, &s, request_for(p, &f, 10, 11));
	assert_true(note_verify_time(str_from(a, 1), &p->key, &seconds));
	assert_int_equal(seconds, NOW / 1000 + 5);
	seal_shut(&s);
}

static void cannot_write_its_state(void **state)
{
	struct place *p = *state;
	struct forest f = forest(0, 0);
	struct seal s;

	opens(p, &s);
	int dir = s.dir;
	s.dir = -1;
	is_refused(answer(p, &s, request_for(p, &f, 0, 9)), SEAL_FAILED, "the seal cannot write its state");
	assert_int_equal(s.size, 0);
	s.dir = dir;
	is_signed(p, answer(p, &s, request_for(p, &f, 0, 9)), &f, 9);
	seal_shut(&s);
}

/* ---- tests: the process ---- */

static void start(struct place *p, uid_t uid)
{
	p->child = seal_child_start(p->keys, p->socket, uid);
}

static int dial(struct place *p)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memcpy(at.sun_path, p->socket, strlen(p->socket));
	assert_int_equal(connect(fd, (struct sockaddr *)&at, sizeof(at)), 0);
	return fd;
}

static void serves(void **state)
{
	struct place *p = *state;
	struct forest f = forest(0, 0), other = forest(1, 4);
	struct tree_proof proof;
	struct seal_state seen;
	struct str note;
	struct hash root;
	struct err e = {0};
	int64_t seconds;

	start(p, getuid());
	assert_true(seal_client_state(p->socket, p->a, &seen, &e));
	assert_int_equal(seen.size, 0);
	assert_string_equal(seen.key, note_key_text(p->a, &p->key));
	for (int64_t size = 5; size < 8; size++) {
		proof = proof_of(&f, seen.size, size);
		root = root_of(&f, size);
		assert_true(seal_client_sign(p->socket, seen.size, size, &root, &proof, p->a, &note, &e));
		assert_true(checkpoint_is_own(note, &p->key, size, &root, &seconds));
		assert_true(seal_client_state(p->socket, p->a, &seen, &e));
		assert_int_equal(seen.size, size);
		assert_true(hash_eq(&seen.root, &root));
	}
	proof = proof_of(&other, 7, 9);
	root = root_of(&other, 9);
	assert_false(seal_client_sign(p->socket, 7, 9, &root, &proof, p->a, &note, &e));
	assert_int_equal(e.code, ERR_DENIED);
	assert_string_equal(e.text, "the seal refused: the tree has not grown out of the one that was signed last: the past was "
		"changed, or the proof is broken");
	err_clear(&e);
	assert_false(seal_client_sign(p->socket, 6, 9, &root, &proof, p->a, &note, &e));
	assert_int_equal(e.code, ERR_STALE);
	err_clear(&e);
	assert_false(seal_client_sign(p->socket, 7, 3, &root, &proof, p->a, &note, &e));
	assert_int_equal(e.code, ERR_DENIED);

	/* killed at any moment, it remembers; the socket that was left behind is taken over */
	seal_child_stop(p->child, SIGKILL);
	p->child = 0;
	err_clear(&e);
	assert_false(seal_client_state(p->socket, p->a, &seen, &e));
	assert_int_equal(e.code, ERR_IO);
	start(p, getuid());
	assert_true(seal_client_state(p->socket, p->a, &seen, NULL));
	assert_int_equal(seen.size, 7);
}

static void foreign_messages(void **state)
{
	struct place *p = *state;
	struct seal_state seen;
	char byte;
	static const struct { struct str bytes; bool closed; } bad[] = {
		{STR("\x00\x00\x00\x00"), true},                 /* empty */
		{STR("\x00\x00\x40\x01"), true},                 /* one byte too long */
		{STR("\xff\xff\xff\xff"), true},
		{STR("GET / HTTP/1.1\r\n\r\n"), true},
		{STR("\x00\x00\x00\x05" "\x02" "abcd"), false},  /* answered with a refusal */
		{STR("\x00\x00\x00\x01" "\x77"), false},
	};

	start(p, getuid());
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		int fd = dial(p);
		assert_int_equal(send(fd, bad[i].bytes.p, bad[i].bytes.n, MSG_NOSIGNAL), bad[i].bytes.n);
		ssize_t n = recv(fd, &byte, 1, 0);
		if (bad[i].closed)
			assert_true(n <= 0);
		else
			assert_int_equal(n, 1);
		close(fd);
	}
	close(dial(p));                                          /* says nothing and goes */
	int fd = dial(p);
	assert_int_equal(send(fd, "\x00\x00\x00\x09\x02", 5, MSG_NOSIGNAL), 5);
	close(fd);                                               /* half a message */
	assert_true(seal_client_state(p->socket, p->a, &seen, NULL));
	assert_int_equal(seen.size, 0);
}

static void other_users(void **state)
{
	struct place *p = *state;
	struct seal_state seen;
	struct err e = {0};

	start(p, getuid() + 1);
	assert_false(seal_client_state(p->socket, p->a, &seen, &e));
	assert_int_equal(e.code, ERR_DENIED);
	assert_string_equal(e.text, "the seal refused: this user may not speak to it");
}

static void second_one(void **state)
{
	struct place *p = *state;
	uid_t uid = getuid();
	struct seal_options o = {.dir = p->keys, .socket = p->socket, .uids = &uid, .n_uids = 1, .ready_fd = -1,
		.group = SEAL_NO_GROUP};
	const char *text;
	char dir[100];
	struct err e = {0};

	start(p, uid);
	assert_false(seal_serve(&o, &e));
	assert_int_equal(e.code, ERR_BUSY);
	assert_string_equal(e.text, arena_cprintf(p->a, "%s: another seal works on it", p->keys));
	/* another key on the same socket */
	snprintf(dir, sizeof(dir), "%s/other", p->dir);
	assert_true(seal_key_create(dir, ORIGIN, p->a, &text, NULL));
	o.dir = dir;
	err_clear(&e);
	assert_false(seal_serve(&o, &e));
	assert_int_equal(e.code, ERR_BUSY);
	assert_string_equal(e.text, arena_cprintf(p->a, "%s: another process listens there", p->socket));
	put(p->file, STR("x"));
	o.socket = p->file;
	err_clear(&e);
	assert_false(seal_serve(&o, &e));
	assert_string_equal(e.text, arena_cprintf(p->a, "%s: is there and is no socket", p->file));
	o.n_uids = 0;
	err_clear(&e);
	assert_false(seal_serve(&o, &e));
	assert_int_equal(e.code, ERR_INVALID);
	seal_child_remove(dir);
}

/* What a caged process tries, and how it ends: exit status, or 128 + signal. */
static int caged(struct place *p, const char *what)
{
	char *const argv[] = {(char *)"seal", (char *)"cage", p->keys, (char *)(uintptr_t)what, NULL};
	pid_t child;
	int status;

	assert_int_equal(posix_spawn(&child, "/proc/self/exe", NULL, NULL, argv, environ), 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void cage(void **state)
{
	struct place *p = *state;

	assert_int_equal(caged(p, "read"), EACCES);
	assert_int_equal(caged(p, "write"), EACCES);
	assert_int_equal(caged(p, "socket"), 128 + SIGSYS);
	assert_int_equal(caged(p, "exec"), 128 + SIGSYS);
	assert_int_equal(caged(p, "fork"), 128 + SIGSYS);
	assert_int_equal(caged(p, "ptrace"), 128 + SIGSYS);
	assert_int_equal(caged(p, "code"), 128 + SIGSYS);
	assert_int_equal(caged(p, "state"), 0);
	assert_str(take(p, "state"), "new state");
}

/* ---- this program as the other process ---- */

static int try_in_cage(const char *dir, const char *what)
{
	struct seal s;
	struct err e = {0};
	int fd = -1;

	if (!seal_open(&s, dir, NULL, &e) || !seal_cage(s.dir, &e)) {
		fprintf(stderr, "%s\n", e.text);
		return 99;
	}
	if (strcmp(what, "state") == 0)
		return seal_state_write(s.dir, STR("new state"), &e) ? 0 : 98;
	if (strcmp(what, "read") == 0)
		fd = openat(AT_FDCWD, "/etc/passwd", O_RDONLY);
	else if (strcmp(what, "write") == 0)
		fd = openat(AT_FDCWD, "/tmp/sekimori-seal-cage", O_WRONLY | O_CREAT, 0600);
	else if (strcmp(what, "socket") == 0)
		fd = socket(AF_INET, SOCK_STREAM, 0);
	else if (strcmp(what, "exec") == 0)
		execl("/bin/true", "true", (char *)NULL);
	else if (strcmp(what, "fork") == 0)
		fd = fork();             /* nocheck: to show that it cannot */
	else if (strcmp(what, "ptrace") == 0)
		fd = (int)ptrace(PTRACE_TRACEME, 0, NULL, NULL);
	else if (strcmp(what, "code") == 0)
		fd = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED;
	return fd >= 0 ? 97 : errno;
}

int main(int argc, char **argv)
{
	seal_child_main(argc, argv);
	if (argc == 4 && strcmp(argv[1], "cage") == 0)
		_exit(try_in_cage(argv[2], argv[3]));

#define TEST(name) cmocka_unit_test_setup_teardown(name, up, down)
	const struct CMUnitTest tests[] = {
		TEST(makes_key), TEST(bad_origins), TEST(directory_of_others), TEST(one_seal_a_directory), TEST(damaged_key),
		TEST(lost_state), TEST(grows), TEST(refuses_smaller), TEST(refuses_forks), TEST(refuses_stale),
		TEST(refuses_broken_proofs), TEST(garbage), TEST(time_never_goes_back), TEST(cannot_write_its_state),
		TEST(serves),
		TEST(foreign_messages), TEST(other_users), TEST(second_one), TEST(cage),
	};

	return cmocka_run_group_tests_name("seal", tests, NULL, NULL);
}
