/* A door's answers become one case: the parts that apply, what they ask (once), and the content that is frozen. */
#ifndef ENGINE_COMPOSE_H
#define ENGINE_COMPOSE_H

#include "engine/case.h"
#include "util/vec.h"

struct compose_part {
	const struct procedure *procedure;
	struct json *body;                       /* typed; its own names */
};
struct composed {
	const struct pack *pack;
	const struct door *door;                 /* NULL: opened without a door, by one procedure */
	struct json *answers;                    /* typed answers of the door */
	VEC(struct compose_part) parts;
};

/* Which parts the door's typed answers bring, each once, in the order of the door. v: body are the answers. */
bool compose_parts(struct env *v, const struct door *d, const struct json *answers, struct composed *ret, struct err *e) CHECKED;

/* The name under which a part's field is posted: its own, or "part.name" when another part asks something else so. */
const char *compose_name(struct arena *a, const struct composed *c, size_t part, const struct field *f);
/* Part bodies out of typed answers in one flat object, as far as they are there. */
void compose_bodies(struct arena *a, struct composed *c, const struct json *answers);
/* Fields asked now, once each. */
bool compose_fields(struct env *v, const struct composed *c, const struct field ***ret, size_t *ret_n, struct err *e) CHECKED;

/* Reads posted strings: the door's answers, then which parts, then each part. Problems carry posted names. A name that
 * nothing here asks: ERR_INVALID. */
bool compose_read(struct env *v, const struct pack *p, const struct door *d, const struct procedure *alone, const struct json *in,
	struct composed *ret, struct act_call *problems, struct err *e) CHECKED;

/* What the parts name in ledgers or describe: title, number, grades as they are now. reader not NULL: what is not there for him
 * is left out (a draft, of which nothing was checked). */
struct compose_item { const char *part, *field; int64_t place, record; struct json *described; };
struct compose_items { VEC(struct compose_item) list; const struct who *reader; };
bool compose_items(struct env *v, const struct composed *c, struct compose_items *ret, struct err *e) CHECKED;

/* Content as it is frozen; blanket: date, CIVIL_NONE none. */
struct json *compose_content(struct arena *a, const struct composed *c, const struct compose_items *items, int64_t applicant,
	int64_t blanket);
struct hash compose_digest(struct arena *a, const struct json *content, const char **ret_text);

/* 「保護台帳（抜粋）ほか1件を関守総合病院へ持って出る」 */
bool compose_title(struct env *v, const struct composed *c, const struct lang *l, const char **ret, struct err *e) CHECKED;
bool compose_highest(struct env *v, const struct composed *c, const struct level **ret, struct err *e) CHECKED;
/* Standing permission: the furthest end that the parts allow; *ret_ms CIVIL_NONE when they do not. */
bool compose_blanket(struct env *v, const struct composed *c, int64_t *ret_ms, struct err *e) CHECKED;

/* The env in which part i is read and judged. */
struct env compose_env(const struct env *v, const struct composed *c, size_t part);

#endif
