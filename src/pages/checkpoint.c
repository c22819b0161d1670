/* The newest checkpoint on paper, for the minutes of a committee: a line to type, the signed text, and a QR code of it. */
#include "engine/trail_witness.h"
#include "out/qr.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/num.h"

/* The text and its first signature line: what any verifier reads, and short enough for an office's camera. */
static struct str first_line(struct str note, const struct checkpoint *c)
{
	struct str lines = str_from(note, c->body.n + 1);
	size_t n = str_find(lines, STR("\n"));

	return str_head(note, c->body.n + 1 + n + 1);
}

static void sheet(struct req *r, struct str note, int64_t size, int64_t at)
{
	struct checkpoint c;
	struct qr qr;

	if (!req_ok(r, checkpoint_read(r->arena, note, &c, &r->err)))
		return;
	struct str text = first_line(note, &c);
	if (!req_ok(r, qr_make(r->arena, text, &qr, &r->err)))
		return;
	html(r->out, "<article class='sheet'><h1>%s</h1><p class='sh-lead'>%s</p><p>%s</p>", t_witness_paper(r->lang),
		t_checkpoint_at(r->lang, ui_time(r, at), num_grouped(r->arena, size)), t_witness_paper_lead(r->lang));
	html(r->out, "<h2>%s</h2><p class='mono'>%s</p>", t_witness_paper_line(r->lang), trail_line(r->arena, &c));
	html(r->out, "<h2>%s</h2><pre class='mono scroll' tabindex='0'>%.*s</pre>", t_witness_paper_note(r->lang), STR_ARG(text));
	html(r->out, "<svg class='qr large' viewBox='-4 -4 %d %d' role='img' aria-label='%s'><path d='%s'/></svg>",
		qr.size + 8, qr.size + 8, t_witness_paper_qr(r->lang), qr.path);
	html(r->out, "<p>%s</p></article>\n", t_witness_paper_check(r->lang));
}

static void show(struct req *r)
{
	struct str note;
	int64_t size, at;
	bool found;

	if (!req_ok(r, trail_checkpoint(r->tx, r->arena, &note, &size, &at, &found, &r->err)))
		return;
	frame_paper(r, t_witness_paper(r->lang));
	html(r->out, "<div class='bar'><div class='wrap bar-row'><a href='/trail'>%s</a>"
		"<span class='sub'>%s</span></div></div>\n",
		t_back_to(r->lang, t_audit_trail(r->lang)), t_print_hint(r->lang));
	if (found)
		sheet(r, note, size, at);
	else
		ui_empty(r, t_no_checkpoint(r->lang), t_no_checkpoint_next(r->lang));
	frame_paper_end(r);
}

static const char *title(const struct lang *l) { return t_witness_paper(l); }
const struct page page_checkpoint = {
	.method = "GET", .path = "/trail/checkpoint", .title = title, .access = PAGE_LOGIN, .show = show};
