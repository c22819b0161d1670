/* Raw bytes to a server and back. */
#ifndef TESTS_HTTP_WIRE_H
#define TESTS_HTTP_WIRE_H

#include "http/server.h"
#include "tests/http/fake.h"

struct server *wire_start(const struct server_options *o);          /* listens on 127.0.0.1:0 unless said */
int wire_connect(const struct server *s);                           /* -1: refused */
void wire_send(int fd, const char *p, size_t n);
#define SEND(fd, text) wire_send((fd), (text), sizeof(text) - 1)

/* One answer from the connection, with its body by Content-Length (no body for HEAD: then read_body is false). */
struct reply { int status; char head[8192]; char *body; size_t len; };
/* false: the connection ended before a whole answer. */
bool wire_read(int fd, bool read_body, struct reply *ret);
void reply_free(struct reply *r);
bool reply_has(const struct reply *r, const char *header);          /* "Connection: close", in any case of letters */
bool wire_at_end(int fd);                                           /* nothing more comes: closed by the server */

/* GET target on a connection of its own; the status, 0 when there was no answer. */
int wire_get(const struct server *s, const char *target);
/* Waits until so many requests are inside /wait; lets all of them go on. */
void wire_inside(int n);
void wire_let_go(void);

#endif
