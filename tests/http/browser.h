/* A reader in front of the portal, without sockets: follows forms, keeps cookies, remembers the hidden fields of the last page.
 *
 *   struct browser b;
 *   browser_open(&b, city, NULL);
 *   browser_get(&b, "/login");
 *   browser_post(&b, "/login", "login=1112&password=…");     // csrf and act_token are added
 *   assert_int_equal(b.status, 303); */
#ifndef TESTS_HTTP_BROWSER_H
#define TESTS_HTTP_BROWSER_H

#include "http/server.h"
#include "tests/util/check.h"

struct browser {
	struct city *city;
	const struct page *const *rows;
	struct arena *arena;                    /* of the last answer */
	struct gate_answer out;
	int status;
	const char *language, *peer, *origin;
	bool tls;
	struct { char name[32], value[96]; } cookies[4];
	char csrf[80], act_token[80];           /* of the last page that had them */
};

/* rows NULL: page_rows. */
void browser_open(struct browser *b, struct city *city, const struct page *const *rows);
void browser_close(struct browser *b);
void browser_get(struct browser *b, const char *target);
/* fields: already percent-encoded, without csrf and act_token. */
void browser_post(struct browser *b, const char *target, const char *fields);
/* multipart/form-data: csrf, act_token, pairs (name, value … NULL), then the files. field NULL ends them. */
struct browser_file { const char *field, *name; const void *p; size_t n; };
void browser_post_files(struct browser *b, const char *target, const char *const *pairs, const struct browser_file *files);
/* Whatever request, with this reader's cookies, host and address. */
void browser_send(struct browser *b, const struct gate_request *request);
/* Goes where the last answer leads. */
void browser_follow(struct browser *b);
bool browser_sees(const struct browser *b, const char *text);
/* The value of a cookie, NULL none; set: NULL takes it away. */
const char *browser_cookie(const struct browser *b, const char *name);
void browser_set_cookie(struct browser *b, const char *name, const char *value);
/* Asserts a login: the answer is a redirect to the page of the last login. */
void browser_login(struct browser *b, const char *login, const char *password);

#endif
