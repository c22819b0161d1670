#include "engine/record_write.h"

#include "engine/file.h"
#include "engine/object.h"
#include "engine/withhold.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/civil.h"
#include "util/utf8.h"

#define BODY_MAX (1 << 20)
#define TITLE_MAX 400

bool writing_begin(struct act_call *c, struct writing *ret, struct err *e)
{
	*ret = (struct writing){.c = c, .pack = city_pack(c->city, c->tx, c->who.organ, e)};
	if (!ret->pack)
		return false;
	ret->index = index_new(c->tx, c->arena, ret->pack);
	return true;
}

bool writing_end(struct writing *w, struct err *e) { return index_flush(w->index, e); }

struct env writing_env(const struct writing *w, const struct register_ *r, int64_t unit, const struct json *body)
{
	struct act_call *c = w->c;
	return (struct env){.tx = c->tx,
		.arena = c->arena,
		.pack = w->pack,
		.lang = c->lang,
		.now = c->now,
		.reg = r,
		.body = body,
		.applicant = c->who.system ? 0 : c->who.person,
		.unit = unit};
}

/* The body with the state beside the fields, as conditions want it. */
static struct json *with_state(struct arena *a, const struct json *body, const char *state)
{
	struct json *copy = json_copy(a, body);
	if (*state)
		json_put(a, copy, STR("state"), json_add_str(a, json_obj(a), STR("state"), str_of(state)));
	return copy;
}

bool writing_check(struct writing *w, const struct register_ *r, int64_t unit, const struct json *before, const char *state,
	const struct json *body, struct json **ret, bool *ret_good, struct err *e)
{
	struct env v = writing_env(w, r, unit, body);
	struct problem *problems;
	size_t n;
	v.before = before;
	/* who may see the targets was asked when the form was read: a line that a case writes names what its applicant chose,
	 * whoever takes the last step */
	v.applicant = 0;
	TRY(form_check(&v, r->fields.p, r->fields.n, body, ret, &problems, &n, e));
	for (size_t i = 0; i < n; i++)
		act_problem(w->c, problems[i].field, problems[i].text);
	*ret_good = n == 0;
	if (n)
		return true;
	v.body = with_state(w->c->arena, *ret, state);
	v.applicant = w->c->who.person;
	TRY(rules_check(&v, r->rules.p, r->rules.n, &problems, &n, e));
	for (size_t i = 0; i < n; i++)
		act_problem(w->c, problems[i].field, problems[i].text);
	*ret_good = n == 0;
	return true;
}

static const char *one_line(struct arena *a, const char *text)
{
	char *p = arena_alloc(a, strlen(text) + 1);
	for (size_t i = 0; text[i]; i++)
		p[i] = text[i] == '\n' || text[i] == '\t' ? ' ' : text[i];
	return arena_cstr(a, utf8_head(str_of(p), TITLE_MAX));
}

/* The first text; without one the first thing that is filled in, in Japanese. What stands apart is no title. */
static bool title_of(struct writing *w, const struct register_ *r, const struct json *body, const char **ret, struct err *e)
{
	struct lang ja = {LANG_JA, w->c->arena};
	struct env v = writing_env(w, r, 0, body);
	v.lang = &ja;
	*ret = "";
	for (int texts = 1; texts >= 0 && !**ret; texts--) {
		for (size_t i = 0; i < r->fields.n && !**ret; i++) {
			const struct field *f = &r->fields.p[i];
			const struct json *value = json_get(body, f->name);
			struct err inner = {0};
			if (!value || (texts && f->kind != FIELD_TEXT) || f == r->state || field_apart(f))
				continue;
			*ret = one_line(w->c->arena, form_say(&v, f, value, &inner));
			if (inner.code)
				return err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
		}
	}
	return true;
}

static bool text_of(struct arena *a, const struct json *body, struct str *ret, struct err *e)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, BODY_MAX);
	json_write(&b, body);
	if (b.failed)
		return FAIL(e, ERR_LIMIT, "the body of a record is longer than %d bytes", BODY_MAX);
	*ret = arena_str(a, buf_str(&b));
	return true;
}

/* ---- links ---- */

struct link_row { const char *field; struct str kind; int64_t target; int64_t id; bool gone, keep; };
typedef VEC(struct link_row) link_rows;

static void gather_links(struct arena *a, const struct json *value, const char *field, link_rows *out)
{
	if (value->kind == JSON_ARR) {
		json_each(it, value)
			gather_links(a, it, field, out);
	} else if (value->kind == JSON_OBJ && json_get(value, "kind") && json_int(value, "id", 0) > 0 &&
		!str_is(json_str(value, "kind"), "row")) {
		*vec_push(a, out) =
			(struct link_row){.field = field, .kind = json_str(value, "kind"), .target = json_int(value, "id", 0)};
	}
}

static bool write_links(struct writing *w, int64_t id, bool fresh, const struct json *body, struct err *e)
{
	struct arena *a = w->c->arena;
	link_rows now = {0}, old = {0};
	json_each(it, body)
		gather_links(a, it, arena_cstr(a, it->name), &now);
	if (!fresh) {
		struct query *q = tx_query(w->c->tx, STMT_record_link_of, ARGS(val_i(id)));
		while (query_next(q))
			*vec_push(a, &old) = (struct link_row){arena_cstr(a, query_s(q, 1)), arena_str(a, query_s(q, 2)),
				query_i(q, 3), query_i(q, 0), query_i(q, 4) != 0, false};
		TRY(query_end(q, e));
	}
	for (size_t i = 0; i < now.n; i++) {
		struct link_row *n = &now.p[i], *was = NULL;
		for (size_t k = 0; k < old.n && !was; k++)
			if (!old.p[k].keep && old.p[k].target == n->target && strcmp(old.p[k].field, n->field) == 0 &&
				str_eq(old.p[k].kind, n->kind))
				was = &old.p[k];
		if (was)
			was->keep = true;
		else
			TRY(tx_run(w->c->tx, STMT_record_link_add,
				ARGS(val_i(id), val_c(n->field), val_s(n->kind), val_i(n->target)), NULL, e));
	}
	/* a link that went is marked, and comes back by the same row */
	for (size_t i = 0; i < old.n; i++)
		if (old.p[i].keep == old.p[i].gone)
			TRY(tx_run(w->c->tx, STMT_record_link_gone, ARGS(val_i(old.p[i].id), val_i(!old.p[i].keep)), NULL, e));
	return true;
}

/* ---- rows ---- */

static bool write_version(struct writing *w, const struct record *rec, struct str text, const char *reason, struct err *e)
{
	return tx_run(w->c->tx, STMT_record_version_add,
		ARGS(val_i(rec->id), val_i(rec->version), val_b(rec->shape.b, HASH_LEN), val_c(rec->state), val_s(text),
			val_i(w->c->who.person), reason && *reason ? val_c(reason) : val_null()),
		NULL, e);
}

bool writing_insert(struct writing *w, const struct register_ *r, int64_t unit, const char *number, struct json *body,
	bool verified, const char *reason, int64_t *ret_id, struct err *e)
{
	struct act_call *c = w->c;
	struct str text;
	struct record rec = {.unit = unit,
		.organ = c->who.organ,
		.entry = c->seq,
		.reg = r->elem.name,
		.number = number,
		.state = r->state && r->state->options.n ? r->state->options.p[0].name : "",
		.version = 1,
		.verified = verified ? c->now : 0,
		.created = c->now,
		.changed = c->now,
		.shape = w->pack->digest,
		.body = body};
	TRY(title_of(w, r, body, &rec.title, e));
	TRY(text_of(c->arena, body, &text, e));
	TRY(tx_run(c->tx, STMT_record_add,
		ARGS(val_c(rec.reg), val_i(unit), val_c(number), val_b(rec.shape.b, HASH_LEN), val_c(rec.state), val_c(rec.title),
			val_s(text), val_i(1), val_ref(rec.verified), val_i(c->now), val_i(c->now)),
		&rec.id, e));
	TRY(write_version(w, &rec, text, reason, e));
	TRY(write_links(w, rec.id, true, body, e));
	TRY(file_attach(c, r->fields.p, r->fields.n, body, OBJECT_RECORD, rec.id, e));
	TRY(index_note(w->index, NULL, &rec, e));
	*ret_id = rec.id;
	return true;
}

bool writing_save(struct writing *w, const struct register_ *r, const struct record *old, struct json *body, const char *state,
	int64_t verified, const char *reason, struct err *e)
{
	struct act_call *c = w->c;
	struct record rec = *old;
	struct str text;
	rec.state = state;
	rec.version = old->version + 1;
	rec.verified = verified;
	rec.changed = c->now;
	rec.entry = c->seq;
	rec.shape = w->pack->digest;
	rec.body = body;
	TRY(title_of(w, r, body, &rec.title, e));
	TRY(text_of(c->arena, body, &text, e));
	TRY(tx_run(c->tx, STMT_record_set,
		ARGS(val_i(rec.id), val_b(rec.shape.b, HASH_LEN), val_c(state), val_c(rec.title), val_s(text), val_i(rec.version),
			val_ref(verified), val_i(c->now)),
		NULL, e));
	TRY(write_version(w, &rec, text, reason, e));
	TRY(write_links(w, rec.id, false, body, e));
	TRY(file_attach(c, r->fields.p, r->fields.n, body, OBJECT_RECORD, rec.id, e));
	TRY(index_note(w->index, old, &rec, e));
	TRY(index_flush(w->index, e));                   /* a cascade may come to it again */
	act_object(c, OBJECT_RECORD, rec.id);
	return true;
}
