#include "pages/rules.h"

#include "text/text.h"

static const char *state_word(const struct lang *l, enum handling_state s)
{
	static const char *(*const words[])(const struct lang *) = {
		[HANDLING_MET] = t_rule_met,   [HANDLING_LATER] = t_check_later,    [HANDLING_OPEN] = t_rule_open,
		[HANDLING_UNMET] = t_rule_unmet, [HANDLING_ALWAYS] = t_rules_always,
	};
	return words[s](l);
}

static const char *said(struct req *r, const struct handling_rule *h)
{
	if (*h->said)
		return h->said;
	if (h->state == HANDLING_OPEN)
		return t_rule_not_said_yet(r->lang);
	return h->state == HANDLING_UNMET ? t_rule_not_said(r->lang) : "";
}

static void clause(struct req *r, const struct clause *c)
{
	if (c)
		html(r->out, "<a href='/clauses/%s'>%s</a>", c->name, c->full_ref);
}

static void rule(struct req *r, const struct handling_rule *h)
{
	static const enum icon marks[] = {[HANDLING_MET] = ICON_kept, [HANDLING_LATER] = ICON_unknown,
		[HANDLING_OPEN] = ICON_unknown, [HANDLING_UNMET] = ICON_broken};
	html(r->out, "<li>");
	ui_mark(r, marks[h->state], state_word(r->lang, h->state));
	html(r->out, "<span>%s</span><span class='sub'>%s</span>", title_in(&h->of.rule->title, r->lang), said(r, h));
	clause(r, h->of.clause);
	html(r->out, "</li>\n");
}

static void classes(struct req *r, const struct handling_thing *t)
{
	const char *facts[] = {t->number, t->unit};
	bool any = false;
	for (size_t i = 0; i < ARRAY_LEN(facts); i++)
		if (*facts[i]) {
			html(r->out, "%s%s", any ? t_fact_gap(r->lang) : "", facts[i]);
			any = true;
		}
	for (size_t i = 0; i < t->n_classes; i++) {
		html(r->out, "%s<span class='nw'>%s", any ? t_fact_gap(r->lang) : "",
			title_in(&t->classes[i].scale->elem.title, r->lang));
		ui_level(r, t->classes[i].scale, t->classes[i].level->name);
		html(r->out, "</span>");
		any = true;
	}
	if (*t->personal)
		html(r->out, "%s<span class='nw'>%s</span>", t_fact_gap(r->lang), t->personal);
}

void rules_show(struct req *r, const struct handling_sheet *s)
{
	for (size_t i = 0; i < s->n_things; i++) {
		const struct handling_thing *t = &s->things[i];
		html(r->out, "<article class='asset'><div class='asset-h'><h3>%s</h3><p class='sub'>", t->title);
		classes(r, t);
		html(r->out, "</p></div>");
		if (t->n_rules)
			html(r->out, "<ul class='rules'>");
		for (size_t k = 0; k < t->n_rules; k++)
			rule(r, &t->rules[k]);
		html(r->out, t->n_rules ? "</ul></article>\n" : "</article>\n");
	}
	if (!s->n_always)
		return;
	html(r->out, "<article class='asset always'><h3>%s</h3><ul class='rules'>", t_rules_always(r->lang));
	for (size_t i = 0; i < s->n_always; i++) {
		html(r->out, "<li><span>%s</span>", title_in(&s->always[i].of.rule->title, r->lang));
		clause(r, s->always[i].of.clause);
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul></article>\n");
}

/* ---- in short ---- */

static bool shown_before(const struct handling_sheet *s, size_t thing, size_t rule)
{
	const char *title = s->things[thing].rules[rule].of.rule->title.ja;
	for (size_t i = 0; i <= thing; i++)
		for (size_t k = 0; k < (i == thing ? rule : s->things[i].n_rules); k++)
			if (strcmp(s->things[i].rules[k].of.rule->title.ja, title) == 0)
				return true;
	return false;
}

static void short_rule(struct req *r, const struct handling_rule *h)
{
	html(r->out, "<dd>%s", title_in(&h->of.rule->title, r->lang));
	if (h->of.clause)
		html(r->out, "<br><a class='sub' href='/clauses/%s'>%s</a>", h->of.clause->name, h->of.clause->full_ref);
	html(r->out, "</dd>\n");
}

static void always_titles(struct req *r, const struct handling_sheet *s)
{
	for (size_t i = 0; i < s->n_always; i++)
		html(r->out, "%s%s", i ? t_say_list_comma(r->lang) : "", title_in(&s->always[i].of.rule->title, r->lang));
}

void rules_aside(struct req *r, const struct handling_sheet *s)
{
	bool any = false;
	for (size_t i = 0; i < s->n_things; i++)
		for (size_t k = 0; k < s->things[i].n_rules; k++) {
			if (!any)
				html(r->out, "<dt>%s</dt>", t_rules_to_keep(r->lang));
			any = true;
			if (!shown_before(s, i, k))
				short_rule(r, &s->things[i].rules[k]);
		}
	if (!s->n_always)
		return;
	html(r->out, "<dt>%s</dt><dd class='sub'>", any ? t_rules_always(r->lang) : t_rules_to_keep(r->lang));
	always_titles(r, s);
	html(r->out, "</dd>\n");
}

void rules_verdict(struct req *r, const struct handling_sheet *s)
{
	if (!s->n_met && !s->n_later && !s->n_unmet)
		return;
	html(r->out, "<p class='ready'>");
	if (s->n_unmet)
		ui_status(r, ICON_broken, t_rules_unmet(r->lang));
	else
		ui_status(r, ICON_kept, t_rules_met(r->lang));
	if (s->n_unmet)
		html(r->out, "<span>%s</span>", s->unmet);
	if (s->n_later)
		html(r->out, "<span class='sub'>%s</span>", *s->later ? t_rules_later_at(r->lang, s->later, (long long)s->n_later)
								      : t_rules_later(r->lang, (long long)s->n_later));
	html(r->out, "</p>\n");
}

/* ---- on paper ---- */

static const char *paper_mark(struct req *r, enum handling_state s)
{
	return s == HANDLING_MET ? t_mark_met(r->lang) : s == HANDLING_LATER ? t_mark_later(r->lang) : t_mark_unmet(r->lang);
}

/* Things of the same classes and answers stand in one row: the sheet is one. */
static bool alike(const struct handling_thing *a, const struct handling_thing *b)
{
	if (a->n_classes != b->n_classes || a->n_rules != b->n_rules)
		return false;
	for (size_t i = 0; i < a->n_classes; i++)
		if (a->classes[i].level != b->classes[i].level)
			return false;
	for (size_t i = 0; i < a->n_rules; i++)
		if (a->rules[i].state != b->rules[i].state || strcmp(a->rules[i].said, b->rules[i].said) != 0)
			return false;
	return true;
}

static void paper_row(struct req *r, const struct handling_sheet *s, size_t first)
{
	const struct handling_thing *t = &s->things[first];
	html(r->out, "<tr><th scope='row'>%s", t->title);
	for (size_t i = first + 1; i < s->n_things; i++)
		if (alike(t, &s->things[i]))
			html(r->out, "%s%s", t_say_list_comma(r->lang), s->things[i].title);
	html(r->out, "</th><td>");
	for (size_t i = 0; i < t->n_classes; i++)
		html(r->out, "%s%s %s", i ? t_fact_gap(r->lang) : "", title_in(&t->classes[i].scale->elem.title, r->lang),
			t->classes[i].level->name);
	for (size_t i = 0; i < t->n_rules; i++) {
		const struct handling_rule *h = &t->rules[i];
		const char *title = title_in(&h->of.rule->title, r->lang), *more = said(r, h);
		html(r->out, "<br>%s %s", paper_mark(r, h->state), *more ? t_handling_said_more(r->lang, title, more) : title);
	}
	html(r->out, "</td></tr>\n");
}

static bool in_a_row_above(const struct handling_sheet *s, size_t thing)
{
	for (size_t i = 0; i < thing; i++)
		if (alike(&s->things[i], &s->things[thing]))
			return true;
	return false;
}

void rules_paper(struct req *r, const struct handling_sheet *s)
{
	if (!s->n_things)
		return;
	html(r->out, "<table class='sh-t sh-rules'><caption>%s</caption><colgroup><col class='sc-1'><col></colgroup><tbody>",
		t_rules_to_keep(r->lang));
	for (size_t i = 0; i < s->n_things; i++)
		if (!in_a_row_above(s, i))
			paper_row(r, s, i);
	if (s->n_always) {
		html(r->out, "<tr class='sh-always'><th scope='row'>%s</th><td>", t_rules_always(r->lang));
		always_titles(r, s);
		html(r->out, "</td></tr>\n");
	}
	html(r->out, "</tbody></table>\n");
}
