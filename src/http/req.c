#include "http/gate.h"

#include <stdarg.h>
#include <stdio.h>

#include "engine/file.h"
#include "http/cookie.h"
#include "util/clock.h"
#include "util/num.h"

/* ---- failing ---- */

void visit_fail(struct req *r, enum fault f)
{
	if (!r->visit->fault)
		r->visit->fault = f;
}

void req_fail(struct req *r, int status)
{
	visit_fail(r, fault_of_status(status));
}

bool req_failed(const struct req *r)
{
	return r->visit->fault != FAULT_NONE;
}

bool req_ok(struct req *r, bool ok)
{
	if (ok)
		return !req_failed(r);
	visit_fail(r, fault_of_err(r->err.code));
	return false;
}

void visit_restart(struct visit *v)
{
	struct req *r = &v->r;
	buf_clear(r->body);
	html_begin(r->out, r->body, r->lang);
	r->status = 200;
	r->type = r->location = r->filename = NULL;
	r->icons = 0;
	r->reader = NULL;
	r->subject = NULL;
}

/* ---- going elsewhere ---- */

static bool is_local(struct str path)
{
	if (!path.n || path.n > GATE_TARGET_MAX || path.p[0] != '/' || (path.n > 1 && path.p[1] == '/'))
		return false;
	for (size_t i = 0; i < path.n; i++)
		if (path.p[i] <= 0x20 || path.p[i] >= 0x7f || path.p[i] == '\\')
			return false;
	return true;
}

const char *req_local(struct req *r, struct str path, const char *otherwise)
{
	return is_local(path) ? arena_cstr(r->arena, path) : otherwise;
}

void req_redirect(struct req *r, const char *fmt, ...)
{
	if (req_failed(r))
		return;
	va_list args, again;
	must(fmt);
	va_start(args, fmt);
	va_copy(again, args);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int n = vsnprintf(NULL, 0, fmt, args);
	must(n >= 0);
	char *path = arena_alloc(r->arena, (size_t)n + 1);
	vsnprintf(path, (size_t)n + 1, fmt, again);
#pragma GCC diagnostic pop
	va_end(again);
	va_end(args);
	must(is_local(str_of(path)));
	r->location = path;
}

/* ---- parameters ---- */

const struct json *req_value_first(const struct json *values, const char *name, struct json *room)
{
	const struct json *v = json_get(values, name);
	if (!v || v->kind == JSON_ARR)
		return v ? v->first : NULL;
	*room = *v;
	room->next = NULL;
	return room;
}

static struct str first(const struct json *values, const char *name)
{
	struct json room;
	const struct json *v = req_value_first(values, name, &room);
	return v ? v->s : STR_NONE;
}

struct str req_query(struct req *r, const char *name)
{
	return first(r->query, name);
}

struct str req_form(struct req *r, const char *name)
{
	return first(r->form, name);
}

int64_t req_query_int(struct req *r, const char *name, int64_t min, int64_t max, int64_t otherwise)
{
	int64_t n;
	return num_i64(req_query(r, name), min, max < JSON_INT_MAX ? max : JSON_INT_MAX, &n) ? n : otherwise;
}

int64_t req_form_int(struct req *r, const char *name, int64_t min, int64_t max, int64_t otherwise)
{
	int64_t n;
	return num_i64(req_form(r, name), min, max < JSON_INT_MAX ? max : JSON_INT_MAX, &n) ? n : otherwise;
}

bool req_form_has(struct req *r, const char *name, const char *value)
{
	req_form_each(it, r, name)
		if (str_is(it->s, value))
			return true;
	return false;
}

struct str req_shown(struct req *r, const char *name, const char *otherwise)
{
	return json_get(r->form, name) ? req_form(r, name) : str_of(otherwise);
}

/* ---- problems ---- */

const char *req_problem(struct req *r, const char *field)
{
	for (size_t i = 0; i < r->n_problems; i++)
		if (strcmp(r->problems[i].field, field) == 0)
			return r->problems[i].text;
	return NULL;
}

void req_add_problem(struct req *r, const char *field, const char *text)
{
	struct problem *more = arena_array(r->arena, r->n_problems + 1, sizeof(*more));
	if (r->n_problems)
		memcpy(more, r->problems, r->n_problems * sizeof(*more));
	more[r->n_problems++] = (struct problem){field, text};
	r->problems = more;
}

/* ---- acts ---- */

void req_close(struct req *r)
{
	tx_abort(r->tx);
	r->tx = NULL;
}

bool req_reopen(struct req *r)
{
	struct tx *tx = NULL;
	if (req_failed(r))
		return false;
	if (r->tx)
		return true;
	if (!req_ok(r, tx_begin(city_store(r->city), TX_READ, &tx, &r->err)))
		return false;
	r->tx = tx;
	return true;
}

struct json *req_act_in(struct req *r)
{
	const struct act *act = r->page->act ? act_find(r->page->act) : NULL;
	struct json *in = json_obj(r->arena);
	must(act);
	for (const struct act_param *p = act->params; p && p->name; p++) {
		struct str name = str_of(p->name), text = req_form(r, p->name);
		bool given = json_get(r->form, p->name) != NULL;
		int64_t id = 0;
		switch (p->kind) {
		case PARAM_KIND_ID:
			/* The page has looked at what its address names: nothing posted stands for it. */
			if (r->ids[0] && strcmp(p->name, "id") == 0)
				id = r->ids[0];
			else if (given && text.n && !num_i64(text, 0, JSON_INT_MAX, &id))
				visit_fail(r, FAULT_MALFORMED);
			if (id || text.n)
				json_add_int(r->arena, in, name, id);
			break;
		case PARAM_KIND_WORD:
			if (!given)
				text = r->words[0];
			if (text.n)
				json_add_str(r->arena, in, name, text);
			break;
		case PARAM_KIND_TEXT:
		case PARAM_KIND_DIGEST:
			if (given && (text.n || p->kind == PARAM_KIND_TEXT))
				json_add_str(r->arena, in, name, text);
			break;
		case PARAM_KIND_FORM:
			break;
		}
	}
	return in;
}

bool req_act(struct req *r, const struct json *in, struct act_result *ret)
{
	const struct act *act = r->page->act ? act_find(r->page->act) : NULL;
	must(act);
	return req_act_as(r, act, in, ret);
}

bool req_posted_token(struct req *r, uint8_t ret[CHAIN_TOKEN])
{
	if (req_failed(r))
		return false;
	if (num_unhex(r->visit->posted_token, ret, CHAIN_TOKEN))
		return true;
	visit_fail(r, FAULT_MALFORMED);
	return false;
}

static const char *hex_text(struct arena *a, const uint8_t *p, size_t n)
{
	struct buf hex;
	buf_init(&hex, 2 * n + 1);
	num_hex(&hex, p, n);
	const char *text = arena_cstr(a, buf_str(&hex));
	buf_free(&hex);
	return text;
}

/* Digest of where it was posted to and all that was typed: csrf and act_token are not in r->form, and a file that is sent twice
 * counts as its content, since each sending is encrypted anew. */
bool req_mark_form(struct req *r)
{
	struct json *form = r->form ? json_copy(r->arena, r->form) : json_obj(r->arena);
	if (!req_reopen(r))
		return false;
	for (struct json *it = form->first; it; it = it->next)
		for (struct json *v = it->kind == JSON_ARR ? it->first : it; v; v = v == it ? NULL : v->next) {
			struct file_info f;
			uint8_t digest[HASH_LEN];
			bool found = false;
			if (v->kind != JSON_STR || !num_unhex(v->s, digest, sizeof(digest)))
				continue;
			if (!req_ok(r, file_by_digest(r->tx, r->arena, v->s, &f, &found, &r->err)))
				return false;
			if (found)
				v->s = str_of(hex_text(r->arena, f.plain.b, HASH_LEN));
		}
	struct buf text;
	buf_init(&text, GATE_ANSWER);
	json_write(&text, form);
	struct str parts[] = {r->path, STR("\n"), buf_str(&text)};
	struct hash *mark = arena_make(r->arena, struct hash);
	*mark = hash_parts(parts, ARRAY_LEN(parts));
	buf_free_secret(&text);
	r->who.form = mark;
	return true;
}

bool req_done(struct req *r, bool ok, const struct act_result *res)
{
	if (res->differs && !ok)
		visit_fail(r, FAULT_SENT);
	if (!req_ok(r, ok))
		return false;
	r->visit->differs |= res->differs;
	if (res->done)
		return true;
	must(res->n_problems);
	for (size_t i = 0; i < res->n_problems; i++)
		req_add_problem(r, res->problems[i].field, res->problems[i].text);
	req_again(r);
	return false;
}

bool req_act_as(struct req *r, const struct act *act, const struct json *in, struct act_result *ret)
{
	uint8_t token[CHAIN_TOKEN];
	struct act_result res = {0};
	if (!req_posted_token(r, token))
		return false;
	/* The door refuses these too; here is said what helps. */
	if (r->session && act->assurance > r->who.assurance)
		visit_fail(r, FAULT_FACTOR);
	if (r->session && act->fresh_minutes && r->now - r->who.session_started > act->fresh_minutes * INT64_C(60000))
		visit_fail(r, FAULT_FRESH);
	if (req_failed(r) || !req_mark_form(r))
		return false;
	req_close(r);
	bool ok = act_do(r->city, act, &r->who, token, in, r->lang, r->arena, &res, &r->err);
	if (!req_done(r, ok, &res))
		return false;
	*ret = res;
	return true;
}

/* ---- files ---- */

void req_header(struct req *r, const char *name, const char *value)
{
	must(r->n_more < ARRAY_LEN(r->more));
	r->more[r->n_more++] = (struct header){name, value};
}

/* "bytes=5-", "bytes=5-9", "bytes=-5"; anything else, several too, asks for the whole (RFC 9110 §14.2). false: behind the end. */
static bool read_range(const char *range, int64_t size, int64_t *ret_from, int64_t *ret_till)
{
	struct str rest = str_of(range), from;
	*ret_from = 0;
	*ret_till = size - 1;
	if (!str_starts(rest, STR("bytes=")) || str_find(rest, STR(",")) < rest.n)
		return true;
	rest = str_from(rest, 6);
	from = str_cut(&rest, '-');
	int64_t a = -1, b = -1;
	bool has_a = from.n && num_i64(from, 0, INT64_MAX, &a), has_b = rest.n && num_i64(rest, 0, INT64_MAX, &b);
	if ((from.n && !has_a) || (rest.n && !has_b) || (!has_a && !has_b) || (has_a && has_b && b < a))
		return true;
	if (!has_a) {
		*ret_from = b < size ? size - b : 0;
		return b > 0 && size > 0;
	}
	*ret_from = a;
	if (has_b && b < size)
		*ret_till = b;
	return a < size;
}

void req_source(struct req *r, const struct source *src, const char *tag)
{
	const struct gate_request *in = r->visit->in;
	const char *etag = arena_cprintf(r->arena, "\"%s\"", tag);
	int64_t from = 0, till = src->size - 1;
	bool part = in->range && (!in->if_range || strcmp(in->if_range, etag) == 0);
	r->source = src;
	r->type = "application/octet-stream";
	req_header(r, "ETag", etag);
	req_header(r, "Accept-Ranges", "bytes");
	if (part && !read_range(in->range, src->size, &from, &till)) {
		req_header(r, "Content-Range", arena_cprintf(r->arena, "bytes */%lld", (long long)src->size));
		visit_fail(r, FAULT_RANGE);
		return;
	}
	r->from = from;
	r->length = till - from + 1;
	if (part && r->length < src->size) {
		r->status = 206;
		req_header(r, "Content-Range",
			arena_cprintf(r->arena, "bytes %lld-%lld/%lld", (long long)from, (long long)till, (long long)src->size));
	}
}

/* ---- forms ---- */

/* First in the form: csrf is looked at before a file that follows is taken. */
static void hidden_fields(struct req *r)
{
	struct visit *v = r->visit;
	html(r->out, "<input type='hidden' name='csrf' value='%s'><input type='hidden' name='act_token' value='%s'>\n", r->csrf,
		r->act_token);
	v->visitor_used |= !r->session;
	/* Two forms of one page are two intentions. */
	for (size_t i = sizeof(v->form_token); i-- > 0 && ++v->form_token[i] == 0;)
		;
	r->act_token = hex_text(r->arena, v->form_token, sizeof(v->form_token));
}

void req_form_begin(struct req *r, const char *action, const char *class_)
{
	html(r->out, "<form method='post' action='%s' class='%s'>", action, class_);
	hidden_fields(r);
}

void req_form_begin_files(struct req *r, const char *action, const char *class_)
{
	html(r->out, "<form method='post' enctype='multipart/form-data' action='%s' class='%s'>", action, class_);
	hidden_fields(r);
}

void req_form_end(struct req *r)
{
	html(r->out, "</form>\n");
}

/* ---- logging in ---- */

const char *req_peer(const struct req *r)
{
	const char *peer = r->visit->in->peer;
	return peer ? peer : "-";
}

const uint8_t *req_session_token(const struct req *r)
{
	return r->visit->has_token ? r->visit->token : NULL;
}

void req_set_session(struct req *r, const uint8_t token[SESSION_TOKEN])
{
	bool tls = r->visit->in->tls;
	struct buf hex;
	buf_init(&hex, SESSION_TOKEN * 2);
	num_hex(&hex, token, SESSION_TOKEN);
	r->visit->set_cookie = cookie_set(r->arena, cookie_session(tls), arena_cstr(r->arena, buf_str(&hex)), 0, tls);
	buf_free_secret(&hex);
}

void req_end_session(struct req *r)
{
	bool tls = r->visit->in->tls;
	r->visit->set_cookie = cookie_set(r->arena, cookie_session(tls), "", -1, tls);
	r->visit->has_token = false;
	r->session = NULL;
}

void req_set_lang(struct req *r, enum lang_id id)
{
	r->visit->set_cookie = cookie_set(r->arena, COOKIE_LANG, id == LANG_JA ? "ja" : "en", 365, r->visit->in->tls);
}

const char *req_came_from(struct req *r, const char *otherwise)
{
	const struct gate_request *in = r->visit->in;
	struct str from = str_of(in->referer), host = str_of(in->host);
	size_t scheme = str_starts(from, STR("https://")) ? 8 : str_starts(from, STR("http://")) ? 7 : 0;
	from = str_from(from, scheme);
	if (!scheme || !host.n || !str_starts(from, host))
		return otherwise;
	/* An error page of something posted stands at an address that cannot be looked at. */
	struct route route;
	from = str_from(from, host.n);
	route_find(r->visit->gate->rows, str_head(from, str_find(from, STR("?"))), "GET", &route);
	return route.page ? req_local(r, from, otherwise) : otherwise;
}

struct str req_take_secret(struct req *r, const char *name)
{
	struct json *v = (struct json *)json_get(r->form, name);
	if (!v || v->kind != JSON_STR)
		return STR_NONE;
	struct str secret = v->s;
	v->s = STR_NONE;
	return secret;
}
