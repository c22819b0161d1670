/* Links: to records, which are searched; to people, units, cases, clauses, documents, duties and the lines of a table, which are
 * offered, and searched where there are many. All works without scripts: the button 「探す」 posts the form, which comes back. */
#include "engine/case.h"
#include "engine/contractor.h"
#include "engine/form_path.h"
#include "engine/org.h"
#include "engine/record.h"
#include "pages/field_private.h"
#include "pages/ledger.h"
#include "pages/rows.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"
#include "util/utf8.h"
#include "util/vec.h"

/* What was asked for in this form; of another form of the page nothing. */
static struct str find_words(struct req *r, const struct field *f)
{
	return r->form_tail ? STR_NONE : str_trim(req_form(r, arena_cprintf(r->arena, "find.%s", f->name)));
}

static void find_row(struct req *r, const struct field *f, const char *word)
{
	const char *id = field_id(r, f->name);
	html(r->out, "<div class='ask-row'><label class='vh' for='find-%s'>%s</label>"
		"<input class='in' type='text' id='find-%s' name='find.%s' value='%.*s' placeholder='%s'>"
		"<button class='btn' type='submit' name='op' value='find' formnovalidate>%s</button></div>",
		id, word, id, f->name, STR_ARG(find_words(r, f)), word, t_find(r->lang));
}

/* ---- records ---- */

static bool in_choice(struct req *r, const struct field *f, const struct record *rec, const struct json *raw)
{
	return field_raw_has(raw, f->name, arena_cprintf(r->arena, "record:%lld", (long long)rec->id));
}

static void record_option(struct req *r, const struct field *f, const struct record *rec, bool checked)
{
	html(r->out, "<label class='opt'><input type='%s' name='f.%s' value='record:%lld'", f->many ? "checkbox" : "radio",
		f->name, (long long)rec->id);
	if (checked)
		html(r->out, " checked");
	html(r->out, "><span><b>%s</b>%s%s</span><span class='hint'>", *rec->title ? rec->title : rec->number,
		t_fact_gap(r->lang), *rec->title ? rec->number : "");
	const struct register_ *reg = pack_register(r->pack, rec->reg);
	for (size_t i = 0; reg && i < reg->fields.n; i++) {
		const struct field *g = &reg->fields.p[i];
		struct str v = json_str(rec->body, g->name);
		if (g->kind != FIELD_GRADE || !v.n)
			continue;
		html(r->out, "<span class='nw'>%s", title_in(&g->title, r->lang));
		ui_level(r, g->scale, arena_cstr(r->arena, v));
		html(r->out, "</span>%s", t_fact_gap(r->lang));
	}
	html(r->out, "</span></label>\n");
}

static void chosen_records(struct req *r, const struct field *f, const struct json *raw)
{
	const struct json *v = field_raw_of(raw, f->name);
	if (!v)
		return;
	const struct json *it = v->kind == JSON_ARR ? v->first : v;
	for (; it; it = v->kind == JSON_ARR ? it->next : NULL) {
		int64_t id;
		struct record rec;
		bool found = false, may = false;
		if (it->kind != JSON_STR || !str_starts(it->s, STR("record:")) || !num_i64(str_from(it->s, 7), 1, INT64_MAX, &id))
			continue;
		if (!req_ok(r, record_get(r->tx, r->arena, id, &rec, &found, &r->err)) || !found)
			continue;
		if (!req_ok(r, record_visible(r->tx, r->pack, &r->who, &rec, r->now, &may, &r->err)) || !may)
			continue;
		record_option(r, f, &rec, true);
	}
}

/* Somebody of a contractor chooses among his contracts. */
static void offered_contracts(struct req *r, const struct field *f, const struct json *raw)
{
	struct record *list;
	size_t n;
	if (!req_ok(r, contractor_contracts(r->tx, r->arena, r->pack, r->who.person, civil_date_of_ms(r->now), &list, &n,
			    &r->err)))
		return;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < f->to.n; k++)
			if (strcmp(f->to.p[k], list[i].reg) == 0 && !in_choice(r, f, &list[i], raw))
				record_option(r, f, &list[i], false);
}

#define UNITS_MAX 8

/* The sections where one works, the one of the main post first; also those of a joint post. */
static bool my_sections(struct req *r, int64_t *ret, size_t *ret_n)
{
	int64_t day = civil_date_of_ms(r->now), ids[UNITS_MAX];
	size_t n = 0;
	struct person me;
	if (!req_ok(r, org_person(r->tx, r->arena, r->who.person, day, r->lang, &me, &r->err)))
		return false;
	if (me.unit)
		ids[n++] = me.unit;
	struct query *q = tx_query(r->tx, STMT_link_person_units, ARGS(val_i(r->who.person), val_i(day), val_i(day)));
	while (query_next(q))
		if (n < UNITS_MAX && query_i(q, 0) != me.unit)
			ids[n++] = query_i(q, 0);
	if (!req_ok(r, query_end(q, &r->err)))
		return false;
	for (size_t i = 0; i < n; i++) {
		int64_t section = 0;
		bool again = false;
		if (!req_ok(r, org_ancestor(r->tx, ids[i], "section", day, &section, &r->err)))
			return false;
		section = section ? section : ids[i];
		for (size_t k = 0; k < *ret_n; k++)
			again |= ret[k] == section;
		if (!again)
			ret[(*ret_n)++] = section;
	}
	return true;
}

static bool found_records(struct req *r, const struct field *f, const struct json *raw, const char *const *regs, size_t n_regs,
	int64_t unit, struct str words, size_t *shown)
{
	struct record *found = NULL;
	size_t n = 0;
	if (!req_ok(r, record_search(r->tx, r->arena, regs, n_regs, 0, unit, words, 30, &found, &n, &r->err)))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!in_choice(r, f, &found[i], raw))
			record_option(r, f, &found[i], false);
	*shown += n;
	return true;
}

/* Without a word: the section's own, by the first list of each register. */
static bool own_records(struct req *r, const struct field *f, const struct json *raw, const char *const *regs, size_t n_regs,
	int64_t unit)
{
	for (size_t k = 0; k < n_regs; k++) {
		const struct register_ *reg = pack_register(r->pack, regs[k]);
		const char *equal[LIST_EQUAL_MAX] = {arena_cprintf(r->arena, "%lld", (long long)unit)};
		struct record_page page;
		if (reg->lists.n == 0 || reg->lists.p[0].equal.n == 0 || strcmp(reg->lists.p[0].equal.p[0], "unit") != 0)
			continue;
		if (!req_ok(r, record_list(r->tx, r->arena, ledger_organ(r), reg, &reg->lists.p[0], equal, "", 12, &page,
				&r->err)))
			return false;
		for (size_t i = 0; i < page.n; i++)
			if (!in_choice(r, f, &page.p[i], raw))
				record_option(r, f, &page.p[i], false);
	}
	return true;
}

static void offered_records(struct req *r, const struct field *f, const struct json *raw)
{
	if (r->who.contractor) {
		offered_contracts(r, f, raw);
		return;
	}
	struct str words = find_words(r, f);
	const char *regs[8];
	size_t n_regs = 0;
	for (size_t i = 0; i < f->to.n && n_regs < ARRAY_LEN(regs); i++)
		if (pack_register(r->pack, f->to.p[i]))
			regs[n_regs++] = f->to.p[i];
	int64_t units[UNITS_MAX];
	size_t n_units = 0, shown = 0;
	if (!my_sections(r, units, &n_units))
		return;
	for (size_t i = 0; i < n_units; i++)
		if (!(words.n ? found_records(r, f, raw, regs, n_regs, units[i], words, &shown) :
			    own_records(r, f, raw, regs, n_regs, units[i])))
			return;
	if (words.n && !shown)
		html(r->out, "<p class='hint'>%s</p>", t_nothing_found(r->lang, arena_cstr(r->arena, words)));
}

/* Which level of the base is meant, asked when the one that was chosen stands for several. */
static void as_inputs(struct req *r, const struct field *f, const struct level *at, const char *name, const struct json *raw)
{
	html(r->out, "<fieldset class='f'><legend>%s</legend><div class='opts box'>", title_in(&f->title, r->lang));
	for (size_t i = 0; i < f->options.n; i++)
		if (field_stands_for(at, f->options.p[i].name))
			field_option_input(r, name, &f->options.p[i], false, raw);
	html(r->out, "</div></fieldset>");
}

static void unlisted_input(struct req *r, const struct field *f, const struct json *raw)
{
	const char *id = field_id(r, f->name);
	/* what was described before comes back as "about:…" beside its grades */
	const struct json *v = field_raw_of(raw, f->name);
	struct str about = STR_NONE;
	if (v && v->kind == JSON_STR && str_starts(v->s, STR("about:")))
		about = str_from(v->s, 6);
	if (v && v->kind == JSON_ARR)
		json_each(it, v)
			if (it->kind == JSON_STR && str_starts(it->s, STR("about:")))
				about = str_from(it->s, 6);
	html(r->out, "<details class='more-in'%s><summary>%s</summary><div class='stack tight'>", about.n ? " open" : "",
		t_not_in_ledger(r->lang));
	html(r->out, "<div class='f'><label for='new-%s'>%s</label><p class='hint' id='new-%s-n'>%s</p>"
		"<input class='in' type='text' id='new-%s' name='new.%s' value='%.*s' aria-describedby='new-%s-n'></div>",
		id, t_describe_it(r->lang), id, t_describe_hint(r->lang), id, f->name, STR_ARG(about), id);
	const struct scale *seen[4];
	size_t n_seen = 0;
	for (size_t k = 0; k < f->to.n; k++) {
		const struct register_ *reg = pack_register(r->pack, f->to.p[k]);
		for (size_t i = 0; reg && i < reg->fields.n; i++) {
			const struct field *g = &reg->fields.p[i];
			bool again = false;
			if (g->kind != FIELD_GRADE || n_seen == ARRAY_LEN(seen))
				continue;
			for (size_t s = 0; s < n_seen; s++)
				again |= seen[s] == g->scale;
			if (again)
				continue;
			seen[n_seen++] = g->scale;
			html(r->out, "<fieldset class='f'><legend>%s</legend>", title_in(&g->title, r->lang));
			const char *name = arena_cprintf(r->arena, "%s.about.0.%s", f->name, g->name);
			field_levels(r, g->scale, name, raw);
			html(r->out, "</fieldset>");
			const struct level *at = scale_level(g->scale, field_raw_text(raw, name));
			if (at && at->as.n > 1 && i + 1 < reg->fields.n && g[1].as_of)
				as_inputs(r, &g[1], at, arena_cprintf(r->arena, "%s_as", name), raw);
		}
	}
	html(r->out, "</div></details>");
}

/* ---- links to people and units ---- */

/* "person:5", "unit:3" as people read it; "" when there is no such. */
static const char *who_said(struct req *r, struct str value)
{
	int64_t id, day = civil_date_of_ms(r->now);
	struct person p;
	struct unit u;
	if (str_starts(value, STR("person:")) && num_i64(str_from(value, 7), 1, INT64_MAX, &id)) {
		if (org_person(r->tx, r->arena, id, day, r->lang, &p, &r->err))
			return p.title && *p.title ? arena_cprintf(r->arena, "%s %s", p.name, p.title) : p.name;
	} else if (str_starts(value, STR("unit:")) && num_i64(str_from(value, 5), 1, INT64_MAX, &id)) {
		if (org_unit(r->tx, r->arena, id, day, &u, &r->err))
			return u.name;
	}
	r->err = (struct err){0};
	return "";
}

struct choices { struct str list[512]; size_t n; };

static void offer(struct choices *c, struct str value)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(c->list[i], value))
			return;
	if (c->n < ARRAY_LEN(c->list))
		c->list[c->n++] = value;
}

/* What is chosen already, whoever it is, then the reader's section and its people. */
static void who_offered(struct req *r, const struct field *f, const struct json *raw, struct choices *ret)
{
	const struct json *v = field_raw_of(raw, f->name);
	bool people = false, units = false;
	/* somebody of a contractor is not told who there is, nor whose number he has made up */
	if (r->who.contractor)
		return;
	for (size_t i = 0; i < f->to.n; i++) {
		people |= strcmp(f->to.p[i], "person") == 0;
		units |= strcmp(f->to.p[i], "unit") == 0;
	}
	if (v && v->kind == JSON_STR && v->s.n)
		offer(ret, v->s);
	json_each(it, v && v->kind == JSON_ARR ? v : NULL)
		if (it->kind == JSON_STR && it->s.n)
			offer(ret, it->s);
	struct person me, *members = NULL;
	size_t n = 0;
	int64_t day = civil_date_of_ms(r->now);
	if (!req_ok(r, org_person(r->tx, r->arena, r->who.person, day, r->lang, &me, &r->err)) || !me.unit)
		return;
	if (units)
		offer(ret, arena_printf(r->arena, "unit:%lld", (long long)me.unit));
	if (people && !req_ok(r, org_members(r->tx, r->arena, me.unit, day, r->lang, &members, &n, &r->err)))
		return;
	for (size_t i = 0; i < n; i++)
		offer(ret, arena_printf(r->arena, "person:%lld", (long long)members[i].id));
}

static void who_input(struct req *r, const struct field *f, const struct json *raw)
{
	struct choices *c = arena_make(r->arena, struct choices);
	who_offered(r, f, raw, c);
	if (f->many) {
		field_group_begin(r, f);
		html(r->out, "<div class='opts box two'>");
		for (size_t i = 0; i < c->n; i++) {
			const char *value = arena_cstr(r->arena, c->list[i]);
			html(r->out,
				"<label class='opt'><input type='checkbox' name='f.%s' value='%s'%s><span>%s</span></label>\n",
				f->name, value, field_raw_has(raw, f->name, value) ? " checked" : "", who_said(r, c->list[i]));
		}
		html(r->out, "</div>");
		field_group_end(r, f);
		return;
	}
	field_select_begin(r, f);
	for (size_t i = 0; i < c->n; i++)
		field_select_option(r, f, raw, arena_cstr(r->arena, c->list[i]), who_said(r, c->list[i]));
	field_select_end(r, f);
}

/* ---- cases, clauses, documents, duties, lines ---- */

#define OFFER_SHOWN 30                      /* beside what is chosen */
#define OFFER_FEW 12                        /* no search for fewer */
#define CASES_READ 60                       /* of a procedure and state, the newest */

struct offered { const char *value, *label; };
struct offers { VEC(struct offered) list; };

static void add(struct req *r, struct offers *o, const char *value, const char *label)
{
	*vec_push(r->arena, &o->list) = (struct offered){value, label};
}

static void clauses(struct req *r, struct offers *o)
{
	for (size_t i = 0; i < r->pack->clauses.n; i++) {
		const struct clause *c = r->pack->clauses.p[i];
		if (!c->is_chapter)
			add(r, o, arena_cprintf(r->arena, "clause:%s", c->name),
				t_say_clause(r->lang, c->full_ref, title_in(&c->title, r->lang)));
	}
}

static void documents(struct req *r, struct offers *o)
{
	for (size_t i = 0; i < r->pack->elems.n; i++)
		if (r->pack->elems.p[i]->kind == ELEM_DOCUMENT)
			add(r, o, arena_cprintf(r->arena, "document:%s", r->pack->elems.p[i]->name),
				title_in(&r->pack->elems.p[i]->title, r->lang));
}

/* The newest of a procedure that the reader may see. */
static void cases(struct req *r, struct offers *o, const char *procedure)
{
	static const char *const states[] = {"open", "done"};
	for (size_t s = 0; s < ARRAY_LEN(states); s++) {
		VEC(int64_t) ids = {0};
		struct query *q = tx_query(r->tx, STMT_link_cases, ARGS(val_c(procedure), val_c(states[s]), val_i(CASES_READ)));
		while (query_next(q))
			*vec_push(r->arena, &ids) = query_i(q, 0);
		if (!req_ok(r, query_end(q, &r->err)))
			return;
		for (size_t i = 0; i < ids.n; i++) {
			struct case_file c;
			bool found = false, may = false;
			if (!req_ok(r, case_get(r->city, r->tx, r->arena, ids.p[i], &r->who, r->lang, &c, &found, &r->err)) ||
				(found && !req_ok(r, case_visible(r->tx, r->pack, &c, &r->who, r->now, &may, &r->err))))
				return;
			if (may)
				add(r, o, arena_cprintf(r->arena, "case:%lld", (long long)c.id),
					arena_cprintf(r->arena, "%s %s", c.number, c.title));
		}
	}
}

/* A line by what stands in its columns. */
static const char *say_line(struct req *r, struct env *v, const struct field *f, const struct json *row)
{
	const char *text = "";
	for (size_t i = 0; f && i < f->columns.n; i++) {
		const struct json *value = json_get(row, f->columns.p[i].name);
		if (!json_missing(value))
			text = arena_cprintf(r->arena, "%s%s%s", text, *text ? t_fact_gap(r->lang) : "",
				form_say(v, &f->columns.p[i], value, &r->err));
	}
	return text;
}

static void lines(struct req *r, struct offers *o, const char *to)
{
	found_list found = {0};
	if (!r->form_env)
		return;
	struct env v = *r->form_env;
	if (!req_ok(r, path_text(&v, to, true, &found, &r->err)))
		return;
	for (size_t i = 0; i < found.n; i++)
		if (found.p[i].value && found.p[i].value->kind == JSON_OBJ)
			add(r, o, arena_cprintf(r->arena, "row:%zu", i), t_line_said(r->lang, (int)i + 1,
				say_line(r, &v, found.p[i].field, found.p[i].value)));
}

static void offers_of(struct req *r, const struct field *f, struct offers *o)
{
	for (size_t i = 0; i < f->to.n && !r->who.contractor; i++) {
		const char *to = f->to.p[i];
		const struct elem *duty = pack_find(r->pack, ELEM_DUTY, to);
		if (strcmp(to, "clause") == 0)
			clauses(r, o);
		else if (strcmp(to, "document") == 0)
			documents(r, o);
		else if (pack_procedure(r->pack, to))
			cases(r, o, to);
		else if (duty)
			add(r, o, arena_cprintf(r->arena, "duty:%s", to), title_in(&duty->title, r->lang));
		else if (!pack_register(r->pack, to))
			lines(r, o, to);
	}
}

static bool fits(struct req *r, const struct offered *x, struct str words)
{
	struct str text = utf8_fold(r->arena, str_of(x->label));
	return str_find(text, utf8_fold(r->arena, words)) < text.n;
}

static void offer_box(struct req *r, const struct field *f, const struct json *raw, const struct offered *x)
{
	html(r->out, "<label class='opt'><input type='%s' name='f.%s' value='%s'%s><span>%s</span></label>\n",
		f->many ? "checkbox" : "radio", f->name, x->value, field_raw_has(raw, f->name, x->value) ? " checked" : "",
		x->label);
}

/* What is chosen stays in sight; then what fits the words, or, where they are few, all. */
static void offer_boxes(struct req *r, const struct field *f, const struct json *raw, const struct offers *o)
{
	struct str words = find_words(r, f);
	bool few = o->list.n <= OFFER_FEW;
	size_t shown = 0, more = 0;
	if (!few)
		find_row(r, f, t_find_hint(r->lang));
	html(r->out, "<div class='opts box'>");
	for (size_t i = 0; i < o->list.n; i++)
		if (field_raw_has(raw, f->name, o->list.p[i].value))
			offer_box(r, f, raw, &o->list.p[i]);
	for (size_t i = 0; i < o->list.n; i++) {
		const struct offered *x = &o->list.p[i];
		if (field_raw_has(raw, f->name, x->value) || (words.n && !fits(r, x, words)))
			continue;
		if (rows_cell(f) && !few && !words.n)
			continue;
		if (shown < OFFER_SHOWN)
			offer_box(r, f, raw, x);
		else
			more++;
		shown++;
	}
	/* a choice that is not meant can be taken back, which round buttons alone cannot */
	if (!f->many && f->optional && (shown || field_raw_text(raw, f->name).n))
		html(r->out, "<label class='opt'><input type='radio' name='f.%s' value=''><span>%s</span></label>\n", f->name,
			t_none_chosen(r->lang));
	if (words.n && !shown)
		html(r->out, "<p class='hint'>%s</p>", t_nothing_found(r->lang, arena_cstr(r->arena, words)));
	else if (!o->list.n)
		html(r->out, "<p class='hint'>%s</p>", t_nothing_to_choose(r->lang));
	else if (more)
		html(r->out, "<p class='hint'>%s</p>", t_more_to_find(r->lang, (int)more));
	html(r->out, "</div>");
}

static void offered_input(struct req *r, const struct field *f, const struct json *raw)
{
	struct offers o = {0};
	offers_of(r, f, &o);
	if (!f->many && o.list.n && o.list.n <= OFFER_FEW) {
		field_select_begin(r, f);
		for (size_t i = 0; i < o.list.n; i++)
			field_select_option(r, f, raw, o.list.p[i].value, o.list.p[i].label);
		field_select_end(r, f);
		return;
	}
	field_group_begin(r, f);
	offer_boxes(r, f, raw, &o);
	field_group_end(r, f);
}

static bool to_records(struct req *r, const struct field *f)
{
	for (size_t i = 0; i < f->to.n; i++)
		if (pack_register(r->pack, f->to.p[i]))
			return true;
	return false;
}

void field_link(struct req *r, const struct field *f, const struct json *raw)
{
	if (f->to.n && (strcmp(f->to.p[0], "person") == 0 || strcmp(f->to.p[0], "unit") == 0)) {
		who_input(r, f, raw);
		return;
	}
	if (!to_records(r, f)) {
		offered_input(r, f, raw);
		return;
	}
	field_group_begin(r, f);
	find_row(r, f, t_find_in_ledger(r->lang));
	html(r->out, "<div class='opts box'>");
	chosen_records(r, f, raw);
	offered_records(r, f, raw);
	html(r->out, "</div>");
	if (f->unlisted)
		unlisted_input(r, f, raw);
	field_group_end(r, f);
}
