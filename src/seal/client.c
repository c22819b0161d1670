#include "seal/seal_private.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/utf8.h"

#define PATIENCE 10                              /* seconds */

static bool ask(const char *path, struct str request, struct buf *answer, struct err *e)
{
	CLEAN_FD int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_un at = {.sun_family = AF_UNIX};

	if (strlen(path) >= sizeof(at.sun_path))
		return FAIL(e, ERR_INVALID, "the seal's socket %s: a path of at most %zu bytes", path, sizeof(at.sun_path) - 1);
	memcpy(at.sun_path, path, strlen(path));
	if (fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof(at)) < 0)
		return FAIL(e, ERR_IO, "the seal at %s does not answer: %s", path, strerror(errno));
	/* A refusal may come, and the line be closed, before the request is read: the answer counts. */
	struct err sent = {0}, got = {0};
	bool ok = wire_write(fd, PATIENCE, request, &sent);
	if (!wire_read(fd, PATIENCE, SEAL_ANSWER_MAX, answer, &got)) {
		if (e)
			*e = ok ? got : sent;
		return err_context(e, "the seal at %s: ", path);
	}
	return true;
}

static bool refused(struct str rest, struct err *e)
{
	static const enum err_code codes[] = {
		[SEAL_MALFORMED] = ERR_INVALID, [SEAL_STALE] = ERR_STALE, [SEAL_SMALLER] = ERR_DENIED, [SEAL_FORKED] = ERR_DENIED,
		[SEAL_FAILED] = ERR_IO, [SEAL_USER] = ERR_DENIED, [SEAL_WAITS] = ERR_STALE, [SEAL_GONE] = ERR_DENIED,
	};
	size_t reason = rest.n ? (uint8_t)rest.p[0] : 0;
	struct str text = str_from(rest, 1);

	if (reason < 1 || reason >= ARRAY_LEN(codes) || !utf8_valid(text))
		return FAIL(e, ERR_IO, "the seal refused in words that nobody knows");
	text = utf8_head(text, 500);
	return FAIL(e, codes[reason], "the seal refused: %.*s", STR_ARG(text));
}

static bool answered(const char *socket, struct str request, enum seal_type want, struct buf *answer, struct str *ret,
	struct err *e)
{
	TRY(ask(socket, request, answer, e));
	struct str all = buf_str(answer);
	*ret = str_from(all, 1);
	if ((uint8_t)all.p[0] == SEAL_REFUSED)
		return refused(*ret, e);
	if ((uint8_t)all.p[0] != want)
		return FAIL(e, ERR_IO, "what answers at %s is not a seal", socket);
	return true;
}

static uint64_t take_u64(struct str *rest)
{
	uint64_t v = 0;

	for (size_t i = 0; i < 8; i++)
		v = v << 8 | (uint8_t)rest->p[i];
	*rest = str_from(*rest, 8);
	return v;
}

static bool take_text(struct str *rest, struct arena *a, struct str *ret)
{
	size_t n = rest->n < 2 ? SIZE_MAX : (size_t)(uint8_t)rest->p[0] << 8 | (uint8_t)rest->p[1];

	if (n == SIZE_MAX || rest->n < 2 + n)
		return false;
	*ret = arena_str(a, str_head(str_from(*rest, 2), n));
	*rest = str_from(*rest, 2 + n);
	return true;
}

bool seal_client_state(const char *socket, struct arena *a, struct seal_state *ret, struct err *e)
{
	CLEAN_BUF struct buf answer = {0};
	const char request[] = {SEAL_STATE};
	struct seal_state state = {0};
	struct note_key key;
	struct str rest = STR_NONE, text;

	buf_init(&answer, SEAL_ANSWER_MAX);
	TRY(answered(socket, (struct str){request, 1}, SEAL_STATE, &answer, &rest, e));
	if (rest.n < 8 + HASH_LEN + 8)
		return FAIL(e, ERR_IO, "what answers at %s is not a seal", socket);
	state.size = (int64_t)take_u64(&rest);
	memcpy(state.root.b, rest.p, HASH_LEN);
	rest = str_from(rest, HASH_LEN);
	state.number = (int64_t)take_u64(&rest);
	if (state.size < 0 || state.number < 0 || !take_text(&rest, a, &text) || !take_text(&rest, a, &state.next) ||
		!take_text(&rest, a, &state.last) || rest.n || (text.n && !note_key_read(a, text, &key, e)))
		return FAIL(e, ERR_IO, "what answers at %s is not a seal", socket);
	state.key = arena_cstr(a, text);
	*ret = state;
	return true;
}

static void put_path(struct buf *b, const struct tree_proof *p)
{
	buf_u8(b, (uint8_t)p->n);
	for (size_t i = 0; i < p->n; i++)
		buf_bytes(b, p->path[i].b, HASH_LEN);
}

bool seal_client_announce(const char *socket, struct arena *a, struct str *ret_note, struct err *e)
{
	CLEAN_BUF struct buf answer = {0};
	const char request[] = {SEAL_ANNOUNCE};
	struct str note = STR_NONE;

	buf_init(&answer, SEAL_ANSWER_MAX);
	TRY(answered(socket, (struct str){request, 1}, SEAL_ANNOUNCE, &answer, &note, e));
	*ret_note = arena_str(a, note);
	return true;
}

bool seal_client_switch(const char *socket, const struct seal_entry *n, struct err *e)
{
	CLEAN_BUF struct buf request = {0}, answer = {0};
	struct str rest;

	must(n->tree.size >= 0 && n->seq >= 0 && n->grown.n <= TREE_PROOF_MAX && n->path.n <= TREE_PROOF_MAX);
	must(n->header.n <= UINT16_MAX);
	buf_init(&request, SEAL_REQUEST_MAX);
	buf_init(&answer, SEAL_ANSWER_MAX);
	buf_u8(&request, SEAL_SWITCH);
	buf_u64be(&request, (uint64_t)n->tree.size);
	buf_bytes(&request, n->tree.root.b, HASH_LEN);
	put_path(&request, &n->grown);
	buf_u64be(&request, (uint64_t)n->seq);
	put_path(&request, &n->path);
	buf_bytes(&request, n->salt, sizeof(n->salt));
	buf_u8(&request, (uint8_t)(n->header.n >> 8));
	buf_u8(&request, (uint8_t)n->header.n);
	buf_add(&request, n->header);
	buf_add(&request, n->body);
	if (request.failed)
		return FAIL(e, ERR_LIMIT, "the entry of a set of keys is too long for the seal");
	return answered(socket, buf_str(&request), SEAL_SWITCH, &answer, &rest, e);
}

bool seal_client_sign(const char *socket, int64_t old_size, int64_t size, const struct hash *root, const struct tree_proof *p,
	struct arena *a, struct str *ret_note, struct err *e)
{
	CLEAN_BUF struct buf request = {0}, answer = {0};
	struct str note = STR_NONE;

	must(old_size >= 0 && size >= 0 && p->n <= TREE_PROOF_MAX);
	buf_init(&request, SEAL_REQUEST_MAX);
	buf_init(&answer, SEAL_ANSWER_MAX);
	buf_u8(&request, SEAL_SIGN);
	buf_u64be(&request, (uint64_t)old_size);
	buf_u64be(&request, (uint64_t)size);
	buf_bytes(&request, root->b, HASH_LEN);
	put_path(&request, p);
	TRY(answered(socket, buf_str(&request), SEAL_SIGN, &answer, &note, e));
	*ret_note = arena_str(a, note);
	return true;
}
