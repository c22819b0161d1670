/* A large file through a real server: up, down, broken off and gone on, in constant memory. With SEKIMORI_TORTURE 1 GiB. */
#include "tests/files/box.h"
#include "tests/pages/readers.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include "http/server.h"

#define END "\r\n--b7--\r\n"

struct client { struct server *server; char cookie[256], csrf[80], token[80]; };

static void log_in(struct readers *r, struct client *c)
{
	struct browser *b = reader(r, "1115");
	size_t n = 0;
	browser_get(b, "/ledgers/papers/new");
	for (size_t i = 0; i < ARRAY_LEN(b->cookies); i++)
		if (b->cookies[i].name[0])
			n += (size_t)snprintf(c->cookie + n, sizeof(c->cookie) - n, "%s%s=%s", n ? "; " : "", b->cookies[i].name,
				b->cookies[i].value);
	snprintf(c->csrf, sizeof(c->csrf), "%s", b->csrf);
	snprintf(c->token, sizeof(c->token), "%s", b->act_token);
}

static int dial(const struct client *c)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)server_port(c->server)),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(fd >= 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof(to)), 0);
	return fd;
}

static bool send_all(int fd, const void *p, size_t n)
{
	const char *at = p;
	while (n) {
		ssize_t k = send(fd, at, n, MSG_NOSIGNAL);
		if (k <= 0)
			return false;
		at += k;
		n -= (size_t)k;
	}
	return true;
}

/* The head of an answer, to the empty line. */
static int read_head(int fd, char *ret, size_t n)
{
	size_t have = 0;
	while (have + 1 < n && (have < 4 || memcmp(ret + have - 4, "\r\n\r\n", 4) != 0) && recv(fd, ret + have, 1, 0) == 1)
		have++;
	ret[have] = 0;
	return have > 12 ? (int)strtol(ret + 9, NULL, 10) : 0;
}

static uint8_t pattern[1 << 20];

/* Sends a form with a file of that size; the number of the record. */
static long long up(struct client *c, int64_t size)
{
	char head[1024], form[2048], answer[8192];
	int fd = dial(c);
	int n = snprintf(form, sizeof(form), "--b7\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%s\r\n"
		"--b7\r\nContent-Disposition: form-data; name=\"act_token\"\r\n\r\n%s\r\n"
		"--b7\r\nContent-Disposition: form-data; name=\"f.name\"\r\n\r\nlarge\r\n"
		"--b7\r\nContent-Disposition: form-data; name=\"f.proof\"; filename=\"a.bin\"\r\n\r\n", c->csrf, c->token);
	long long all = (long long)n + (long long)size + (long long)strlen(END);
	int k = snprintf(head, sizeof(head), "POST /ledgers/papers/new HTTP/1.1\r\nHost: x\r\nCookie: %s\r\nContent-Length: "
		"%lld\r\n"
		"Content-Type: multipart/form-data; boundary=b7\r\n\r\n", c->cookie, all);
	c->token[0] = c->token[0] == '0' ? '1' : '0';
	assert_true(send_all(fd, head, (size_t)k) && send_all(fd, form, (size_t)n));
	for (int64_t at = 0; at < size; at += (int64_t)sizeof(pattern))
		assert_true(send_all(fd, pattern, size - at < (int64_t)sizeof(pattern) ? (size_t)(size - at) : sizeof(pattern)));
	assert_true(send_all(fd, END, strlen(END)));
	int status = read_head(fd, answer, sizeof(answer));
	close(fd);
	if (status != 303)
		fail_msg("%d: %s", status, answer);
	const char *at = strstr(answer, "/records/");
	assert_non_null(at);
	return strtoll(at + 9, NULL, 10);
}

/* Reads from `from`; stops after most bytes. How many came. */
static int64_t down(struct client *c, long long record, int file, int64_t from, int64_t most, int want)
{
	static uint8_t piece[1 << 20];
	char request[512], head[8192];
	int fd = dial(c);
	int n = snprintf(request, sizeof(request), "GET /records/%lld/files/%d HTTP/1.1\r\nHost: x\r\nCookie: %s\r\nRange: "
		"bytes=%lld-\r\n"
		"Connection: close\r\n\r\n", record, file, c->cookie, (long long)from);
	assert_true(send_all(fd, request, (size_t)n));
	int status = read_head(fd, head, sizeof(head));
	if (status != want)
		fail_msg("%d: %s", status, head);
	int64_t at = from;
	for (ssize_t k; at - from < most && (k = recv(fd, piece, sizeof(piece), 0)) > 0; at += k)
		for (ssize_t i = 0; i < k;) {
			size_t place = (size_t)((at + i) % (int64_t)sizeof(pattern)), same = sizeof(pattern) - place;
			if ((ssize_t)same > k - i)
				same = (size_t)(k - i);
			assert_memory_equal(piece + i, pattern + place, same);
			i += (ssize_t)same;
		}
	close(fd);
	return at - from;
}

static void there_and_back(struct client *c, int64_t size, int file)
{
	long long record = up(c, size);
	int64_t got = down(c, record, file, 0, 5000000, 200);
	assert_true(got >= 5000000 && got < size);
	/* gone on where it broke off */
	assert_int_equal(down(c, record, file, got, INT64_MAX, 206), size - got);
	assert_int_equal(down(c, record, file, 0, INT64_MAX, 200), size);
}

static void large(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	struct client c = {0};
	struct rusage before, after;
	bool torture = getenv("SEKIMORI_TORTURE") != NULL;
	int64_t size = torture ? INT64_C(1) << 30 : INT64_C(64) << 20;
	for (size_t i = 0; i < sizeof(pattern); i++)
		pattern[i] = box_byte(11, (int64_t)i);
	readers_open(&r, w);
	log_in(&r, &c);
	world_done(w);
	const struct server_options o = {.listen = "127.0.0.1:0", .act_threads = 4};
	assert_ok(server_start(w->city, &o, &c.server, &w->e), &w->e);
	/* the engine's caches fill first */
	there_and_back(&c, INT64_C(48) << 20, 1);
	getrusage(RUSAGE_SELF, &before);
	there_and_back(&c, size + 12345, 2);
	getrusage(RUSAGE_SELF, &after);
	if (!SANITIZED && after.ru_maxrss - before.ru_maxrss > 16 * 1024)
		fail_msg("%lld bytes took %ld KiB of memory", (long long)size, after.ru_maxrss - before.ru_maxrss);
	/* a part that is not what was stored ends the answer before its length */
	char none[256];
	assert_true(fixture_raw(w->f, "UPDATE file_chunk SET data = substr(data, 1, 1000) WHERE n = 100", none, sizeof(none)));
	assert_int_equal(down(&c, 1, 1, 0, INT64_MAX, 200), 100 * FILE_CHUNK);
	server_stop(c.server, 5);
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(large)};
	return fixture_run_with("files-server", tests, ARRAY_LEN(tests), box_setup_large, world_teardown);
}
