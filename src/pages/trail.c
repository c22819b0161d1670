/* 監査証跡: the entries, one entry with its body, its proof. */
#include "engine/trail.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/num.h"

#define PAGE_ROWS 50

static const char *hex(struct req *r, const struct hash *h)
{
	struct buf b;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, h->b, HASH_LEN);
	const char *text = arena_cstr(r->arena, buf_str(&b));
	buf_free(&b);
	return text;
}

static void checkpoint(struct req *r)
{
	struct str note;
	int64_t size, at;
	bool found;
	if (!req_ok(r, trail_checkpoint(r->tx, r->arena, &note, &size, &at, &found, &r->err)))
		return;
	ui_section(r, "cp-h", t_checkpoint(r->lang), NULL, NULL, NULL);
	if (!found) {
		ui_empty(r, t_no_checkpoint(r->lang), t_no_checkpoint_next(r->lang));
	} else {
		html(r->out, "<p>%s</p><pre class='mono scroll' tabindex='0'>%.*s</pre>",
			t_checkpoint_at(r->lang, ui_time(r, at), num_grouped(r->arena, size)), STR_ARG(note));
		html(r->out, "<p class='more'><a href='/trail/checkpoint'>%s</a></p>", t_witness_paper_take(r->lang));
	}
	ui_section_end(r);
}

static void trail_show(struct req *r)
{
	struct entry *list;
	size_t n;
	int64_t size;
	int64_t before = req_query_int(r, "before", 0, INT64_MAX, -1);
	if (!req_ok(r, trail_size(r->tx, &size, &r->err)) ||
		!req_ok(r, trail_list(r->city, r->tx, r->arena, before, PAGE_ROWS, r->lang, &list, &n, &r->err)))
		return;
	frame_begin(r, t_audit_trail(r->lang), NAV_TRAIL, true);
	ui_head(r, t_audit_trail(r->lang), t_trail_hint(r->lang, num_grouped(r->arena, size)), false);
	html(r->out,
		"<form class='filters' method='get' action='/trail' aria-label='%s'><div class='filters-g'><div class='f "
		"f-word'><label for='n'>%s</label>"
		"<input class='in in-s' type='text' inputmode='numeric' id='n' name='before'></div><button class='btn btn-s' "
		"type='submit'>%s</button></div></form>",
		t_narrow(r->lang), t_before_number(r->lang), t_find(r->lang));
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th>"
		"<th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col' "
		"class='r'>%s</th></tr></thead><tbody>\n",
		t_audit_trail(r->lang), t_entry(r->lang), t_when(r->lang), t_what_done(r->lang), t_who(r->lang),
		t_check_value(r->lang), t_proof(r->lang));
	for (size_t i = 0; i < n; i++) {
		const char *seq = num_grouped(r->arena, list[i].seq);
		html(r->out,
			"<tr><td><a class='mono' href='/trail/%lld'>%s</a></td><td>%s</td><td>%s</td><td>%s</td><td "
			"class='mono'>%.12s</td><td class='r'>"
			"<a href='/trail/%lld/proof' aria-label='%s'>%s</a></td></tr>\n",
			(long long)list[i].seq, seq, ui_time(r, list[i].time), list[i].act_title,
			list[i].disposed < 0 ? list[i].who_text : t_disposed_by(r->lang, num_grouped(r->arena, list[i].disposed)),
			hex(r, &list[i].leaf), (long long)list[i].seq, t_proof_of_entry(r->lang, seq), t_proof(r->lang));
	}
	html(r->out, "</tbody></table></div>\n");
	if (n == PAGE_ROWS)
		html(r->out, "<p class='more'><a href='/trail?before=%lld'>%s</a></p>", (long long)list[n - 1].seq,
			t_older(r->lang));
	checkpoint(r);
	if (frame_reader(r)->desk || frame_reader(r)->head)
		html(r->out, "<p class='more'><a href='/disposal'>%s</a></p>", t_disposal(r->lang));
	frame_end(r);
}

/* The body of an entry holds personal data: the information section reads all, others their own acts. */
static bool entry_may(struct req *r)
{
	struct entry *en = arena_make(r->arena, struct entry);
	bool found;
	if (!req_ok(r, trail_entry(r->city, r->tx, r->arena, r->ids[0], r->lang, en, &found, &r->err)) || !found)
		return false;
	r->subject = en;
	return true;
}

/* One's own, and for an information section what people of its organ did; what the program did is the first organ's. */
static bool reads_body(struct req *r, const struct entry *en)
{
	int64_t organ = 1, own = r->who.organ ? r->who.organ : 1;
	if (en->actor == r->who.person || !frame_reader(r)->desk)
		return en->actor == r->who.person;
	if (en->actor > 0 && !req_ok(r, tx_number(r->tx, STMT_organ_of_person, ARGS(val_i(en->actor),
		val_i(civil_date_of_ms(en->time))), 0, &organ, &r->err)))
		return false;
	return organ == own;
}

static void entry_show(struct req *r)
{
	const struct entry *en = r->subject;
	const char *seq = num_grouped(r->arena, en->seq);
	frame_begin(r, t_entry_number(r->lang, seq), NAV_TRAIL, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/trail", t_audit_trail(r->lang)}, {NULL, seq});
	ui_head(r, t_entry_number(r->lang, seq), en->act_title, false);
	html(r->out, "<dl class='dl'>");
	ui_dt(r, t_when(r->lang), civil_rfc3339(r->arena, en->time));
	ui_dt(r, t_who(r->lang), en->who_text);
	ui_dt(r, t_role(r->lang), en->role);
	ui_dt(r, t_what_done(r->lang), en->act);
	html(r->out, "<dt>%s</dt><dd class='mono'>%s</dd><dt>%s</dt><dd class='mono'>%s</dd></dl>\n", t_body_digest(r->lang),
		hex(r, &en->digest), t_leaf(r->lang), hex(r, &en->leaf));
	html(r->out, "<p class='acts'><a class='btn' href='/trail/%lld/proof'>", (long long)en->seq);
	ui_icon(r, ICON_seal, "i i-s");
	html(r->out, "%s</a></p>\n", t_take_proof(r->lang));
	bool readable = reads_body(r, en);
	ui_section(r, "body-h", t_entry_body(r->lang), NULL, NULL, NULL);
	if (!en->body) {
		ui_empty(r, en->disposed < 0 ? t_verify_body_missing(r->lang, en->seq) :
			t_disposed_by(r->lang, num_grouped(r->arena, en->disposed)), t_body_disposed(r->lang));
	} else if (!readable) {
		ui_empty(r, t_body_not_yours(r->lang), "");
	} else {
		struct buf b;
		buf_init(&b, 1 << 20);
		json_write(&b, en->body);
		html(r->out, "<pre class='mono scroll' tabindex='0'>%.*s</pre>", STR_ARG(buf_str(&b)));
		buf_free(&b);
	}
	ui_section_end(r);
	frame_end(r);
}

static void proof_show(struct req *r)
{
	const struct entry *en = r->subject;
	struct str note;
	int64_t size, at;
	bool found;
	if (!req_ok(r, trail_checkpoint(r->tx, r->arena, &note, &size, &at, &found, &r->err)))
		return;
	if (!found || en->seq >= size) {
		const char *seq = num_grouped(r->arena, en->seq);
		frame_begin(r, t_proof(r->lang), NAV_TRAIL, false);
		CRUMBS(r, {"/", t_home(r->lang)}, {"/trail", t_audit_trail(r->lang)}, {NULL, t_proof(r->lang)});
		ui_head(r, t_proof_of_entry(r->lang, seq), NULL, false);
		ui_empty(r, t_not_signed_yet(r->lang), t_no_checkpoint_next(r->lang));
		frame_end(r);
		return;
	}
	r->type = "text/plain; charset=utf-8";
	r->filename = arena_cprintf(r->arena, "sekimori-%lld.tlog-proof", (long long)en->seq);
	(void)req_ok(r, trail_proof(r->tx, r->arena, en->seq, r->body, &r->err));
}

static const char *trail_title(const struct lang *l) { return t_audit_trail(l); }
static const char *const trail_query[] = {"before", NULL};
const struct page page_trail = {
	.method = "GET", .path = "/trail", .title = trail_title, .access = PAGE_LOGIN, .query = trail_query, .show = trail_show};
const struct page page_entry = {
	.method = "GET", .path = "/trail/{id}", .title = trail_title, .access = PAGE_LOGIN, .may = entry_may, .show = entry_show};
const struct page page_proof = {.method = "GET",
	.path = "/trail/{id}/proof",
	.title = trail_title,
	.access = PAGE_LOGIN,
	.may = entry_may,
	.show = proof_show};
