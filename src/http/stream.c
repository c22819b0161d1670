#include "http/stream.h"

#include <stdio.h>
#include <strings.h>

#include "http/multipart.h"
#include "http/urlenc.h"
#include "util/log.h"

struct stream {
	struct gate_request in;          /* the caller's strings */
	struct gate_outcome outcome;
	struct visit *visit;
	const struct page_sink *sink;
	struct multipart parts;
	bool raw, begun, allowed;        /* the body is the file; its file was begun; csrf was right */
	int64_t length;
	int files;
	void *file;                      /* the sink's; NULL: none, or nothing was chosen */
	char field[129];
	struct buf form, page;
	enum fault fault;
};

static bool is_multipart(const char *type)
{
	return type && strncasecmp(type, "multipart/form-data", 19) == 0;
}

bool stream_wanted(const struct gate_plan *plan, const struct gate_request *in)
{
	return plan->files && (strcmp(in->method, "PUT") == 0 || is_multipart(in->content_type));
}

static bool fail(struct stream *s, enum fault f)
{
	if (!s->fault)
		s->fault = f;
	return false;
}

static bool broken(struct stream *s, const struct err *e)
{
	enum fault f = fault_of_err(e->code);
	if (f == FAULT_BROKEN)
		log_error("%s: %s:%d: %s", s->visit->r.page->path, e->file ? e->file : "-", e->line, e->text);
	return fail(s, f);
}

/* ---- the form that is left ---- */

static void put_quoted(struct buf *b, struct str s)
{
	static const char digits[] = "0123456789ABCDEF";
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (urlenc_is_plain(s.p[i])) {
			buf_char(b, s.p[i]);
		} else {
			buf_char(b, '%');
			buf_char(b, digits[c >> 4]);
			buf_char(b, digits[c & 15]);
		}
	}
}

static bool put(struct stream *s, struct str name, struct str value)
{
	if (s->form.len)
		buf_char(&s->form, '&');
	put_quoted(&s->form, name);
	buf_char(&s->form, '=');
	put_quoted(&s->form, value);
	return !s->form.failed || fail(s, FAULT_LARGE);
}

static bool form_field(void *ctx, struct str name, struct str value)
{
	struct stream *s = ctx;
	if (str_is(name, "csrf"))
		s->allowed = str_eq_secret(value, str_of(s->visit->r.csrf));
	return put(s, name, value);
}

/* ---- files ---- */

static bool file_begin(void *ctx, struct str name, struct str filename, struct str type)
{
	struct stream *s = ctx;
	struct err e = {0};
	if (!s->allowed)
		return fail(s, FAULT_FORGED);
	if (name.n >= sizeof(s->field) || s->files++ == STREAM_FILES)
		return fail(s, FAULT_MALFORMED);
	snprintf(s->field, sizeof(s->field), "%.*s", STR_ARG(name));
	s->file = NULL;
	return s->sink->begin(&s->visit->r, str_of(s->field), filename, type, s->raw ? s->length : -1, &s->file, &e) ||
		broken(s, &e);
}

static bool file_data(void *ctx, const char *p, size_t n)
{
	struct stream *s = ctx;
	struct err e = {0};
	return !s->file || s->sink->add(s->file, p, n, &e) || broken(s, &e);
}

static bool file_end(void *ctx)
{
	struct stream *s = ctx;
	struct err e = {0};
	struct buf value;
	if (!s->file)
		return true;
	buf_init(&value, 256);
	bool ok = s->sink->end(s->file, &value, &e) || broken(s, &e);
	s->sink->free(s->file);
	s->file = NULL;
	ok = ok && put(s, str_of(s->field), buf_str(&value));
	buf_free(&value);
	return ok;
}

/* ---- the way ---- */

bool stream_open(const struct gate *g, const struct gate_request *in, int64_t length, struct arena *a, struct stream **ret,
	enum fault *ret_fault)
{
	struct stream *s = arena_make(a, struct stream);
	const struct multipart_sink to = {s, form_field, file_begin, file_data, file_end};
	s->in = *in;
	s->length = length;
	buf_init(&s->form, GATE_BODY_MOST);
	buf_init(&s->page, GATE_ANSWER);
	s->raw = strcmp(in->method, "PUT") == 0;
	*ret_fault = gate_admit(g, &s->in, a, &s->page, &s->outcome, &s->visit);
	if (!*ret_fault) {
		s->sink = s->visit->r.page->sink;
		if (s->raw)
			s->allowed = in->csrf && str_eq_secret(str_of(in->csrf), str_of(s->visit->r.csrf));
		if (s->raw && !s->allowed)
			*ret_fault = FAULT_FORGED;
		else if (!s->raw && !multipart_begin(&s->parts, in->content_type, &to))
			*ret_fault = FAULT_TYPE;
	}
	if (*ret_fault) {
		stream_free(s);
		return false;
	}
	*ret = s;
	return true;
}

static bool begin_raw(struct stream *s)
{
	bool first = !s->begun;
	s->begun = true;
	return !first || (put(s, STR("csrf"), str_of(s->visit->r.csrf)) &&
		file_begin(s, STR("file"), STR_NONE, str_of(s->in.content_type)));
}

void stream_add(struct stream *s, const char *p, size_t n)
{
	if (s->fault)
		return;
	if (s->raw) {
		if (begin_raw(s))
			(void)file_data(s, p, n);
	} else if (!multipart_add(&s->parts, p, n)) {
		(void)fail(s, FAULT_MALFORMED);
	}
}

enum fault stream_end(struct stream *s, struct gate_request *in)
{
	if (!s->fault && s->raw)
		(void)(begin_raw(s) && file_end(s));
	else if (!s->fault && !multipart_done(&s->parts))
		(void)fail(s, FAULT_MALFORMED);
	in->content_type = "application/x-www-form-urlencoded";
	in->body = s->form.p;
	in->body_len = s->form.failed ? 0 : s->form.len;
	return s->fault;
}

void stream_free(struct stream *s)
{
	if (!s)
		return;
	if (s->file)
		s->sink->free(s->file);
	s->file = NULL;
	multipart_free(&s->parts);
	buf_free_secret(&s->form);
	buf_free(&s->page);
}
