/* nocheck file memory: a proxy lives from the start of a test to its end */
#include "tests/faults/proxy.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "util/must.h"

#define PAIRS 32
/* A NoticeResponse: letter, length of what follows it, fields, end (PostgreSQL, message formats). */
static const unsigned char warning[] = "N\0\0\0\x32" "SWARNING\0" "VWARNING\0" "C01000\0" "Mnot at the standby\0";
_Static_assert(sizeof(warning) == 1 + 0x32, "its length");
#define SOCKET ".s.PGSQL.5432"

enum state { FREE, PASSING, DEAF, SILENT, WARNING };
struct pair { enum state state; int client, server; bool started; unsigned char *p; size_t n; };

static struct pair pairs[PAIRS];
static pthread_t thread;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct { enum proxy_how how; bool commits, hit; int left; } armed;
static atomic_bool ending, letting_go;
static int listener;
static char server_path[108], own_path[108];

static int dial(void)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	snprintf(to.sun_path, sizeof(to.sun_path), "%s", server_path);
	must(fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0);
	return fd;
}

static void end(struct pair *p)
{
	close(p->client);
	close(p->server);
	free(p->p);
	*p = (struct pair){0};
}

static bool send_all(int fd, const unsigned char *p, size_t n)
{
	while (n) {
		ssize_t sent = send(fd, p, n, MSG_NOSIGNAL);
		if (sent <= 0)
			return false;
		p += sent;
		n -= (size_t)sent;
	}
	return true;
}

static bool is_it(const unsigned char *p, size_t n)
{
	bool commit = p[0] == 'Q' && n >= 12 && memcmp(p + n - 7, "COMMIT", 7) == 0, now = false;
	pthread_mutex_lock(&lock);
	if (armed.left > 0 && (armed.commits ? commit : p[0] == 'Q' || p[0] == 'P' || p[0] == 'E'))
		now = --armed.left == 0;
	armed.hit |= now;
	pthread_mutex_unlock(&lock);
	return now;
}

/* One message, whole. false: the pair is over. */
static bool pass(struct pair *p, const unsigned char *m, size_t n)
{
	if (p->state == SILENT)
		return true;
	if (p->started && p->state == PASSING && is_it(m, n)) {
		if (armed.how == PROXY_CUT)
			return false;
		p->state = armed.how == PROXY_DEAF ? DEAF : armed.how == PROXY_WARN ? WARNING : SILENT;
		if (armed.how == PROXY_HELD)
			return true;
	}
	p->started = true;
	return send_all(p->server, m, n);
}

/* The first message has no letter before its length. */
static bool from_client(struct pair *p)
{
	unsigned char part[65536];
	ssize_t got = recv(p->client, part, sizeof(part), 0);
	if (got <= 0)
		return false;
	p->p = realloc(p->p, p->n + (size_t)got);
	must(p->p);
	memcpy(p->p + p->n, part, (size_t)got);
	p->n += (size_t)got;
	for (;;) {
		size_t head = p->started ? 1 : 0;
		if (p->n < head + 4)
			return true;
		const unsigned char *l = p->p + head;
		size_t n = head + ((size_t)l[0] << 24 | (size_t)l[1] << 16 | (size_t)l[2] << 8 | l[3]);
		if (p->n < n)
			return true;
		if (!pass(p, p->p, n))
			return false;
		memmove(p->p, p->p + n, p->n - n);
		p->n -= n;
	}
}

static bool from_server(struct pair *p)
{
	unsigned char part[65536];
	ssize_t got = recv(p->server, part, sizeof(part), 0);
	if (got <= 0 || p->state == DEAF)
		return false;
	if (p->state == WARNING) {
		p->state = PASSING;
		if (!send_all(p->client, warning, sizeof(warning)))
			return false;
	}
	return p->state == SILENT || send_all(p->client, part, (size_t)got);
}

static void accept_one(void)
{
	int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
	must(fd >= 0);
	for (int i = 0; i < PAIRS; i++)
		if (pairs[i].state == FREE) {
			pairs[i] = (struct pair){.state = PASSING, .client = fd, .server = dial()};
			return;
		}
	must(false);
}

static void *run(void *ctx)
{
	(void)ctx;
	while (!atomic_load(&ending)) {
		struct pollfd fds[1 + 2 * PAIRS];
		struct pair *of[1 + 2 * PAIRS];
		nfds_t n = 0;
		fds[n++] = (struct pollfd){.fd = listener, .events = POLLIN};
		bool go = atomic_exchange(&letting_go, false);
		for (int i = 0; i < PAIRS; i++) {
			if (go && pairs[i].state == SILENT)
				end(&pairs[i]);
			if (pairs[i].state == FREE)
				continue;
			of[n] = &pairs[i];
			fds[n++] = (struct pollfd){.fd = pairs[i].client, .events = POLLIN};
			of[n] = &pairs[i];
			fds[n++] = (struct pollfd){.fd = pairs[i].server, .events = POLLIN};
		}
		must(poll(fds, n, 20) >= 0 || errno == EINTR);
		for (nfds_t i = 1; i < n; i++) {
			struct pair *p = of[i];
			if (p->state == FREE || !fds[i].revents)
				continue;
			/* A client that has given up leaves the server's side to itself, as a lost network does. */
			if (fds[i].fd == p->client && p->state == SILENT && !from_client(p))
				must(shutdown(p->client, SHUT_RD) == 0 || errno == ENOTCONN);
			else if (p->state != SILENT || fds[i].fd == p->server)
				if (!(fds[i].fd == p->client ? from_client(p) : from_server(p)))
					end(p);
		}
		if (fds[0].revents)
			accept_one();
	}
	for (int i = 0; i < PAIRS; i++)
		if (pairs[i].state != FREE)
			end(&pairs[i]);
	return NULL;
}

void proxy_start(const char *spec, const char *dir, char *ret_spec, size_t n)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	const char *host = strstr(spec, "host="), *rest;
	must(host);
	host += 5;
	rest = strchr(host, '&');
	rest = rest ? rest : host + strlen(host);
	must(snprintf(server_path, sizeof(server_path), "%.*s/" SOCKET, (int)(rest - host), host) < (int)sizeof(server_path));
	must(snprintf(own_path, sizeof(own_path), "%s/" SOCKET, dir) < (int)sizeof(own_path));
	must(snprintf(ret_spec, n, "%.*s%s%s", (int)(host - spec), spec, dir, rest) < (int)n);
	snprintf(at.sun_path, sizeof(at.sun_path), "%s", own_path);
	listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	must(listener >= 0 && bind(listener, (struct sockaddr *)&at, sizeof(at)) == 0 && listen(listener, 64) == 0);
	atomic_store(&ending, false);
	proxy_arm(PROXY_CUT, false, 0);
	must(pthread_create(&thread, NULL, run, NULL) == 0);
}

void proxy_stop(void)
{
	atomic_store(&ending, true);
	pthread_join(thread, NULL);
	close(listener);
	unlink(own_path);
}

void proxy_arm(enum proxy_how how, bool commits, int n)
{
	pthread_mutex_lock(&lock);
	armed.how = how;
	armed.commits = commits;
	armed.left = n;
	if (n)
		armed.hit = false;
	pthread_mutex_unlock(&lock);
}

bool proxy_hit(void)
{
	pthread_mutex_lock(&lock);
	bool hit = armed.hit;
	pthread_mutex_unlock(&lock);
	return hit;
}

void proxy_let_go(void) { atomic_store(&letting_go, true); }
