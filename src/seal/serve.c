#include "seal/seal_private.h"

#include <errno.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/log.h"

#define PATIENCE 5                               /* seconds for one request */

/* A socket that nobody listens to is left over from a process that was killed. */
static bool clear_socket(const struct sockaddr_un *at, struct err *e)
{
	CLEAN_FD int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct stat st;

	if (lstat(at->sun_path, &st) < 0)
		return errno == ENOENT || FAIL(e, ERR_IO, "%s: %s", at->sun_path, strerror(errno));
	if (!S_ISSOCK(st.st_mode))
		return FAIL(e, ERR_INVALID, "%s: is there and is no socket", at->sun_path);
	if (fd >= 0 && connect(fd, (const struct sockaddr *)at, sizeof(*at)) == 0)
		return FAIL(e, ERR_BUSY, "%s: another process listens there", at->sun_path);
	if (unlink(at->sun_path) < 0)
		return FAIL(e, ERR_IO, "%s: %s", at->sun_path, strerror(errno));
	return true;
}

/* Only own user, or only own group and user, or everybody may knock. */
static bool open_door(const struct seal_options *o)
{
	bool alone = o->n_uids == 1 && o->uids[0] == geteuid();

	if (o->group == SEAL_NO_GROUP)
		return chmod(o->socket, alone ? 0600 : 0666) == 0;
	return chown(o->socket, (uid_t)-1, o->group) == 0 && chmod(o->socket, 0660) == 0;
}

static bool listen_at(const struct seal_options *o, int *ret, struct err *e)
{
	const char *path = o->socket;
	struct sockaddr_un at = {.sun_family = AF_UNIX};

	if (!path[0] || strlen(path) >= sizeof(at.sun_path))
		return FAIL(e, ERR_INVALID, "socket \"%s\": a path of 1 to %zu bytes", path, sizeof(at.sun_path) - 1);
	memcpy(at.sun_path, path, strlen(path));
	TRY(clear_socket(&at, e));
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof(at)) < 0 || !open_door(o) || listen(fd, 16) < 0) {
		FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
		if (fd >= 0)
			close(fd);
		return false;
	}
	*ret = fd;
	return true;
}

static bool may_speak(const struct seal_options *o, int fd)
{
	struct ucred who;
	socklen_t n = sizeof(who);

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &n) < 0)
		return false;
	for (size_t i = 0; i < o->n_uids; i++)
		if (o->uids[i] == who.uid)
			return true;
	log_warn("refused: user %u may not speak to the seal", (unsigned)who.uid);
	return false;
}

static void one(struct seal *s, const struct seal_options *o, int fd)
{
	static const char not_you[] = "\xff\x06this user may not speak to it";       /* SEAL_REFUSED, SEAL_USER */
	CLEAN_BUF struct buf request = {0}, answer = {0};
	struct err e = {0};

	if (!may_speak(o, fd)) {
		if (!wire_write(fd, PATIENCE, (struct str){not_you, sizeof(not_you) - 1}, &e))
			log_debug("%s", e.text);
		return;
	}
	buf_init(&request, SEAL_REQUEST_MAX);
	buf_init(&answer, SEAL_ANSWER_MAX);
	if (wire_read(fd, PATIENCE, SEAL_REQUEST_MAX, &request, &e)) {
		seal_answer(s, buf_str(&request), &answer);
		if (wire_write(fd, PATIENCE, buf_str(&answer), &e))
			return;
	}
	log_warn("request: %s", e.text);
}

static bool prepare(struct seal *s, const struct seal_options *o, int *ret_fd, struct err *e)
{
	CLEAN_BUF struct buf warm = {0};

	TRY(listen_at(o, ret_fd, e));
	/* libcrypto reads its configuration and algorithms at the first use: that must lie outside the cage. */
	buf_init(&warm, SEAL_ANSWER_MAX);
	const struct ring *r = s->now.there ? &s->now : &s->next;
	struct note_key key = keys_stable(&r->keys);
	TRY(keys_checkpoint(&warm, &r->keys, &r->seeds, s->size, &s->root, s->seconds, e));
	if (!note_verify(buf_str(&warm), &key))
		return FAIL(e, ERR_CORRUPT, "libcrypto does not verify its own signature");
	TRY(seal_cage(s->dir, e));
	if (o->ready_fd >= 0 && (write(o->ready_fd, "\n", 1) != 1 || close(o->ready_fd) < 0))
		return FAIL(e, ERR_IO, "ready: %s", strerror(errno));
	return true;
}

bool seal_serve(const struct seal_options *o, struct err *e)
{
	struct seal s;
	int listener = -1;

	if (o->n_uids < 1 || o->n_uids > SEAL_UIDS_MAX)
		return FAIL(e, ERR_INVALID, "1 to %d users may speak to the seal, %zu were given", SEAL_UIDS_MAX, o->n_uids);
	TRY(seal_open(&s, o->dir, o->accept, e));
	if (prepare(&s, o, &listener, e)) {
		log_info("serving %s, %lld entries signed, set %lld of keys",
			s.now.there ? s.now.keys.origin : s.next.keys.origin, (long long)s.size, (long long)s.now.keys.number);
		for (;;) {
			CLEAN_FD int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
			if (fd >= 0)
				one(&s, o, fd);
			else if (errno != EINTR && errno != ECONNABORTED)
				break;
		}
		FAIL(e, ERR_IO, "accept: %s", strerror(errno));
	}
	if (listener >= 0)
		close(listener);
	seal_shut(&s);
	return false;
}
