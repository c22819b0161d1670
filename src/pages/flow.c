#include "pages/flow.h"

#include "pack/explain.h"
#include "pages/svg.h"
#include "text/text.h"
#include "util/vec.h"

/* Lengths in user units: 1 is a CSS pixel at full size. */
#define BOX_W 236
#define GAP_X 20
#define GAP_Y 34
#define PAD 10
#define LINE 18
#define TEXT_W (BOX_W - 2 * PAD)
#define EM 13
#define LINES_MAX 8

struct text_line {
	struct str text;
	bool strong;
};
struct box {
	const struct step *step; /* NULL: the form, or the ledger */
	bool beside;		 /* opens with the one before, not after it */
	const char *whole;	 /* all that it says, for those who hear it */
	struct text_line lines[LINES_MAX];
	size_t n;
	int column, x, y, h;
};
struct flow {
	struct html *out;
	const struct lang *l;
	const struct phrase_at *at;
	VEC(struct box) boxes;
	int width, height;
};

/* ---- texts ---- */

static void say(struct flow *f, struct box *b, const char *text, size_t lines, bool strong)
{
	struct str rest = str_of(text);
	if (!rest.n)
		return;
	b->whole = b->whole ? t_flow_and(f->l, b->whole, text) : text;
	for (size_t i = 0; i < lines && rest.n && b->n < LINES_MAX; i++) {
		struct str one = i + 1 == lines ? str_of(svg_cut(f->l->arena, rest, EM, TEXT_W)) : svg_fit(rest, EM, TEXT_W);
		rest = str_trim(str_from(rest, one.n));
		b->lines[b->n++] = (struct text_line){str_trim(one), strong};
	}
}

static void step_texts(struct flow *f, struct box *b, const struct step *s)
{
	const struct lang *l = f->l;
	say(f, b, t_flow_step(l, explain_step_kind(l, s->kind), title_in(&s->title, l)), 2, true);
	say(f, b, explain_actor(f->at, s->kind == STEP_NOTIFY && s->to ? s->to : s->by), 2, false);
	if (s->due)
		say(f, b, t_explain_due(l, explain_time(f->at, s->due)), 1, false);
	if (s->when)
		say(f, b, t_explain_when(l, explain_cond(f->at, s->when)), 2, false);
	if (s->each)
		say(f, b, t_explain_each(l), 1, false);
	else if (s->many)
		say(f, b, t_explain_many(l), 1, false);
	if (s->optional)
		say(f, b, t_explain_optional(l), 1, false);
}

/* ---- places ---- */

/* The row of a step that opens beside another is that one's; the next step after them opens a row of its own. */
static void place(struct flow *f)
{
	int y = 0, row_h = 0, columns = 1;
	for (size_t i = 0; i < f->boxes.n; i++) {
		struct box *b = &f->boxes.p[i];
		if (!b->beside && i)
			y += row_h + GAP_Y;
		if (!b->beside)
			row_h = 0;
		b->column = b->beside ? f->boxes.p[i - 1].column + 1 : 0;
		if (b->column > 2) { /* narrow enough for paper: the fourth begins below */
			y += row_h + GAP_Y / 2;
			row_h = 0;
			b->column = 1;
		}
		b->x = b->column * (BOX_W + GAP_X);
		b->y = y;
		b->h = 2 * PAD + (int)b->n * LINE - 4;
		row_h = b->h > row_h ? b->h : row_h;
		columns = b->column + 1 > columns ? b->column + 1 : columns;
	}
	f->width = columns * BOX_W + (columns - 1) * GAP_X + 4;
	f->height = y + row_h + 4;
}

/* ---- drawing ---- */

static void arrow(struct flow *f, const struct box *from, const struct box *to)
{
	struct html *h = f->out;
	int x = BOX_W / 2 + 2, y = from->y + from->h + 2, till = to->y + 2;
	if (to->column) { /* beside: a short line from the left */
		html(h,
			"<path class='fl-l' d='M%d %dH%d' fill='none' stroke='#767676' stroke-width='1.5' "
			"stroke-dasharray='4 3'/>",
			to->x - GAP_X + 2, to->y + to->h / 2 + 2, to->x + 2);
		return;
	}
	html(h, "<path class='fl-l' d='M%d %dV%d' fill='none' stroke='#767676' stroke-width='1.5'/>", x, y, till - 6);
	html(h, "<path class='fl-h' d='M%d %dl-5 -8h10z' fill='#767676'/>", x, till);
}

/* Each kind of step has its own border, so that the drawing is read without colours. */
static void border(struct flow *f, const struct box *b)
{
	struct html *h = f->out;
	const struct step *s = b->step;
	bool decides = s && (s->kind == STEP_DECIDE || s->kind == STEP_RATIFY);
	html(h,
		"<rect class='fl-b' x='%d' y='%d' width='%d' height='%d' rx='%d' fill='#fff' stroke='#1a1a1a' "
		"stroke-width='%s'",
		b->x + 2, b->y + 2, BOX_W, b->h, !s || s->kind == STEP_CONSULT ? 16 : 4, decides ? "3" : "1.25");
	if (s && (s->kind == STEP_NOTIFY || s->optional))
		html(h, " stroke-dasharray='5 4'");
	html(h, "/>");
	if (s && s->kind == STEP_CONFIRM)
		html(h,
			"<rect class='fl-b' x='%d' y='%d' width='%d' height='%d' rx='2' fill='none' stroke='#1a1a1a' "
			"stroke-width='1'/>",
			b->x + 6, b->y + 6, BOX_W - 8, b->h - 8);
	if (s && s->kind == STEP_START)
		html(h, "<path class='fl-b' d='M%d %dl8 %dl-8 %d' fill='none' stroke='#1a1a1a' stroke-width='1.25'/>",
			b->x + BOX_W - 14, b->y + 8, b->h / 2 - 6, b->h / 2 - 6);
}

static void draw_box(struct flow *f, const struct box *b)
{
	html(f->out, "<g><title>%s</title>", b->whole);
	border(f, b);
	for (size_t i = 0; i < b->n; i++)
		html(f->out, "<text x='%d' y='%d' class='fl-t' font-size='13' font-weight='%s' fill='#1a1a1a'>%.*s</text>",
			b->x + 2 + PAD, b->y + 2 + PAD + 12 + (int)i * LINE, b->lines[i].strong ? "700" : "400",
			STR_ARG(b->lines[i].text));
	html(f->out, "</g>\n");
}

/* The line is added when the last decision is through, at once when there is none. */
static void ledger(struct flow *f, const struct procedure *r)
{
	if (!r->writes)
		return;
	struct box *b = vec_push(f->l->arena, &f->boxes);
	*b = (struct box){.beside = true};
	say(f, b, t_flow_ledger(f->l, title_in(&r->writes->elem.title, f->l)), 2, true);
}

void flow_draw(struct html *h, const struct lang *l, const struct pack *p, const struct procedure *r, const char *id, bool alone)
{
	struct phrase_at at = {.pack = p, .lang = l, .procedure = r, .reg = r->writes};
	struct flow f = {.out = h, .l = l, .at = &at};
	struct box *b = vec_push(l->arena, &f.boxes);
	*b = (struct box){0};
	say(&f, b, t_flow_apply(l), 1, true);
	say(&f, b, r->applicant ? explain_actor(&at, r->applicant) : t_flow_any_staff(l), 2, false);
	size_t last = 0;
	for (size_t i = 0; i < r->steps.n; i++)
		if (r->steps.p[i].kind == STEP_DECIDE || r->steps.p[i].kind == STEP_RATIFY)
			last = i + 1;
	if (!last)
		ledger(&f, r);
	for (size_t i = 0; i < r->steps.n; i++) {
		b = vec_push(l->arena, &f.boxes);
		*b = (struct box){.step = &r->steps.p[i], .beside = i && r->steps.p[i].beside};
		step_texts(&f, b, &r->steps.p[i]);
		if (i + 1 == last)
			ledger(&f, r);
	}
	place(&f);
	html(h, "<svg class='flow' viewBox='0 0 %d %d' width='%d' height='%d' role='img' aria-labelledby='%s-t'", f.width,
		f.height, f.width, f.height, id);
	if (alone)
		html(h, " xmlns='http://www.w3.org/2000/svg' font-family='Noto Sans CJK JP, Noto Sans JP, sans-serif'");
	html(h, "><title id='%s-t'>%s</title>\n", id, t_flow_title(l, title_in(&r->elem.title, l)));
	for (size_t i = 1; i < f.boxes.n; i++) {
		const struct box *from = &f.boxes.p[i - 1];
		for (size_t j = i; j-- > 0;) /* the arrow leaves the main column */
			if (!f.boxes.p[j].column) {
				from = &f.boxes.p[j];
				break;
			}
		arrow(&f, from, &f.boxes.p[i]);
	}
	for (size_t i = 0; i < f.boxes.n; i++)
		draw_box(&f, &f.boxes.p[i]);
	html(h, "</svg>\n");
}
