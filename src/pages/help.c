/* Help: how things are done here, in the reader's own words; and the pages that stand for errors. */
#include "pages/frame.h"
#include "pages/help.h"
#include "text/text.h"

static void help_show(struct req *r)
{
	frame_begin(r, t_help(r->lang), NAV_NONE, false);
	ui_head(r, t_help(r->lang), NULL, false);
	static const struct {
		const char *id;
		const char *(*title)(const struct lang *), *(*text)(const struct lang *);
	} parts[] = {
		{"h-apply", t_help_apply, t_help_apply_text},
		{"h-decide", t_help_decide, t_help_decide_text},
		{"h-absent", t_help_absent, t_help_absent_text},
		{"h-back", t_help_back, t_help_back_text},
		{"h-late", t_help_late, t_help_late_text},
		{"h-proof", t_help_proof, t_help_proof_text},
		{"h-login", t_help_login, t_help_login_text},
		{"h-keys", t_help_keys, t_help_keys_text},
	};
	html(r->out, "<div class='stack'>");
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		ui_section(r, parts[i].id, parts[i].title(r->lang), NULL, NULL, NULL);
		html(r->out, "<p class='lead'>%s</p>", parts[i].text(r->lang));
		ui_section_end(r);
	}
	html(r->out, "</div>");
	frame_end(r);
}

void error_show(struct req *r, const struct page_error *e)
{
	frame_begin(r, e->title, NAV_NONE, false);
	ui_head(r, e->title, NULL, false);
	ui_empty(r, e->what, e->next);
	if (e->href)
		html(r->out, "<p class='acts gap-s'><a class='btn' href='%s'>%s</a></p>", e->href, e->link);
	frame_end(r);
}

static const char *help_title(const struct lang *l) { return t_help(l); }
const struct page page_help = {.method = "GET", .path = "/help", .title = help_title, .access = PAGE_OPEN, .show = help_show};
