/* The server by raw bytes on real sockets. */
#include "tests/http/wire.h"

#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "http/lane.h"
#include "http/listen.h"
#include "util/clock.h"

static int fresh(void **state)
{
	(void)state;
	fake_reset();
	return 0;
}

#define HOST "Host: sekimori.test\r\n"
#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"

/* ---- bytes ---- */

static void raw(void **state)
{
	/* status 0: the connection is ended without an answer; -400: either */
	static const struct { const char *bytes; int status; } rows[] = {
		{"GET /open HTTP/1.1\r\n" HOST "\r\n", 200},
		{"GET /open?q=1 HTTP/1.1\r\n" HOST "\r\n", 200},
		{"HEAD /open HTTP/1.1\r\n" HOST "\r\n", 200},
		{"GET /open HTTP/1.0\r\n\r\n", 200},
		{"GET /open HTTP/1.1\r\n\r\n", 400},
		{"GET /open HTTP/1.1\r\n" HOST HOST "\r\n", 400},
		{"GET /open HTTP/1.1\r\n" HOST "Origin: a\r\nOrigin: b\r\n\r\n", 400},
		{"GET http://sekimori.test/open HTTP/1.1\r\n" HOST "\r\n", 400},
		{"GET /open%00 HTTP/1.1\r\n" HOST "\r\n", 400},
		{"GET /open?q=%ff HTTP/1.1\r\n" HOST "\r\n", 400},
		{"GET /open?q=%00 HTTP/1.1\r\n" HOST "\r\n", 400},
		{"GET /../../../etc/passwd HTTP/1.1\r\n" HOST "\r\n", 404},
		{"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" HOST "\r\n", 404},
		{"PUT /open HTTP/1.1\r\n" HOST "\r\n", 405},
		{"TRACE /open HTTP/1.1\r\n" HOST "\r\n", 405},
		{"BREW /open HTTP/1.1\r\n" HOST "\r\n", 405},
		{"GET /open HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\nabc", 400},
		{"GET /open HTTP/1.1\r\n" HOST "Content-Length: 70000\r\n\r\n", 413},
		{"PUT /open HTTP/1.1\r\n" HOST "Content-Length: 9999999\r\n\r\n", 413},
		/* lengths */
		{"POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: 0\r\n\r\n", 403},
		{"POST /check HTTP/1.1\r\n" HOST FORM "\r\n", 403},
		{"POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: 5\r\n\r\nnote=", 403},
		{"POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: -1\r\n\r\n", -400},
		{"POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: abc\r\n\r\n", -400},
		{"POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: 5x\r\n\r\nnote=", -400},
		{"POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: 99999999999999999999999\r\n\r\n", 413},
		{"POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: 5\r\nContent-Length: 6\r\n\r\nnote=x", 400},
		{"POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: 9000000\r\n\r\n", 413},
		{"POST /check HTTP/1.1\r\n" HOST FORM "Transfer-Encoding: chunked\r\n\r\n5\r\nnote=\r\n0\r\n\r\n", 411},
		{"POST /check HTTP/1.1\r\n" HOST FORM "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nnote=", 400},
		{"POST /check HTTP/1.1\r\n" HOST FORM "Transfer-Encoding: identity\r\n\r\n", 411},
		{"POST /nowhere HTTP/1.1\r\n" HOST FORM "Content-Length: 3\r\n\r\nabc", 404},
		{"POST /check HTTP/1.1\r\n" HOST "Content-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc", 415},
		{"POST /check HTTP/1.1\r\n" HOST FORM FORM "Content-Length: 3\r\n\r\nabc", 400},
		/* no HTTP at all */
		{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n", -400},
		{"\r\n\r\n\r\n\r\nGARBAGE\r\n\r\n", -400},
		{"GET\r\n\r\n", -400},
		{"GET /open\r\n\r\n", -400},
		{"GET /open HTTP/1.1 more\r\n" HOST "\r\n", -400},
		{"GET /open JUNK/1.1\r\n" HOST "\r\n", -400},
		{"GET /open HTTP/1.1\r\nno colon here\r\n" HOST "\r\n", -400},
		{": nameless\r\n\r\n", -400},
	};
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct reply r = {0};
		int fd = wire_connect(s), want = rows[i].status;
		wire_send(fd, rows[i].bytes, strlen(rows[i].bytes));
		shutdown(fd, SHUT_WR);
		bool answered = wire_read(fd, strncmp(rows[i].bytes, "HEAD", 4) != 0, &r);
		if (want > 0 ? !answered || r.status != want : answered && (r.status < 400 || r.status > 505))
			fail_msg("%s: %d\n%s", rows[i].bytes, answered ? r.status : 0, r.head);
		reply_free(&r);
		close(fd);
	}
	assert_int_equal(wire_get(s, "/open"), 200);
	server_stop(s, 5);
}

/* The library ends each word of the head at a NUL: what stands behind it is never looked at. In a body it is refused. */
static void raw_nul(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	static const struct { const char *bytes; size_t n; int status; } rows[] = {
#define BYTES(text) text, sizeof(text) - 1
		{BYTES("GET /open\0/../private HTTP/1.1\r\n" HOST "\r\n"), 200},
		{BYTES("GET /o\0pen HTTP/1.1\r\n" HOST "\r\n"), 404},
		{BYTES("GET /open HTTP/1.1\r\n" HOST "Cookie: lang=en\0; lang=ja\r\n\r\n"), 200}, {BYTES("\0\0\0\0\r\n\r\n"), 0},
		{BYTES("POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: 6\r\n\r\nno\0te="), 400},
		{BYTES("GET\0 /open HTTP/1.1\r\n" HOST "\r\n"), 200}, {BYTES("GE\0T /open HTTP/1.1\r\n" HOST "\r\n"), 405},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct reply r = {0};
		int fd = wire_connect(s);
		wire_send(fd, rows[i].bytes, rows[i].n);
		shutdown(fd, SHUT_WR);
		bool answered = wire_read(fd, true, &r);
		if (rows[i].status ? r.status != rows[i].status : answered && r.status < 400)
			fail_msg("row %zu: %s", i, r.head);
		reply_free(&r);
		close(fd);
	}
	server_stop(s, 5);
}

static void oversized(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	static const struct { size_t target, header; int status; } rows[] = {
		{GATE_TARGET_MAX - 5, 0, 404}, {GATE_TARGET_MAX + 1, 0, 414}, {100000, 0, 414}, {10, 8000, 404},
		{10, 100000, 431},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf b;
		struct reply r = {0};
		buf_init(&b, 300000);
		buf_lit(&b, "GET /");
		for (size_t k = 1; k < rows[i].target; k++)
			buf_char(&b, 'x');
		buf_lit(&b, " HTTP/1.1\r\n" HOST "X-Long: ");
		for (size_t k = 0; k < rows[i].header; k++)
			buf_char(&b, 'x');
		buf_lit(&b, "\r\n\r\n");
		int fd = wire_connect(s);
		wire_send(fd, b.p, b.len);
		shutdown(fd, SHUT_WR);
		bool answered = wire_read(fd, true, &r);
		if (!answered || r.status != rows[i].status)
			fail_msg("row %zu: %d", i, answered ? r.status : 0);
		reply_free(&r);
		buf_free(&b);
		close(fd);
	}
	server_stop(s, 5);
}

/* Who sends somewhat too much still gets the words about it, and the connection goes on. */
static void too_large(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	struct reply r = {0};
	static char block[10000];
	memset(block, 'x', sizeof(block));
	int fd = wire_connect(s);
	SEND(fd, "POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: 1000000\r\n\r\n");
	for (int i = 0; i < 100; i++)
		wire_send(fd, block, sizeof(block));
	assert_true(wire_read(fd, true, &r));
	assert_int_equal(r.status, 413);
	assert_non_null(strstr(r.body, "大きすぎて受け取れません"));
	reply_free(&r);
	SEND(fd, "GET /open HTTP/1.1\r\n" HOST "\r\n");
	assert_true(wire_read(fd, true, &r));
	assert_int_equal(r.status, 200);
	reply_free(&r);
	close(fd);
	/* far too much is not read; nobody is told to go on either */
	fd = wire_connect(s);
	SEND(fd, "POST /check HTTP/1.1\r\n" HOST FORM "Expect: 100-continue\r\nContent-Length: 100000000\r\n\r\n");
	assert_true(wire_read(fd, true, &r));
	assert_int_equal(r.status, 413);
	assert_true(reply_has(&r, "Connection: close"));
	assert_true(wire_at_end(fd));
	reply_free(&r);
	close(fd);
	fd = wire_connect(s);
	SEND(fd, "POST /check HTTP/1.1\r\n" HOST FORM "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
	assert_true(wire_read(fd, true, &r));
	assert_int_equal(r.status, 100);
	SEND(fd, "note=");
	assert_true(wire_read(fd, true, &r));
	assert_int_equal(r.status, 403);
	reply_free(&r);
	close(fd);
	server_stop(s, 5);
}

static void kept_open(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	struct reply r = {0};
	int fd = wire_connect(s);
	/* one after the other on one connection, two of them sent at once, through all lanes */
	SEND(fd, "GET /open?q=1 HTTP/1.1\r\n" HOST "\r\nGET /ledger.csv HTTP/1.1\r\n" HOST "\r\n");
	assert_true(wire_read(fd, true, &r));
	assert_non_null(strstr(r.body, "<p>1</p>"));
	reply_free(&r);
	assert_true(wire_read(fd, true, &r));
	assert_string_equal(r.body, "a,b\n");
	reply_free(&r);
	SEND(fd, "HEAD /open HTTP/1.1\r\n" HOST "\r\n");
	assert_true(wire_read(fd, false, &r));
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "Content-Length: "));
	assert_false(reply_has(&r, "Content-Length: 0"));
	SEND(fd, "GET /open?q=2 HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n");
	assert_true(wire_read(fd, true, &r));
	assert_non_null(strstr(r.body, "<p>2</p>"));
	reply_free(&r);
	assert_true(wire_at_end(fd));
	close(fd);
	server_stop(s, 5);
}

/* ---- posting ---- */

static void posted(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	char csrf[65], body[256], request[1024];
	const char *cookie = fake_login(0, csrf);
	fake.sessions[0].session.seen = FAKE_NOW - 100000;
	int length = snprintf(body, sizeof(body), "csrf=%s&act_token=00112233445566778899aabbccddeeff&note=1", csrf);
	for (int i = 0; i < 2; i++) {
		struct reply r = {0};
		int fd = wire_connect(s), n = snprintf(request, sizeof(request), "POST /cases/7 HTTP/1.1\r\n" HOST FORM
			"Origin: http://sekimori.test\r\nSec-Fetch-Site: same-origin\r\nCookie: a=b\r\nCookie: %s\r\n"
			"Content-Length: %d\r\n\r\n",
			cookie, length);
		wire_send(fd, request, (size_t)n);
		/* in pieces */
		wire_send(fd, body, 7);
		wire_send(fd, body + 7, (size_t)length - 7);
		assert_true(wire_read(fd, true, &r));
		assert_int_equal(r.status, 303);
		assert_true(reply_has(&r, "Location: /cases/100"));
		reply_free(&r);
		close(fd);
	}
	assert_int_equal(fake.n_entries, 1);
	/* that the session was seen is written beside, and nobody waits for it */
	while (atomic_load(&fake.touches) < 2)
		sched_yield();
	server_stop(s, 5);
}

/* ---- many, slow, gone ---- */

static void slow_clients(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	int half[50], large;
	struct reply r = {0};
	for (size_t i = 0; i < ARRAY_LEN(half); i++) {
		half[i] = wire_connect(s);
		if (i % 2)
			SEND(half[i], "GET /open HTTP/1.1\r\nHos");
		else
			SEND(half[i], "POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: 100\r\n\r\nno");
	}
	/* and one that asks for much and does not read it */
	large = wire_connect(s);
	SEND(large, "GET /large HTTP/1.1\r\n" HOST "\r\n");
	for (int i = 0; i < 20; i++)
		assert_int_equal(wire_get(s, "/open"), 200);
	assert_true(wire_read(large, true, &r));
	assert_true(r.len > 1000000);
	assert_string_equal(r.body + r.len - 5, "</p>\n");
	reply_free(&r);
	SEND(half[1], "t: a\r\n\r\n");
	assert_true(wire_read(half[1], true, &r));
	assert_int_equal(r.status, 200);
	reply_free(&r);
	for (size_t i = 0; i < ARRAY_LEN(half); i++)
		close(half[i]);
	close(large);
	server_stop(s, 5);
}

static void busy_lanes(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	int waiting[12];
	for (size_t i = 0; i < ARRAY_LEN(waiting); i++) {
		waiting[i] = wire_connect(s);
		if (i % 2)
			SEND(waiting[i], "GET /wait HTTP/1.1\r\n" HOST "\r\n");
		else
			SEND(waiting[i], "GET /wait/act HTTP/1.1\r\n" HOST "\r\n");
	}
	wire_inside(4);
	/* all workers are taken, and pages are shown all the same */
	for (int i = 0; i < 20; i++)
		assert_int_equal(wire_get(s, "/open"), 200);
	/* somebody who went away meanwhile harms nobody */
	close(waiting[0]);
	close(waiting[1]);
	/* what runs for us is not slow by its own fault */
	server_sweep(s, clock_mono() + INT64_C(3600000000000));
	wire_let_go();
	for (size_t i = 2; i < ARRAY_LEN(waiting); i++) {
		struct reply r = {0};
		assert_true(wire_read(waiting[i], true, &r));
		assert_int_equal(r.status, 200);
		assert_string_equal(r.body, "<p>waited</p>");
		reply_free(&r);
		close(waiting[i]);
	}
	server_stop(s, 5);
}

static void two_hundred(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 4});
	static int fds[200];
	for (size_t i = 0; i < ARRAY_LEN(fds); i++) {
		fds[i] = wire_connect(s);
		assert_true(fds[i] >= 0);
	}
	for (size_t i = 0; i < ARRAY_LEN(fds); i++) {
		if (i % 2)
			SEND(fds[i], "GET /wait/act HTTP/1.1\r\n" HOST "\r\n");
		else
			SEND(fds[i], "GET /open HTTP/1.1\r\n" HOST "\r\n");
	}
	for (size_t i = 0; i < ARRAY_LEN(fds); i++) {
		struct reply r = {0};
		if (i == 1)
			wire_let_go();
		assert_true(wire_read(fds[i], true, &r));
		assert_int_equal(r.status, 200);
		reply_free(&r);
		close(fds[i]);
	}
	assert_int_equal(fake.inside, 100);
	server_stop(s, 5);
}

/* The slow lane has a bound: what is above it is told to come again. */
static void full_lane(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	static int fds[120];
	int refused = 0;
	for (size_t i = 0; i < ARRAY_LEN(fds); i++) {
		fds[i] = wire_connect(s);
		SEND(fds[i], "GET /wait HTTP/1.1\r\n" HOST "\r\n");
		if (i == 1)
			wire_inside(2);
	}
	/* two are inside, a hundred wait: eighteen are refused before anything goes on */
	struct pollfd *polls = calloc(ARRAY_LEN(fds), sizeof(*polls));
	for (size_t i = 0; i < ARRAY_LEN(fds); i++)
		polls[i] = (struct pollfd){.fd = fds[i], .events = POLLIN};
	while (refused < 18) {
		poll(polls, ARRAY_LEN(fds), -1);
		for (size_t i = 0; i < ARRAY_LEN(fds); i++) {
			struct reply r = {0};
			if (!(polls[i].revents & POLLIN))
				continue;
			assert_true(wire_read(fds[i], true, &r));
			assert_int_equal(r.status, 503);
			assert_true(reply_has(&r, "Retry-After: 5"));
			reply_free(&r);
			polls[i].fd = -1;
			refused++;
		}
	}
	wire_let_go();
	for (size_t i = 0; i < ARRAY_LEN(fds); i++) {
		struct reply r = {0};
		if (polls[i].fd >= 0) {
			assert_true(wire_read(fds[i], true, &r));
			assert_int_equal(r.status, 200);
			reply_free(&r);
		}
		close(fds[i]);
	}
	free(polls);
	assert_int_equal(refused, 18);
	server_stop(s, 5);
}

static void swept(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	struct reply r = {0};
	int half = wire_connect(s), kept = wire_connect(s), busy = wire_connect(s);
	SEND(half, "GET /open HTTP/1.1\r\nX-Slow: ");
	SEND(busy, "GET /wait HTTP/1.1\r\n" HOST "\r\n");
	wire_inside(1);
	SEND(kept, "GET /open HTTP/1.1\r\n" HOST "\r\n");
	assert_true(wire_read(kept, true, &r));
	reply_free(&r);
	/* within the time nobody is ended */
	server_sweep(s, clock_mono() + INT64_C(30000000000));
	SEND(kept, "GET /open HTTP/1.1\r\n" HOST "\r\n");
	assert_true(wire_read(kept, true, &r));
	reply_free(&r);
	server_sweep(s, clock_mono() + INT64_C(61000000000));
	assert_true(wire_at_end(half));
	assert_true(wire_at_end(kept));
	wire_let_go();
	assert_true(wire_read(busy, true, &r));
	assert_int_equal(r.status, 200);
	reply_free(&r);
	close(half);
	close(kept);
	close(busy);
	server_stop(s, 5);
}

static void per_host(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2, .per_host = 3});
	int fds[3];
	struct reply r = {0};
	for (size_t i = 0; i < ARRAY_LEN(fds); i++) {
		fds[i] = wire_connect(s);
		SEND(fds[i], "GET /open HTTP/1.1\r\n" HOST "\r\n");
		assert_true(wire_read(fds[i], true, &r));
		reply_free(&r);
	}
	int more = wire_connect(s);
	SEND(more, "GET /open HTTP/1.1\r\n" HOST "\r\n");
	assert_true(wire_at_end(more));
	close(more);
	for (size_t i = 0; i < ARRAY_LEN(fds); i++)
		close(fds[i]);
	server_stop(s, 5);
}

/* ---- behind a proxy ---- */

static void proxy(void **state)
{
	static const struct { bool behind; const char *headers, *peer, *cookie; } rows[] = {
		{false, "", "127.0.0.1", "visitor="},
		{false, "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n", "127.0.0.1", "visitor="},
		{true, "", "127.0.0.1", "visitor="},
		{true, "X-Forwarded-For: 203.0.113.9, 198.51.100.4\r\nX-Forwarded-Proto: https\r\n", "198.51.100.4",
			"__Host-visitor="},
		{true, "X-Forwarded-For: 2001:db8::7\r\nX-Forwarded-Proto: http\r\n", "2001:db8::7", "visitor="},
		{true, "X-Forwarded-For: evil <b>\r\n", "127.0.0.1", "visitor="},
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2,
			.behind_proxy = rows[i].behind});
		char request[512], want[80];
		struct reply r = {0};
		int fd = wire_connect(s), n = snprintf(request, sizeof(request), "GET /peer HTTP/1.1\r\n" HOST "%s\r\n",
			rows[i].headers);
		wire_send(fd, request, (size_t)n);
		assert_true(wire_read(fd, true, &r));
		snprintf(want, sizeof(want), "<p>%s</p>", rows[i].peer);
		if (!strstr(r.body, want))
			fail_msg("row %zu: %s", i, r.body);
		snprintf(want, sizeof(want), "Set-Cookie: %s", rows[i].cookie);
		assert_true(reply_has(&r, want));
		reply_free(&r);
		close(fd);
		server_stop(s, 5);
	}
}

static void addresses(void **state)
{
	static const struct { const char *spec; enum err_code code; } rows[] = {
		{"", ERR_INVALID}, {"8480", ERR_INVALID}, {":8480", ERR_INVALID}, {"localhost:8480", ERR_INVALID},
		{"127.0.0.1", ERR_INVALID},
		{"127.0.0.1:", ERR_INVALID}, {"127.0.0.1:65536", ERR_INVALID}, {"127.0.0.1:x", ERR_INVALID},
		{"::1:80", ERR_INVALID},
		{"[::1]", ERR_INVALID}, {"[::1", ERR_INVALID}, {"[::1]80", ERR_INVALID}, {"203.0.113.1:8480", ERR_IO},
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct server *s;
		struct err e = {0};
		assert_false(server_start((struct city *)&fake,
			&(struct server_options){.listen = rows[i].spec, .rows = fake_rows, .act_threads = 2}, &s, &e));
		if (e.code != rows[i].code)
			fail_msg("%s: %s", rows[i].spec, e.text);
	}
	/* taken */
	struct server *first = wire_start(&(struct server_options){.threads = 2, .act_threads = 2}), *second;
	char spec[32];
	struct err e = {0};
	snprintf(spec, sizeof(spec), "127.0.0.1:%d", server_port(first));
	assert_false(server_start((struct city *)&fake, &(struct server_options){.listen = spec, .rows = fake_rows,
		.act_threads = 2}, &second, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.text, spec));
	server_stop(first, 5);
	/* and free again at once */
	int fd, port;
	struct err none = {0};
	assert_true(listen_open(spec, &fd, &port, &none));
	close(fd);
}

/* ---- stopping ---- */

static void *stop(void *s)
{
	server_stop(s, 60);
	return NULL;
}

static void graceful(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	struct reply r = {0};
	pthread_t stopping;
	int running = wire_connect(s), act = wire_connect(s), fd;
	SEND(running, "GET /wait HTTP/1.1\r\n" HOST "\r\n");
	SEND(act, "GET /wait/act HTTP/1.1\r\n" HOST "\r\n");
	wire_inside(2);
	assert_int_equal(pthread_create(&stopping, NULL, stop, s), 0);
	/* nobody new comes in … */
	while ((fd = wire_connect(s)) >= 0)
		close(fd);
	/* … and those inside end, and are told that the connection is over */
	wire_let_go();
	int both[] = {running, act};
	for (size_t i = 0; i < ARRAY_LEN(both); i++) {
		assert_true(wire_read(both[i], true, &r));
		assert_int_equal(r.status, 200);
		assert_string_equal(r.body, "<p>waited</p>");
		assert_true(reply_has(&r, "Connection: close"));
		assert_true(wire_at_end(both[i]));
		reply_free(&r);
		close(both[i]);
	}
	pthread_join(stopping, NULL);
}

/* Who never ends his request does not hold up the stop. */
static void stop_with_rest(void **state)
{
	(void)state;
	struct server *s = wire_start(&(struct server_options){.threads = 2, .act_threads = 2});
	int half = wire_connect(s), body = wire_connect(s), idle = wire_connect(s);
	struct reply r = {0};
	SEND(half, "GET /open HTTP/1.1\r\nHo");
	SEND(body, "POST /check HTTP/1.1\r\n" HOST FORM "Content-Length: 100\r\n\r\nno");
	SEND(idle, "GET /open HTTP/1.1\r\n" HOST "\r\n");
	assert_true(wire_read(idle, true, &r));
	reply_free(&r);
	server_stop(s, 0);
	assert_true(wire_at_end(half));
	assert_true(wire_at_end(body));
	assert_true(wire_at_end(idle));
	close(half);
	close(body);
	close(idle);
}

/* ---- lanes ---- */

struct test_job { struct job job; bool ran, refused; };

static void run_wait(struct job *j, bool refused)
{
	struct test_job *t = (struct test_job *)j;
	t->ran = true;
	t->refused = refused;
	pthread_mutex_lock(&fake.lock);
	fake.inside++;
	pthread_cond_broadcast(&fake.news);
	while (!fake.open && !refused)
		pthread_cond_wait(&fake.news, &fake.lock);
	pthread_mutex_unlock(&fake.lock);
}

static void *close_lane(void *l)
{
	lane_close(l);
	return NULL;
}

static void lanes(void **state)
{
	(void)state;
	struct test_job jobs[4] = {{.job.run = run_wait}, {.job.run = run_wait}, {.job.run = run_wait}, {.job.run = run_wait}};
	struct lane *l;
	struct err e = {0};
	pthread_t closing;
	assert_true(lane_open(1, 2, &l, &e));
	assert_true(lane_push(l, &jobs[0].job));
	wire_inside(1);
	assert_true(lane_push(l, &jobs[1].job));
	assert_true(lane_push(l, &jobs[2].job));
	assert_false(lane_push(l, &jobs[3].job));
	assert_int_equal(pthread_create(&closing, NULL, close_lane, l), 0);
	/* what waits is refused; what runs is waited for */
	wire_let_go();
	pthread_join(closing, NULL);
	assert_true(jobs[0].ran && !jobs[0].refused);
	assert_true(jobs[1].ran && jobs[2].ran && !jobs[3].ran);
	assert_false(lane_push(l, &jobs[3].job));
	lane_free(l);
	/* closed while nothing runs: everything that waited has been told */
	assert_true(lane_open(2, 2, &l, &e));
	lane_close(l);
	lane_close(l);
	assert_false(lane_push(l, &jobs[3].job));
	lane_free(l);
	lane_free(NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, fresh)
	static const struct CMUnitTest tests[] = {
		TEST(raw), TEST(raw_nul), TEST(oversized), TEST(too_large), TEST(kept_open), TEST(posted), TEST(slow_clients),
			TEST(busy_lanes),
		TEST(two_hundred), TEST(full_lane), TEST(swept), TEST(per_host), TEST(proxy), TEST(addresses), TEST(graceful),
			TEST(stop_with_rest),
		TEST(lanes),
	};
	return cmocka_run_group_tests_name("server", tests, NULL, NULL);
}
