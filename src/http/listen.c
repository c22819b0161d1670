#include "http/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include "util/clean.h"
#include "util/num.h"

/* Host and port of "host:port" or "[host]:port". */
static bool split(const char *spec, char host[64], char port[8])
{
	struct str s = str_of(spec), h;
	int64_t n;
	if (str_starts(s, STR("["))) {
		s = str_from(s, 1);
		h = str_cut(&s, ']');
		if (!str_starts(s, STR(":")))
			return false;
		s = str_from(s, 1);
	} else {
		h = str_cut(&s, ':');
	}
	if (!h.n || h.n > 63 || !s.n || s.n > 5 || !num_i64(s, 0, 65535, &n))
		return false;
	memcpy(host, h.p, h.n);
	host[h.n] = '\0';
	memcpy(port, s.p, s.n);
	port[s.n] = '\0';
	return true;
}

bool listen_open(const char *spec, int *ret_fd, int *ret_port, struct err *e)
{
	char host[64], port[8];
	struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE, .ai_socktype = SOCK_STREAM}, *list;
	if (!split(spec, host, port) || getaddrinfo(host, port, &hints, &list) != 0)
		return FAIL(e, ERR_INVALID, "\"%s\" is not an address to listen on: write 127.0.0.1:8480 or [::1]:8480", spec);
	CLEAN_FD int fd = socket(list->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	int one = 1, why = 0;
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)) < 0 ||
		bind(fd, list->ai_addr, list->ai_addrlen) < 0 || listen(fd, 1024) < 0)
		why = errno;
	freeaddrinfo(list);
	if (why)
		return FAIL(e, ERR_IO, "%s: %s", spec, strerrordesc_np(why));
	struct sockaddr_storage got;
	socklen_t len = sizeof(got);
	if (getsockname(fd, (struct sockaddr *)&got, &len) < 0)
		return FAIL(e, ERR_IO, "%s: %s", spec, strerrordesc_np(errno));
	bool six = got.ss_family == AF_INET6;
	*ret_port = ntohs(six ? ((struct sockaddr_in6 *)&got)->sin6_port : ((struct sockaddr_in *)&got)->sin_port);
	*ret_fd = fd;
	fd = -1;
	return true;
}

const char *listen_peer(struct arena *a, const struct sockaddr *sa)
{
	char *text = arena_alloc(a, INET6_ADDRSTRLEN);
	const void *address = NULL;
	int family = AF_INET;
	if (sa->sa_family == AF_INET) {
		address = &((const struct sockaddr_in *)sa)->sin_addr;
	} else if (sa->sa_family == AF_INET6) {
		const struct in6_addr *six = &((const struct sockaddr_in6 *)sa)->sin6_addr;
		family = IN6_IS_ADDR_V4MAPPED(six) ? AF_INET : AF_INET6;
		address = family == AF_INET ? six->s6_addr + 12 : six->s6_addr;
	}
	if (!address || !inet_ntop(family, address, text, INET6_ADDRSTRLEN))
		return "-";
	return text;
}

bool listen_is_loopback(const struct sockaddr *sa)
{
	if (sa->sa_family == AF_INET)
		return (ntohl(((const struct sockaddr_in *)sa)->sin_addr.s_addr) >> 24) == 127;
	if (sa->sa_family != AF_INET6)
		return false;
	const struct in6_addr *six = &((const struct sockaddr_in6 *)sa)->sin6_addr;
	return IN6_IS_ADDR_LOOPBACK(six) || (IN6_IS_ADDR_V4MAPPED(six) && six->s6_addr[12] == 127);
}

const char *listen_forwarded(struct arena *a, const char *header)
{
	struct str rest = str_of(header), last = STR_NONE;
	unsigned char address[16];
	while (rest.n)
		last = str_trim(str_cut(&rest, ','));
	if (!last.n || last.n >= INET6_ADDRSTRLEN)
		return NULL;
	const char *text = arena_cstr(a, last);
	return inet_pton(AF_INET, text, address) == 1 || inet_pton(AF_INET6, text, address) == 1 ? text : NULL;
}
