/* トップ of auditors: from the clauses, from the sections, by chance, and whether anything was tampered with. */
#include "pages/home.h"

#include "engine/trail.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/hash.h"
#include "util/num.h"

#define SAMPLE 25

static void units(struct req *r)
{
	struct survey_unit *list;
	size_t n, n_procedures;
	const char *const *procedures = home_procedures(r, &n_procedures);
	if (!req_ok(r, survey_units(r->tx, r->arena, "section", procedures, n_procedures, r->now, &list, &n, &r->err)))
		return;
	ui_section(r, "un-h", t_from_units(r->lang), t_count_units(r->lang, (long long)n), "/org", t_organisation(r->lang));
	if (!n) {
		ui_empty(r, t_no_units(r->lang), "");
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll short' tabindex='0'><table class='dense mid deps'><caption "
		"class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col' class='r'>%s</th><th scope='col'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody>\n",
		t_from_units(r->lang), t_section_word(r->lang), t_records_year(r->lang), t_overdue(r->lang),
		t_ledgers_unchecked(r->lang));
	for (size_t i = 0; i < n; i++) {
		html(r->out, "<tr><th scope='row'><a href='/org/%lld'>%s</a></th><td class='r'>%s</td><td>",
			(long long)list[i].unit.id,
			home_unit_name(r, &list[i].unit), num_grouped(r->arena, list[i].n));
		ui_status(r, list[i].late ? ICON_broken : ICON_kept, ui_count(r, list[i].late));
		html(r->out, "</td><td>");
		ui_status(r, list[i].unchecked ? ICON_unknown : ICON_kept, ui_count(r, list[i].unchecked));
		html(r->out, "</td></tr>\n");
	}
	html(r->out, "</tbody></table></div>");
	ui_section_end(r);
}

static void tampering(struct req *r)
{
	int64_t size, signed_size = 0, at = 0;
	bool found;
	struct str note;
	if (!req_ok(r, trail_size(r->tx, &size, &r->err)) ||
		!req_ok(r, trail_checkpoint(r->tx, r->arena, &note, &signed_size, &at, &found, &r->err)))
		return;
	ui_section(r, "ver-h", t_tamper_check(r->lang), NULL, "/trail", t_audit_trail(r->lang));
	if (found)
		html(r->out, "<p class='lead'>%s</p>", t_checkpoint_at(r->lang, ui_time(r, at), num_grouped(r->arena,
			signed_size)));
	else
		ui_empty(r, t_no_checkpoint(r->lang), t_no_checkpoint_next(r->lang));
	html(r->out, "<p class='sub lead'>%s</p>", t_tamper_hint(r->lang));
	ui_section_end(r);
	ui_section(r, "sam-h", t_sample(r->lang), NULL, NULL, NULL);
	html(r->out, "<p class='lead'>%s</p><p class='acts gap-s'><a class='btn' href='/trail/sample'>%s</a></p>",
		t_sample_hint(r->lang, num_grouped(r->arena, found ? signed_size : size)), t_sample_take(r->lang));
	ui_section_end(r);
}

void home_audit(struct req *r)
{
	const struct reader *me = frame_reader(r);
	struct case_line *of_role, *own;
	size_t n_role, n_own;
	if (!home_tasks(r, &of_role, &n_role, &own, &n_own))
		return;
	ui_head(r, t_home(r->lang), t_unit_and_name(r->lang, ui_post(r, me->person.unit_name, me->person.title),
		me->person.name), true);
	html(r->out, "<div class='cols'><div class='stack'>");
	home_broken(r);
	units(r);
	home_confirmations(r);
	if (n_own + n_role)
		home_my_due(r, n_own ? own : of_role, n_own ? n_own : n_role);
	home_my_cases(r);
	html(r->out, "</div><aside class='stack' aria-label='%s'>", t_beside(r->lang));
	home_standing(r);
	tampering(r);
	home_to_read(r);
	home_look_up(r);
	home_notices(r);
	home_last_login(r);
	html(r->out, "</aside></div>\n");
}

/* ---- the sample ---- */

/* The i-th number drawn: SHA-256 of the signed checkpoint and i, its first 8 bytes modulo the size. Nobody chooses the
 * checkpoint's root, so nobody chooses what is drawn; who has the checkpoint can draw it again. */
static int64_t drawn(struct req *r, struct str note, int64_t i, int64_t size)
{
	struct hash h = hash_of(str_of(arena_cprintf(r->arena, "%.*s%lld", STR_ARG(note), (long long)i)));
	uint64_t v = 0;
	for (size_t k = 0; k < 8; k++)
		v = v << 8 | h.b[k];
	return (int64_t)(v % (uint64_t)size);
}

static void sample_row(struct req *r, int64_t seq)
{
	struct entry entry;
	bool found;
	if (!req_ok(r, trail_entry(r->city, r->tx, r->arena, seq, r->lang, &entry, &found, &r->err)) || !found)
		return;
	const char *number = num_grouped(r->arena, seq);
	html(r->out,
		"<tr><th scope='row'><a class='mono' href='/trail/%lld'>%s</a></th><td>%s</td><td>%s</td><td>%s</td><td "
		"class='r'><a "
		"href='/trail/%lld/proof' aria-label='%s'>%s</a></td></tr>\n",
		(long long)seq, number, ui_time(r, entry.time), entry.act_title, entry.who_text, (long long)seq,
		t_proof_of_entry(r->lang, number), t_proof(r->lang));
}

static void sample_table(struct req *r, struct str note, int64_t size, int64_t from)
{
	html(r->out, "<p class='led-count'>%s</p><div class='scroll' tabindex='0'><table class='dense'><caption "
		"class='vh'>%s</caption><thead><tr>"
		"<th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col' "
		"class='r'>%s</th></tr></thead><tbody>\n",
		t_sample_range(r->lang, (long long)from + 1, (long long)from + SAMPLE), t_sample(r->lang), t_entry(r->lang),
		t_when(r->lang), t_what_done(r->lang), t_who(r->lang), t_proof(r->lang));
	for (int64_t i = from; i < from + SAMPLE && !req_failed(r); i++)
		sample_row(r, drawn(r, note, i, size));
	html(r->out, "</tbody></table></div><p class='acts gap-s'>");
	if (from)
		html(r->out, "<a class='btn btn-s' href='/trail/sample?from=%lld'>%s</a>",
			(long long)(from < SAMPLE ? 0 : from - SAMPLE), t_sample_prev(r->lang));
	html(r->out, "<a class='btn btn-s' href='/trail/sample?from=%lld'>%s</a></p>\n", (long long)(from + SAMPLE),
		t_sample_next(r->lang));
}

static void sample_show(struct req *r)
{
	int64_t size = 0, at = 0;
	bool found;
	struct str note;
	if (!req_ok(r, trail_checkpoint(r->tx, r->arena, &note, &size, &at, &found, &r->err)))
		return;
	frame_begin(r, t_sample(r->lang), NAV_TRAIL, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/trail", t_audit_trail(r->lang)}, {NULL, t_sample(r->lang)});
	bool some = found && size > 0;
	ui_head(r, t_sample(r->lang), some ? t_sample_drawn(r->lang, num_grouped(r->arena, size), ui_time(r, at)) : NULL, false);
	if (some)
		sample_table(r, note, size, req_query_int(r, "from", 0, 1000000, 0));
	else
		ui_empty(r, t_sample_none(r->lang), t_sample_none_next(r->lang));
	frame_end(r);
}

static const char *sample_title(const struct lang *l) { return t_sample(l); }
static const char *const sample_query[] = {"from", NULL};
const struct page page_sample = {.method = "GET",
	.path = "/trail/sample",
	.title = sample_title,
	.access = PAGE_LOGIN,
	.query = sample_query,
	.show = sample_show};
