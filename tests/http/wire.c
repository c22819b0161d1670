#include "tests/http/wire.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/socket.h>

struct server *wire_start(const struct server_options *o)
{
	struct server_options full = *o;
	struct server *s = NULL;
	struct err e = {0};
	full.listen = o->listen ? o->listen : "127.0.0.1:0";
	full.rows = fake_rows;
	if (!server_start((struct city *)&fake, &full, &s, &e))
		fail_msg("%s", e.text);
	return s;
}

int wire_connect(const struct server *s)
{
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)server_port(s)),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(fd >= 0);
	if (connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0)
		return fd;
	close(fd);
	return -1;
}

void wire_send(int fd, const char *p, size_t n)
{
	/* The server may have hung up already: what it had to say can still be read. */
	while (n) {
		ssize_t sent = send(fd, p, n, MSG_NOSIGNAL);
		if (sent <= 0)
			return;
		p += sent;
		n -= (size_t)sent;
	}
}

static const char *header_at(const char *head, const char *name)
{
	for (const char *line = strstr(head, "\r\n"); line; line = strstr(line + 2, "\r\n"))
		if (strncasecmp(line + 2, name, strlen(name)) == 0)
			return line + 2;
	return NULL;
}

bool reply_has(const struct reply *r, const char *header)
{
	return header_at(r->head, header) != NULL;
}

bool wire_read(int fd, bool read_body, struct reply *ret)
{
	size_t n = 0;
	*ret = (struct reply){0};
	while (n < 4 || memcmp(ret->head + n - 4, "\r\n\r\n", 4) != 0) {
		if (n == sizeof(ret->head) - 1 || recv(fd, ret->head + n, 1, 0) != 1)
			return false;
		n++;
	}
	if (sscanf(ret->head, "HTTP/%*s %d", &ret->status) != 1)
		return false;
	const char *length = header_at(ret->head, "Content-Length:");
	if (ret->status == 100 || !read_body || !length)
		return true;
	ret->len = (size_t)strtoull(length + 15, NULL, 10);
	ret->body = calloc(1, ret->len + 1);
	for (size_t got = 0; got < ret->len;) {
		ssize_t more = recv(fd, ret->body + got, ret->len - got, 0);
		if (more <= 0)
			return false;
		got += (size_t)more;
	}
	return true;
}

void reply_free(struct reply *r)
{
	free(r->body);
	r->body = NULL;
}

bool wire_at_end(int fd)
{
	char c;
	return recv(fd, &c, 1, 0) <= 0;
}

int wire_get(const struct server *s, const char *target)
{
	char request[512];
	struct reply r = {0};
	int fd = wire_connect(s), n = snprintf(request, sizeof(request), "GET %s HTTP/1.1\r\nHost: a\r\n\r\n", target);
	assert_true(fd >= 0);
	wire_send(fd, request, (size_t)n);
	bool ok = wire_read(fd, true, &r);
	close(fd);
	reply_free(&r);
	return ok ? r.status : 0;
}

void wire_inside(int n)
{
	pthread_mutex_lock(&fake.lock);
	while (fake.inside < n)
		pthread_cond_wait(&fake.news, &fake.lock);
	pthread_mutex_unlock(&fake.lock);
}

void wire_let_go(void)
{
	pthread_mutex_lock(&fake.lock);
	fake.open = true;
	pthread_cond_broadcast(&fake.news);
	pthread_mutex_unlock(&fake.lock);
}
