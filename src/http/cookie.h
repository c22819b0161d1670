/* Cookies: reading what came, writing what goes. */
#ifndef HTTP_COOKIE_H
#define HTTP_COOKIE_H

#include "util/arena.h"

/* Under TLS names begin with __Host- (RFC 6265bis §4.1.3.2): no other host can set them. */
const char *cookie_session(bool tls);
const char *cookie_visitor(bool tls);
#define COOKIE_LANG "lang"

/* The value of a cookie that stands exactly once; false otherwise. */
bool cookie_get(const char *header, const char *name, struct str *ret);
/* A Set-Cookie value. days: 0 till the browser closes, below 0 takes it away. */
const char *cookie_set(struct arena *a, const char *name, const char *value, int days, bool tls);

#endif
