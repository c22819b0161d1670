#include "http/again.h"

#include "http/urlenc.h"
#include "text/text.h"
#include "util/log.h"

const struct page *again_row(const struct visit *v)
{
	const struct page *page = v->route.page;
	if (!page || strcmp(page->method, "GET") == 0)
		return page;
	return page->form ? page->form : route_row(v->gate->rows, "GET", page->path);
}

const char *again_path(const struct visit *v)
{
	const struct page *row = again_row(v);
	if (!row)
		return NULL;
	struct buf path;
	buf_init(&path, GATE_TARGET_MAX);
	size_t ids = 0, words = 0;
	for (const char *p = row->path; *p;) {
		if (strncmp(p, "{id}", 4) == 0) {
			buf_printf(&path, "%lld", (long long)v->r.ids[ids++]);
			p += 4;
		} else if (strncmp(p, "{word}", 6) == 0) {
			buf_add(&path, v->r.words[words++]);
			p += 6;
		} else {
			buf_char(&path, *p++);
		}
	}
	const char *text = arena_cstr(v->r.arena, buf_str(&path));
	buf_free(&path);
	return text;
}

void fault_link(const struct visit *v, enum fault f, struct page_error *ret)
{
	const struct req *r = &v->r;
	const char *from = again_path(v);
	ret->href = "/";
	ret->link = t_fault_to_home(r->lang);
	if (f == FAULT_LOGIN || f == FAULT_FRESH || f == FAULT_FACTOR) {
		ret->href = from ? arena_cprintf(r->arena, "/login?next=%s", urlenc_quote(r->arena, str_of(from))) : "/login";
		ret->link = t_fault_to_login(r->lang);
	} else if (f == FAULT_CHANGE) {
		ret->href = "/password";
		ret->link = t_fault_to_password(r->lang);
	} else if (f == FAULT_SENT && (v->first || from)) {
		ret->href = v->first ? v->first : from;
		ret->link = v->first ? t_fault_to_first(r->lang) : t_fault_to_new(r->lang);
	} else if (f == FAULT_STALE && from) {
		ret->href = from;
		ret->link = t_fault_to_new(r->lang);
	}
}

void req_again(struct req *r)
{
	struct visit *v = r->visit;
	const struct page *row = again_row(v);
	if (req_failed(r))
		return;
	if (!row || v->again) {
		log_error("POST %s: no page to show the form again", v->route.page ? v->route.page->path : "-");
		visit_fail(r, FAULT_BROKEN);
		return;
	}
	v->again = true;
	if (!req_reopen(r))
		return;
	visit_restart(v);
	r->status = 422;
	r->page = row;
	if (row->may && !row->may(r))
		visit_fail(r, FAULT_NOT_FOUND);
	if (!req_failed(r))
		row->show(r);
}
