#include "seal/seal_private.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>

#include "util/clock.h"

static bool wait_for(int fd, short what, int64_t deadline, struct err *e)
{
	for (;;) {
		int64_t left = (deadline - clock_mono()) / 1000000;
		struct pollfd p = {.fd = fd, .events = what};
		int n = left > 0 ? poll(&p, 1, (int)left) : 0;
		if (n > 0)
			return true;
		if (n == 0)
			return FAIL(e, ERR_IO, "the other side did not answer in time");
		if (errno != EINTR)
			return FAIL(e, ERR_IO, "poll: %s", strerror(errno));
	}
}

static bool read_all(int fd, int64_t deadline, char *p, size_t n, struct err *e)
{
	while (n) {
		TRY(wait_for(fd, POLLIN, deadline, e));
		ssize_t got = recv(fd, p, n, MSG_DONTWAIT);
		if (got == 0)
			return FAIL(e, ERR_IO, "the other side hung up");
		if (got < 0 && errno != EINTR && errno != EAGAIN)
			return FAIL(e, ERR_IO, "recv: %s", strerror(errno));
		if (got > 0) {
			p += got;
			n -= (size_t)got;
		}
	}
	return true;
}

bool wire_read(int fd, int seconds, size_t max, struct buf *ret, struct err *e)
{
	int64_t deadline = clock_mono() + (int64_t)seconds * 1000000000;
	unsigned char length[4];
	char piece[1024];

	TRY(read_all(fd, deadline, (char *)length, sizeof(length), e));
	size_t n = (size_t)length[0] << 24 | (size_t)length[1] << 16 | (size_t)length[2] << 8 | length[3];
	if (n < 1 || n > max)
		return FAIL(e, ERR_LIMIT, "a message of %zu bytes; 1 to %zu are read", n, max);
	while (n) {
		size_t now = n < sizeof(piece) ? n : sizeof(piece);
		TRY(read_all(fd, deadline, piece, now, e));
		buf_bytes(ret, piece, now);
		n -= now;
	}
	return ret->failed ? FAIL(e, ERR_LIMIT, "a message is too long") : true;
}

static bool write_all(int fd, int64_t deadline, const char *p, size_t n, struct err *e)
{
	while (n) {
		TRY(wait_for(fd, POLLOUT, deadline, e));
		ssize_t put = send(fd, p, n, MSG_DONTWAIT | MSG_NOSIGNAL);
		if (put < 0 && errno != EINTR && errno != EAGAIN)
			return FAIL(e, ERR_IO, "send: %s", strerror(errno));
		if (put > 0) {
			p += put;
			n -= (size_t)put;
		}
	}
	return true;
}

bool wire_write(int fd, int seconds, struct str bytes, struct err *e)
{
	int64_t deadline = clock_mono() + (int64_t)seconds * 1000000000;
	char length[4] = {(char)(bytes.n >> 24), (char)(bytes.n >> 16), (char)(bytes.n >> 8), (char)bytes.n};

	must(bytes.n >= 1 && bytes.n <= SEAL_ANSWER_MAX);
	return write_all(fd, deadline, length, sizeof(length), e) && write_all(fd, deadline, bytes.p, bytes.n, e);
}
