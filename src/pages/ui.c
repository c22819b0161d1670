#include "pages/ui.h"

#include "engine/org.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

static const char *const icon_names[ICON_COUNT] = {
#define ICON(name, box, drawing) #name,
#include "pages/icons.def"
#undef ICON
};

void ui_icon(struct req *r, enum icon icon, const char *class_)
{
	r->icons |= UINT64_C(1) << icon;
	html(r->out, "<svg class='%s' aria-hidden='true'><use href='#i-%s'/></svg>", class_, icon_names[icon]);
}

void ui_status(struct req *r, enum icon mark, const char *word)
{
	must(mark < MARK_COUNT);
	r->icons |= UINT64_C(1) << mark;
	html(r->out, "<span class='st st-%s'><svg aria-hidden='true'><use href='#i-%s'/></svg>%s</span>", icon_names[mark],
		icon_names[mark], word);
}

void ui_mark(struct req *r, enum icon mark, const char *word)
{
	must(mark < MARK_COUNT);
	r->icons |= UINT64_C(1) << mark;
	html(r->out, "<svg class='g g-%s' aria-hidden='true'><use href='#i-%s'/></svg><span class='vh'>%s</span>",
		icon_names[mark], icon_names[mark], word);
}

enum icon ui_standing_mark(enum standing s)
{
	static const enum icon marks[] = {
		[STAND_KEPT] = ICON_kept, [STAND_RISK] = ICON_risk, [STAND_UNKNOWN] = ICON_unknown,
		[STAND_BROKEN] = ICON_broken, [STAND_REST] = ICON_rest,
	};
	return marks[s];
}

const char *ui_standing_word(const struct lang *l, enum standing s)
{
	switch (s) {
	case STAND_KEPT: return t_kept(l);
	case STAND_RISK: return t_at_risk(l);
	case STAND_UNKNOWN: return t_not_proven(l);
	case STAND_BROKEN: return t_broken(l);
	case STAND_REST: return t_not_started(l);
	}
	must_fail(__FILE__, __LINE__, "a standing that is none");
}

void ui_crumbs(struct req *r, const struct crumb *c, size_t n)
{
	html(r->out, "<nav class='crumbs' aria-label='%s'><ol>", t_you_are_here(r->lang));
	for (size_t i = 0; i < n; i++) {
		if (c[i].href)
			html(r->out, "<li><a href='%s'>%s</a></li>", c[i].href, c[i].text);
		else
			html(r->out, "<li>%s</li>", c[i].text);
	}
	html(r->out, "</ol></nav>\n");
}

void ui_head(struct req *r, const char *title, const char *sub, bool today)
{
	html(r->out, "<div class='page-h'><div><h1>%s</h1>", title);
	if (sub)
		html(r->out, "<p class='sub'>%s</p>", sub);
	html(r->out, "</div>");
	if (today) {
		int64_t day = civil_date_of_ms(r->now);
		html(r->out, "<p class='when'><time datetime='%s'>%s</time></p>", civil_iso_date(r->arena, day),
			civil_say_date(r->arena, day, CIVIL_FULL, lang_ja(r->lang)));
	}
	html(r->out, "</div>\n");
}

void ui_section(struct req *r, const char *id, const char *title, const char *count, const char *href, const char *link)
{
	html(r->out, "<section class='sec' aria-labelledby='%s'><div class='sec-h'><h2 id='%s'>%s</h2>", id, id, title);
	if (count)
		html(r->out, "<span class='count'>%s</span>", count);
	if (href)
		html(r->out, "<a href='%s'>%s</a>", href, link);
	html(r->out, "</div>\n");
}

void ui_section_end(struct req *r) { html(r->out, "</section>\n"); }

void ui_facts(struct req *r, const char *const *facts, size_t n)
{
	bool some = false;
	for (size_t i = 0; i < n; i++) {
		if (!facts[i] || !*facts[i])
			continue;
		html(r->out, "%s%s", some ? t_fact_gap(r->lang) : "", facts[i]);
		some = true;
	}
}

const char *ui_post(struct req *r, const char *unit, const char *title)
{
	struct str u = str_of(unit ? unit : ""), t = str_of(title ? title : "");
	u = org_unit_before(u, t);
	if (!t.n || !u.n)
		return arena_cstr(r->arena, t.n ? t : u);
	return t_unit_and_title(r->lang, arena_cstr(r->arena, u), title);
}

void ui_empty(struct req *r, const char *what, const char *next)
{
	html(r->out, "<p class='empty'><b>%s</b>%s</p>\n", what, next);
}

void ui_done(struct req *r, const char *what, const char *next)
{
	html(r->out, "<div class='done' role='status'><p>");
	ui_status(r, ICON_kept, what);
	html(r->out, " %s</p></div>\n", next);
}

void ui_warn(struct req *r, const char *what, const char *next)
{
	html(r->out, "<div class='warn'><p><b>%s</b> %s</p></div>\n", what, next);
}

void ui_problem(struct req *r, const char *name)
{
	const char *text = req_problem(r, name);
	if (!text)
		return;
	html(r->out, "<p class='err' id='e-%s'>", name);
	ui_icon(r, ICON_broken, "g");
	html(r->out, "%s</p>", text);
}

void ui_level(struct req *r, const struct scale *s, const char *level)
{
	const struct level *v = s ? scale_level(s, str_of(level)) : NULL;
	if (!v)
		return;
	/* the sheet knows three weights: the lowest, the middle ones, the highest of a scale of three or more */
	int weight = v->rank == 0 ? 1 : v->rank == 1 ? 2 : 3;
	html(r->out, "<span class='lv lv-%d'>%s</span>", weight, v->name);
}

void ui_dt(struct req *r, const char *term, const char *text)
{
	if (text && *text)
		html(r->out, "<dt>%s</dt><dd>%s</dd>\n", term, text);
}

void ui_pager(struct req *r, const char *base, const char *prev, const char *next)
{
	if (!*prev && !*next)
		return;
	html(r->out, "<nav class='pager' aria-label='%s'><p class='acts'>", t_pages(r->lang));
	if (*prev)
		html(r->out, "<a class='btn btn-s' rel='prev' href='%sp=%s'>%s</a>", base, prev, t_prev_page(r->lang));
	if (*next)
		html(r->out, "<a class='btn btn-s' rel='next' href='%sp=%s'>%s</a>", base, next, t_next_page(r->lang));
	html(r->out, "</p></nav>\n");
}

void ui_button_form(struct req *r, const char *action, const char *word, const char *name, const char *value, bool solid)
{
	req_form_begin(r, action, "inline");
	html(r->out, "<button class='btn btn-s%s' type='submit' name='%s' value='%s'>%s</button>", solid ? " btn-1" : "", name,
		value, word);
	req_form_end(r);
}

/* A day without its year is read as one of this year. */
static enum civil_style style_of(struct req *r, int64_t ms, enum civil_style this_year, enum civil_style other)
{
	return civil_of_ms(ms).year == civil_of_ms(r->now).year ? this_year : other;
}

const char *ui_day(struct req *r, int64_t ms)
{
	return civil_say_date(r->arena, civil_date_of_ms(ms), style_of(r, ms, CIVIL_DAY, CIVIL_YEAR), lang_ja(r->lang));
}

const char *ui_short(struct req *r, int64_t ms)
{
	return civil_say_date(r->arena, civil_date_of_ms(ms), style_of(r, ms, CIVIL_SHORT, CIVIL_DENSE), lang_ja(r->lang));
}

const char *ui_time(struct req *r, int64_t ms)
{
	return civil_say_time(r->arena, ms, style_of(r, ms, CIVIL_SHORT, CIVIL_DENSE), lang_ja(r->lang));
}

const char *ui_count(struct req *r, int64_t n) { return t_count(r->lang, num_grouped(r->arena, n)); }

void ui_due(struct req *r, int64_t due_ms)
{
	if (!due_ms || due_ms == CIVIL_NONE) {
		html(r->out, "<span class='sub'>%s</span>", t_no_due(r->lang));
		return;
	}
	int64_t days = civil_date_of_ms(due_ms) - civil_date_of_ms(r->now);
	if (due_ms < r->now)
		ui_status(r, ICON_broken, t_overdue(r->lang));
	else if (days == 0)
		ui_status(r, ICON_risk, t_today(r->lang));
	else if (days <= 3)
		ui_status(r, ICON_risk, t_days_left(r->lang, (int)days));
	else
		html(r->out, "<span class='st'>%s</span>", t_days_left(r->lang, (int)days));
	html(r->out, "<br><span class='sub'>%s</span>", ui_day(r, due_ms));
}
