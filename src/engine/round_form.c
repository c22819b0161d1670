/* Sheets and duties as fields of a form: read, checked and drawn like any other. */
#include "engine/round.h"
#include "pack/known.h"
#include "text/text.h"

static const struct lang ja = {LANG_JA, NULL}, en = {LANG_EN, NULL};
#define TITLE(word) ((struct title){t_##word(&ja), t_##word(&en)})

struct making {
	struct arena *a;
	struct round_form *f;
};

/* Named with the number of its question: problems on top of a form of thirty, and labels that are heard, say which one. */
static void sub(struct making *m, struct option *o, const char *name, struct title title, enum field_kind kind, bool optional)
{
	int number = (int)m->f->n_items + 1;
	const struct title whole = {t_round_part(&(struct lang){LANG_JA, m->a}, title.ja, number),
		t_round_part(&(struct lang){LANG_EN, m->a}, title.en, number)};
	o->fields.p[o->fields.n++] = (struct field){.name = name, .title = whole, .kind = kind, .optional = optional};
}

static void evidence(struct making *m, struct option *o, const char *field, const struct question *q, bool needed)
{
	if (q && (q->evidence == EVIDENCE_PHOTO || q->evidence == EVIDENCE_FILE))
		sub(m, o, arena_cprintf(m->a, "%s-file", field),
			q->evidence == EVIDENCE_PHOTO ? TITLE(round_photo) : TITLE(round_file), FIELD_FILE, !needed);
	if (q && q->evidence == EVIDENCE_NOTE)
		sub(m, o, arena_cprintf(m->a, "%s-note", field), TITLE(round_evidence), FIELD_TEXT, !needed);
}

/* The answer's own fields. Names are the same under several answers: only those of the chosen one are asked. */
static void answer(struct making *m, struct option *o, const struct option *of, const char *field, const struct question *q)
{
	bool no = strcmp(of->name, "no") == 0, partly = strcmp(of->name, "partly") == 0;
	*o = (struct option){.name = of->name, .title = of->title};
	o->fields.p = arena_array(m->a, 8 + of->fields.n, sizeof(*o->fields.p));
	for (size_t i = 0; i < of->fields.n; i++) {
		struct field *own = &o->fields.p[o->fields.n++];
		*own = of->fields.p[i];
		own->name = arena_cprintf(m->a, "%s-%s-%s", field, of->name, own->name);
	}
	if (strcmp(of->name, "not_applicable") == 0 && !of->fields.n) {
		sub(m, o, arena_cprintf(m->a, "%s-reason", field), TITLE(round_why_not), FIELD_TEXT, false);
		return;
	}
	evidence(m, o, arena_cprintf(m->a, "%s-%s", field, of->name), q, !no);
	if (!no && !partly)
		return;
	sub(m, o, arena_cprintf(m->a, "%s-%s-plan", field, of->name), TITLE(round_plan), FIELD_TEXT, no);
	sub(m, o, arena_cprintf(m->a, "%s-%s-till", field, of->name), TITLE(round_plan_till), FIELD_DATE, no);
}

static void ask(struct making *m, const struct sheet *s, const char *question, const char *field, const struct title *title,
	const char *ref, const struct question *q)
{
	struct round_form *f = m->f;
	struct field *x = &f->fields[f->n++];
	*x = (struct field){.name = field, .title = *title, .kind = FIELD_CHOICE};
	x->options.p = arena_array(m->a, s->options.n + 1, sizeof(*x->options.p));
	for (size_t i = 0; i < s->options.n; i++)
		answer(m, &x->options.p[x->options.n++], &s->options.p[i], field, q);
	f->items[f->n_items++] = (struct round_item){question, field, title, ref};
}

static void of_sheet(struct making *m, const struct sheet *s)
{
	m->f->sheet = s;
	for (size_t i = 0; i < s->questions.n; i++) {
		const struct question *q = &s->questions.p[i];
		/* a clause's name may have what a field's has not */
		const char *field = q->clause ? arena_cprintf(m->a, "c%zu", q->clause->index) : q->name;
		const char *ref = q->clause && q->clause->full_ref ? q->clause->full_ref : "";
		ask(m, s, q->name, field, &q->title, ref, q);
	}
}

static struct making room(struct arena *a, const struct sheet *s, size_t more, struct round_form *ret)
{
	size_t n = (s ? s->questions.n : 0) + more + 1;
	*ret = (struct round_form){
		.fields = arena_array(a, n, sizeof(*ret->fields)), .items = arena_array(a, n, sizeof(*ret->items))};
	return (struct making){a, ret};
}

void round_sheet_form(struct arena *a, const struct sheet *s, struct round_form *ret)
{
	struct making m = room(a, s, 0, ret);
	of_sheet(&m, s);
}

/* What the case of this step may become. */
static const struct procedure *turning(const struct pack *p, const struct step *step)
{
	for (size_t i = 0; i < p->elems.n; i++) {
		if (p->elems.p[i]->kind != ELEM_PROCEDURE)
			continue;
		const struct procedure *x = (const struct procedure *)(const void *)p->elems.p[i];
		if (x->turns_into && x->steps.n && step >= x->steps.p && step < x->steps.p + x->steps.n)
			return x->turns_into;
	}
	return NULL;
}

void round_step_form(
	struct arena *a, const struct pack *p, const struct step *step, int64_t item, bool undo, struct round_form *ret)
{
	const struct lookup *l = undo ? NULL : step_lookup(p, step);
	const struct procedure *turns = undo || step->kind != STEP_TASK ? NULL : turning(p, step);
	const struct option *at = l && item > 0 && (size_t)item <= l->options.n ? &l->options.p[item - 1] : NULL;
	const struct elem *el = step->sheet && !undo ? pack_find(p, ELEM_SHEET, step->sheet) : NULL;
	const struct sheet *s = (const struct sheet *)(const void *)el;
	const struct known_row *tool = undo || !step->tool || strcmp(step->tool, STEP_TOOL_PASSWORD) == 0 ? NULL
		: known_find(KNOWN_TOOL, str_of(step->tool));
	struct making m = room(a, s, step->fields.n + (at ? at->fields.n : 0) + 2, ret);
	if (s)
		of_sheet(&m, s);
	for (size_t i = 0; at && i < at->fields.n; i++)
		ret->fields[ret->n++] = at->fields.p[i];
	for (size_t i = 0; !undo && i < step->fields.n; i++)
		ret->fields[ret->n++] = step->fields.p[i];
	if (tool)
		ret->fields[ret->n++] = (struct field){.name = STEP_TOOL, .optional = true, .kind = FIELD_TEXT, .title = {
			t_step_tool_record(&(struct lang){LANG_JA, a}, tool->title(&(struct lang){LANG_JA, a})),
			t_step_tool_record(&(struct lang){LANG_EN, a}, tool->title(&(struct lang){LANG_EN, a}))}};
	if (turns)
		ret->fields[ret->n++] = (struct field){.name = STEP_TURNS, .optional = true, .kind = FIELD_YESNO, .title = {
			t_step_turns(&(struct lang){LANG_JA, a}, turns->elem.title.ja),
			t_step_turns(&(struct lang){LANG_EN, a}, turns->elem.title.en)}};
}

void round_duty_form(struct arena *a, const struct pack *p, const struct duty *d, bool proxy, struct round_form *ret)
{
	const struct elem *el = d->done ? pack_find(p, ELEM_SHEET, d->done) : NULL;
	const struct sheet *s = (const struct sheet *)(const void *)el;
	struct making m = room(a, s, d->fields.n + 1, ret);
	ret->duty = d;
	if (s)
		of_sheet(&m, s);
	for (size_t i = 0; i < d->fields.n; i++)
		ret->fields[ret->n++] = d->fields.p[i];
	if (proxy)
		ret->fields[ret->n++] = (struct field){.name = ROUND_ROSTER, .title = TITLE(round_roster), .kind = FIELD_FILE};
}

const char *round_say_done_by(const struct lang *l, const struct pack *p, const struct duty *d)
{
	if (pack_find(p, ELEM_CHECK, d->done))
		return t_round_by_check(l);
	if (pack_find(p, ELEM_DOCUMENT, d->done))
		return t_round_by_document(l);
	return pack_register(p, d->done) ? t_round_by_register(l) : t_round_by_case(l);
}
