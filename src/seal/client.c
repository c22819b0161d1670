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
		[SEAL_FAILED] = ERR_IO, [SEAL_USER] = ERR_DENIED,
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

bool seal_client_state(const char *socket, struct arena *a, struct seal_state *ret, struct err *e)
{
	CLEAN_BUF struct buf answer = {0};
	const char request[] = {SEAL_STATE};
	struct seal_state state = {0};
	struct note_key key;
	struct str rest = STR_NONE;
	uint64_t size = 0;

	buf_init(&answer, SEAL_ANSWER_MAX);
	TRY(answered(socket, (struct str){request, 1}, SEAL_STATE, &answer, &rest, e));
	if (rest.n < 8 + HASH_LEN)
		return FAIL(e, ERR_IO, "what answers at %s is not a seal", socket);
	for (size_t i = 0; i < 8; i++)
		size = size << 8 | (uint8_t)rest.p[i];
	memcpy(state.root.b, rest.p + 8, HASH_LEN);
	struct str text = str_from(rest, 8 + HASH_LEN);
	if (size > INT64_MAX || !note_key_read(a, text, &key, e))
		return FAIL(e, ERR_IO, "what answers at %s is not a seal", socket);
	state.size = (int64_t)size;
	state.key = arena_cstr(a, text);
	*ret = state;
	return true;
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
	buf_u8(&request, (uint8_t)p->n);
	for (size_t i = 0; i < p->n; i++)
		buf_bytes(&request, p->path[i].b, HASH_LEN);
	TRY(answered(socket, buf_str(&request), SEAL_SIGN, &answer, &note, e));
	*ret_note = arena_str(a, note);
	return true;
}
