/* The gate and the server without an engine: a city that is a handful of sessions and one act, and pages made to try the gate. */
#ifndef TESTS_HTTP_FAKE_H
#define TESTS_HTTP_FAKE_H

#include <pthread.h>
#include <stdatomic.h>

#include "http/gate.h"
#include "tests/util/check.h"

#define FAKE_NOW INT64_C(1775001600000)

struct fake_session { uint8_t token[SESSION_TOKEN]; struct session session; bool alive; };
struct fake_entry { uint8_t token[CHAIN_TOKEN]; struct hash form; int64_t object, person; };

extern struct fake {
	struct fake_session sessions[4];
	struct fake_entry entries[16];
	size_t n_entries;
	int reads;                           /* of sessions */
	atomic_int touches;
	int views;                           /* open read transactions */
	struct json *in;                     /* what the last act was given, as text */
	char in_text[4096];
	enum err_code act_error;             /* not NONE: the act fails with it */
	const char *act_problem;             /* the act is invalid beside this field */
	struct act act;
	pthread_mutex_t lock;
	pthread_cond_t news;
	int inside;                          /* requests that wait in /wait */
	bool open;                           /* … until this */
} fake;

extern const struct page *const fake_rows[];

void fake_reset(void);
/* A cookie header of session i (made alive), with its csrf in hex. */
const char *fake_login(int i, char csrf[65]);

/* A request through the gate for fake_rows. What is left out: GET, sekimori.test, 192.0.2.7, else NULL. */
struct ask { struct arena *arena; struct gate_answer out; };
void ask(struct ask *a, const struct gate_request *in);
void ask_end(struct ask *a);
#define ASK(a, ...) ask((a), &(const struct gate_request){__VA_ARGS__})
#define POST(a, target_, cookie_, body_, ...) \
	ASK((a), .method = "POST", .target = (target_), .cookie = (cookie_), .body = (body_), .body_len = strlen(body_), \
		.content_type = "application/x-www-form-urlencoded", __VA_ARGS__)

#endif
