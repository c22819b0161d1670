/* The socket that the server listens on, and the addresses of those who come. */
#ifndef HTTP_LISTEN_H
#define HTTP_LISTEN_H

#include <sys/socket.h>

#include "util/err.h"
#include "util/arena.h"

/* "127.0.0.1:8480", "[::1]:0", "0.0.0.0:8480": numbers only. *ret_fd is the caller's; *ret_port the port it got. */
bool listen_open(const char *spec, int *ret_fd, int *ret_port, struct err *e) CHECKED;
/* "192.0.2.7", "2001:db8::7"; IPv4 in IPv6 as IPv4. */
const char *listen_peer(struct arena *a, const struct sockaddr *sa);
bool listen_is_loopback(const struct sockaddr *sa);
/* The last address of an X-Forwarded-For, as our own proxy wrote it; NULL when it is none. */
const char *listen_forwarded(struct arena *a, const char *header);

#endif
