#include "http/gate.h"

#include <strings.h>

#include "http/again.h"
#include "http/cookie.h"
#include "http/header.h"
#include "http/static.h"
#include "http/stream.h"
#include "http/urlenc.h"
#include "util/clock.h"
#include "util/log.h"
#include "util/num.h"

#define TOUCH_MS 60000

static const char *hex(struct arena *a, const void *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	const uint8_t *b = p;
	char *s = arena_alloc(a, n * 2 + 1);
	for (size_t i = 0; i < n; i++) {
		s[i * 2] = digits[b[i] >> 4];
		s[i * 2 + 1] = digits[b[i] & 15];
	}
	return s;
}

/* ---- language ---- */

/* "q=0.8" in thousandths; RFC 9110 §12.4.2. */
static int quality(struct str weight)
{
	weight = str_trim(weight);
	if (!str_starts(weight, STR("q=")))
		return 1000;
	int value = 0, scale = 1000;
	for (size_t i = 2; i < weight.n && scale; i++) {
		if (weight.p[i] == '.')
			continue;
		if (weight.p[i] < '0' || weight.p[i] > '9')
			return 0;
		value += (weight.p[i] - '0') * scale;
		scale /= 10;
	}
	return value;
}

static enum lang_id language(const struct gate_request *in)
{
	struct str chosen, rest = str_of(in->accept_language);
	if (cookie_get(in->cookie, COOKIE_LANG, &chosen)) {
		if (str_is(chosen, "en"))
			return LANG_EN;
		if (str_is(chosen, "ja"))
			return LANG_JA;
	}
	enum lang_id best = LANG_JA;
	int best_quality = 0;
	while (rest.n) {
		struct str weight = str_cut(&rest, ','), tag = str_trim(str_cut(&weight, ';'));
		bool ja = tag.n >= 2 && strncasecmp(tag.p, "ja", 2) == 0, en = tag.n >= 2 && strncasecmp(tag.p, "en", 2) == 0;
		if ((!ja && !en) || (tag.n > 2 && tag.p[2] != '-'))
			continue;
		int q = quality(weight);
		if (q > best_quality) {
			best = ja ? LANG_JA : LANG_EN;
			best_quality = q;
		}
	}
	return best;
}

/* ---- the beginning ---- */

static struct visit *visit_new(const struct gate *g, const struct gate_request *in, struct arena *a, struct buf *body,
	struct gate_outcome *ret)
{
	struct visit *v = arena_make(a, struct visit);
	struct req *r = &v->r;
	*ret = (struct gate_outcome){0};
	buf_clear(body);
	v->gate = g;
	v->in = in;
	v->ret = ret;
	r->visit = v;
	r->city = g->city;
	r->arena = a;
	r->lang_ = (struct lang){language(in), a};
	r->lang = &r->lang_;
	r->out = &v->out;
	r->body = body;
	r->contact = g->contact ? g->contact : "";
	r->now = clock_now();
	r->status = 200;
	html_begin(r->out, body, r->lang);
	rand_bytes(v->form_token, sizeof(v->form_token));
	r->act_token = hex(a, v->form_token, sizeof(v->form_token));
	return v;
}

/* Forms of somebody without a session are bound to a cookie of his own. */
static const char *visitor_csrf(struct visit *v)
{
	struct str parts[] = {STR("sekimori visitor form 1"), {(const char *)v->visitor, sizeof(v->visitor)}};
	struct hash h = hash_parts(parts, ARRAY_LEN(parts));
	return hex(v->r.arena, h.b, sizeof(h.b));
}

static bool has_visitor(struct visit *v)
{
	struct str cookie;
	return cookie_get(v->in->cookie, cookie_visitor(v->in->tls), &cookie) &&
		num_unhex(cookie, v->visitor, sizeof(v->visitor));
}

static void read_visitor(struct visit *v)
{
	v->visitor_given = has_visitor(v);
	if (!v->visitor_given)
		rand_bytes(v->visitor, sizeof(v->visitor));
	v->r.csrf = visitor_csrf(v);
}

static void read_session(struct visit *v)
{
	struct req *r = &v->r;
	struct str cookie;
	bool found = false;
	v->has_token = cookie_get(v->in->cookie, cookie_session(v->in->tls), &cookie) &&
		num_unhex(cookie, v->token, sizeof(v->token));
	if (v->has_token) {
		if (!req_ok(r, account_session(r->city, r->tx, r->arena, v->token, r->now, &v->session, &found, &r->err)))
			return;
	}
	if (!found) {
		v->has_token = false;
		read_visitor(v);
		return;
	}
	const struct session *s = r->session = &v->session;
	r->who = (struct who){.person = s->person, .account = s->account, .organ = s->organ, .session_started = s->started,
		.assurance = s->assurance, .must_change = s->must_change, .contractor = s->contractor};
	r->csrf = hex(r->arena, s->csrf.b, sizeof(s->csrf.b));
	if (r->now - s->seen >= TOUCH_MS) {
		v->ret->touch = true;
		memcpy(v->ret->token, v->token, sizeof(v->token));
	}
}

/* ---- the way through ---- */

static bool is_post(const struct visit *v)
{
	return strcmp(v->in->method, "POST") == 0 || strcmp(v->in->method, "PUT") == 0;
}

static const char *row_method(const char *method)
{
	return strcmp(method, "HEAD") == 0 ? "GET" : method;
}

static struct str target_path(const char *target)
{
	struct str rest = str_of(target);
	return str_cut(&rest, '?');
}

void gate_plan(const struct gate *g, const char *method, const char *target, struct gate_plan *ret)
{
	struct route route = {0};
	*ret = (struct gate_plan){.lane = LANE_FAST};
	if (strlen(target) <= GATE_TARGET_MAX)
		route_find(g->rows, target_path(target), row_method(method), &route);
	if (route.page) {
		ret->lane = route.page->lane;
		if (strcmp(method, "POST") == 0)
			ret->body_max = route.page->body_max ? route.page->body_max : GATE_BODY;
		must(ret->body_max <= GATE_BODY_MOST);
		ret->files = route.page->sink != NULL;
	}
}

/* The target is split and found, or v has its fault. */
static void find(struct visit *v)
{
	struct req *r = &v->r;
	v->target = str_of(v->in->target);
	r->path = target_path(v->in->target);
	if (v->target.n > GATE_TARGET_MAX) {
		visit_fail(r, FAULT_LONG);
	} else if (!urlenc_path_valid(r->arena, r->path) || (v->in->body_len && !is_post(v))) {
		visit_fail(r, FAULT_MALFORMED);
	} else {
		route_find(v->gate->rows, r->path, row_method(v->in->method), &v->route);
		r->page = v->route.page;
		if (!v->route.methods)
			visit_fail(r, FAULT_NOT_FOUND);
		else if (!r->page)
			visit_fail(r, FAULT_METHOD);
	}
	if (r->page) {
		memcpy(r->ids, v->route.ids, sizeof(r->ids));
		for (size_t i = 0; i < ARRAY_LEN(r->words) && v->route.words[i].n; i++)
			r->words[i] = arena_str(r->arena, v->route.words[i]);
	}
}

/* Whoever posts does it from a page of ours: what browsers say about that, if they say it. */
static bool from_here(const struct gate_request *in)
{
	if (in->fetch_site && strcmp(in->fetch_site, "same-origin") != 0 && strcmp(in->fetch_site, "none") != 0)
		return false;
	if (!in->origin)
		return true;
	size_t scheme = strncasecmp(in->origin, "https://", 8) == 0 ? 8 : 0;
	if (!scheme && !in->tls && strncasecmp(in->origin, "http://", 7) == 0)
		scheme = 7;
	return scheme && in->host && strcasecmp(in->origin + scheme, in->host) == 0;
}

static bool is_form(const char *content_type)
{
	struct str rest = str_of(content_type), kind = str_trim(str_cut(&rest, ';'));
	static const char want[] = "application/x-www-form-urlencoded";
	rest = str_trim(rest);
	return kind.n == sizeof(want) - 1 && strncasecmp(kind.p, want, kind.n) == 0 &&
		(!rest.n || (rest.n == 13 && strncasecmp(rest.p, "charset=utf-8", 13) == 0));
}

static bool among(const char *const *names, struct str name)
{
	for (; names && *names; names++)
		if (str_is(name, *names))
			return true;
	return false;
}

static enum urlenc_name form_name(const void *ctx, struct str name)
{
	const struct page *page = ctx;
	if (name.n > 128)
		return NAME_REFUSED;
	for (size_t i = 0; i < name.n; i++)
		if (!urlenc_is_plain(name.p[i]) && name.p[i] != ':')
			return NAME_REFUSED;
	return str_starts(name, STR("f.")) || among(page->many, name) ? NAME_MANY : NAME_ONCE;
}

static enum urlenc_name query_name(const void *ctx, struct str name)
{
	const struct page *page = ctx;
	if (!among(page->query, name))
		return NAME_REFUSED;
	return among(page->many, name) ? NAME_MANY : NAME_ONCE;
}

/* Takes a string out of a form; empty when it is not there or there several times. */
static struct str take(struct json *object, const char *name)
{
	struct json *before = NULL;
	for (struct json *it = object->first; it; before = it, it = it->next) {
		if (!str_is(it->name, name))
			continue;
		*(before ? &before->next : &object->first) = it->next;
		if (object->last == it)
			object->last = before;
		object->count--;
		return it->kind == JSON_STR ? it->s : STR_NONE;
	}
	return STR_NONE;
}

static void read_form(struct visit *v)
{
	struct req *r = &v->r;
	const struct gate_request *in = v->in;
	struct json *form;
	struct urlenc_rules rules = {.pairs_max = 8000, .value_max = GATE_BODY_MOST, .lines = true, .name = form_name,
		.ctx = r->page};
	if (!from_here(in)) {
		visit_fail(r, FAULT_FORGED);
	} else if (!is_form(in->content_type)) {
		visit_fail(r, FAULT_TYPE);
	} else if (in->body_len > (r->page->body_max ? r->page->body_max : GATE_BODY)) {
		visit_fail(r, FAULT_LARGE);
	} else if (!urlenc_fields(r->arena, (struct str){in->body, in->body_len}, &rules, &form)) {
		visit_fail(r, FAULT_MALFORMED);
	} else {
		struct str csrf = take(form, "csrf");
		bool own = str_eq_secret(csrf, str_of(r->csrf));
		/* A page that is open to all may have been shown before the login. */
		if (!own && r->session && r->page->access == PAGE_OPEN)
			own = has_visitor(v) && str_eq_secret(csrf, str_of(visitor_csrf(v)));
		if (!own) {
			visit_fail(r, FAULT_FORGED);
			return;
		}
		v->posted_token = take(form, "act_token");
		r->form = form;
	}
}

static void read_query(struct visit *v)
{
	struct req *r = &v->r;
	struct json *query;
	struct urlenc_rules rules = {.pairs_max = 32, .value_max = 1024, .name = query_name, .ctx = r->page};
	if (!urlenc_fields(r->arena, str_from(v->target, r->path.n + 1), &rules, &query))
		visit_fail(r, FAULT_MALFORMED);
	else
		r->query = query;
}

/* Sends a reader who only looks to where he can go on; what was posted is refused with words. */
static void turn_away(struct visit *v, enum fault f)
{
	struct req *r = &v->r;
	if (is_post(v)) {
		visit_fail(r, f);
	} else if (f == FAULT_CHANGE) {
		req_redirect(r, "/password");
	} else if (v->target.n <= 1 || v->target.n > 512) {
		req_redirect(r, "/login");
	} else {
		req_redirect(r, "/login?next=%s", urlenc_quote(r->arena, v->target));
	}
}

static void show(struct visit *v)
{
	struct req *r = &v->r;
	if (r->page->may && !r->page->may(r)) {
		visit_fail(r, FAULT_NOT_FOUND);
		return;
	}
	if (req_failed(r))
		return;
	r->page->show(r);
	/* A handler that says nothing has a hole in it. */
	if (!req_failed(r) && !r->location && !r->source && !r->type && !r->body->len && !r->body->failed) {
		log_error("%s %s: no answer", r->page->method, r->page->path);
		visit_fail(r, FAULT_BROKEN);
	}
}

/* Up to the body. false: there is an answer already. */
static bool enter(struct visit *v)
{
	struct req *r = &v->r;
	enum fault lost;
	find(v);
	lost = v->fault;
	v->fault = FAULT_NONE;
	/* The session is read for what is not found too: the answer stands in the reader's frame. */
	if (req_reopen(r))
		read_session(v);
	if (lost || v->fault) {
		v->fault = v->fault ? v->fault : lost;
		return false;
	}
	if (r->session && r->session->must_change && r->page->access == PAGE_LOGIN) {
		turn_away(v, FAULT_CHANGE);
		return false;
	}
	if (!r->session && r->page->access != PAGE_OPEN) {
		turn_away(v, FAULT_LOGIN);
		return false;
	}
	if (r->who.contractor && !r->page->contractor && r->page->access != PAGE_OPEN) {
		visit_fail(r, FAULT_NOT_FOUND);
		return false;
	}
	r->pack = r->session ? r->session->pack : city_pack(r->city, r->tx, r->who.organ, &r->err);
	return req_ok(r, r->pack != NULL);
}

enum fault gate_admit(const struct gate *g, const struct gate_request *in, struct arena *a, struct buf *body,
	struct gate_outcome *outcome, struct visit **ret)
{
	struct visit *v = *ret = visit_new(g, in, a, body, outcome);
	struct req *r = &v->r;
	if (enter(v)) {
		read_query(v);
		if (!from_here(in))
			visit_fail(r, FAULT_FORGED);
		else if (!v->fault && r->page->may && !r->page->may(r))
			visit_fail(r, FAULT_NOT_FOUND);
	}
	req_close(r);
	return v->fault;
}

static void walk(struct visit *v)
{
	if (!enter(v))
		return;
	if (is_post(v))
		read_form(v);
	if (!v->fault)
		read_query(v);
	if (!v->fault)
		show(v);
}

/* ---- the answer ---- */

static void say_fault(struct visit *v, enum fault f)
{
	struct req *r = &v->r;
	if (f == FAULT_BROKEN)
		log_error("%s %s: %s:%d: %s", v->in->method, v->route.page ? v->route.page->path : "-",
			r->err.file ? r->err.file : "-", r->err.line, r->err.text);
	visit_restart(v);
	err_clear(&r->err);
	v->fault = FAULT_NONE;
	if (f == FAULT_BROKEN) {
		/* Nothing of the store is needed to say that something is broken. */
		req_close(r);
		r->session = NULL;
	} else if (r->session && !r->tx && !req_reopen(r)) {
		r->session = NULL;
	}
	if (!r->csrf)
		read_visitor(v);
	v->error = (struct page_error){0};
	fault_say(f, r->lang, &v->error);
	fault_link(v, f, &v->error);
	r->status = v->error.status;
	if (page_error_show)
		page_error_show(r, &v->error);
	if (!page_error_show || req_failed(r) || r->body->failed) {
		visit_restart(v);
		v->fault = FAULT_NONE;
		r->status = v->error.status;
		fault_plain(r->out, &v->error, r->lang);
	}
	html_end(r->out);
}

static void finish(struct visit *v)
{
	struct req *r = &v->r;
	if (!v->fault && (arena_over(r->arena) || r->body->failed))
		visit_fail(r, is_post(v) ? FAULT_LARGE : FAULT_BROKEN);
	if (!v->fault && v->differs) {
		v->first = r->location;
		visit_fail(r, FAULT_SENT);
	}
	enum fault f = v->fault;
	if (f && r->source) {
		r->source->free(r->source->ctx);
		r->source = NULL;
	}
	if (f != FAULT_NONE && f != FAULT_RANGE)
		r->n_more = 0;
	if (f)
		say_fault(v, f);
	else if (r->location)
		r->status = 303;
	else if (!r->type)
		html_end(r->out);
	req_close(r);
	if (v->visitor_used && !v->visitor_given && !v->set_cookie)
		v->set_cookie = cookie_set(r->arena, cookie_visitor(v->in->tls), hex(r->arena, v->visitor, sizeof(v->visitor)), 0,
			v->in->tls);
	struct gate_answer *out = &v->ret->answer;
	*out = (struct gate_answer){.status = r->status, .location = r->location, .set_cookie = v->set_cookie,
		.type = r->type ? r->type : "text/html; charset=utf-8", .body = r->location ? STR_NONE : buf_str(r->body),
		.source = r->source, .from = r->from, .length = r->length};
	struct header_facts facts = {.type = out->type, .location = out->location, .set_cookie = out->set_cookie,
		.filename = r->filename, .more = r->more, .n_more = r->n_more, .sandbox = r->source != NULL,
		.allow = f == FAULT_METHOD ? v->route.methods : 0, .tls = v->in->tls,
		.status = out->status};
	header_list(r->arena, &facts, &out->headers, &out->n_headers);
}

static bool built_in(const struct gate_request *in, struct arena *a, struct gate_outcome *ret)
{
	bool may_be = in->target[0] == '/' && in->target[1] == 's';
	const struct static_file *file = may_be ? static_find(target_path(in->target)) : NULL;
	if (!file || strcmp(row_method(in->method), "GET") != 0 || strchr(in->target, '?'))
		return false;
	*ret = (struct gate_outcome){.answer = {.status = 200, .type = file->type, .body = file->body}};
	struct header_facts facts = {.type = file->type, .forever = true, .tls = in->tls, .status = 200};
	header_list(a, &facts, &ret->answer.headers, &ret->answer.n_headers);
	return true;
}

void gate_run(const struct gate *g, const struct gate_request *in, struct arena *a, struct buf *body, struct gate_outcome *ret)
{
	if (built_in(in, a, ret))
		return;
	struct visit *v = visit_new(g, in, a, body, ret);
	walk(v);
	finish(v);
}

void gate_refuse(const struct gate *g, const struct gate_request *in, enum fault f, struct arena *a, struct buf *body,
	struct gate_outcome *ret)
{
	struct visit *v = visit_new(g, in, a, body, ret);
	v->fault = f;
	finish(v);
}

/* Body and files at once, as the server does it piece by piece. */
static void run_whole(const struct gate *g, const struct gate_request *in, struct arena *a, struct buf *body,
	struct gate_outcome *ret)
{
	struct gate_request form = *in;
	struct gate_plan plan;
	struct stream *s = NULL;
	enum fault f = FAULT_NONE;
	gate_plan(g, in->method, in->target, &plan);
	if (stream_wanted(&plan, in)) {
		if (stream_open(g, in, (int64_t)in->body_len, a, &s, &f)) {
			for (size_t at = 0; at < in->body_len; at += 1000)
				stream_add(s, in->body + at, in->body_len - at < 1000 ? in->body_len - at : 1000);
			f = stream_end(s, &form);
		} else {
			form.body_len = 0;
		}
	}
	if (f)
		gate_refuse(g, &form, f, a, body, ret);
	else
		gate_run(g, &form, a, body, ret);
	stream_free(s);
}

static void drain(struct gate_answer *a, struct buf *body, bool head_only)
{
	const struct source *s = a->source;
	struct err e = {0};
	char part[4096];
	buf_clear(body);
	for (int64_t at = 0; at < a->length && !head_only;) {
		if (!s->ready(s->ctx, a->from + at) && !s->load(s->ctx, a->from + at, &e))
			break;
		size_t n = s->copy(s->ctx, a->from + at, part, a->length - at < 4096 ? (size_t)(a->length - at) : sizeof(part));
		buf_bytes(body, part, n);
		at += (int64_t)n;
	}
	s->free(s->ctx);
	a->source = NULL;
	a->body = buf_str(body);
}

void gate_answer_rows(struct city *city, const struct page *const *rows, const char *contact, const struct gate_request *in,
	struct arena *a, struct gate_answer *ret)
{
	struct gate g = {city, rows, contact};
	struct gate_outcome outcome;
	struct buf body;
	struct err e = {0};
	buf_init(&body, GATE_ANSWER);
	run_whole(&g, in, a, &body, &outcome);
	if (outcome.touch && !account_touch(city, outcome.token, clock_now(), &e))
		log_error("session: %s", e.text);
	*ret = outcome.answer;
	if (ret->source)
		drain(ret, &body, strcmp(in->method, "HEAD") == 0);
	ret->body = strcmp(in->method, "HEAD") == 0 ? STR_NONE : arena_str(a, ret->body);
	buf_free(&body);
}

void gate_answer(struct city *city, const struct gate_request *in, struct arena *a, struct gate_answer *ret)
{
	gate_answer_rows(city, page_rows, "", in, a, ret);
}
