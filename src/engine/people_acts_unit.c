#include "engine/object.h"
#include "engine/people_acts.h"
#include "text/text.h"
#include "util/civil.h"

static const char *const kinds[] = {"municipality", "organ", "department", "section", "team", NULL};
static const char *const confirmers[] = {"leader", "any", NULL};
static const char *const yesno[] = {"yes", "no", NULL};

static bool code_good(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
			    || c == '.'))
			return false;
	}
	return s.n > 0 && s.n <= 32;
}

/* Both stand in numbers and papers: no braces, which are the marks of number patterns. */
static bool papers_of(const struct form_line *l, struct str *ret_short, struct str *ret_class)
{
	struct str *const texts[] = {ret_short, ret_class};
	static const char *const names[] = {"short_name", "doc_class"};
	bool ok = true;
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		bool read = line_text(l, names[i], 0, 20, texts[i]);
		for (size_t k = 0; read && k < texts[i]->n; k++)
			if (strchr("{} ", texts[i]->p[k]))
				read = line_wrong(l, names[i], t_people_bad_short(l->c->lang));
		ok = ok && read;
	}
	return ok;
}

static struct val given(struct str s)
{
	return s.n ? val_s(s) : val_null();
}

/* What is not said stays. */
bool unit_papers_put(const struct form_line *l, const struct unit *now, bool *ret_changed, struct err *e)
{
	struct str short_name, doc_class;
	*ret_changed = false;
	TRY(papers_of(l, &short_name, &doc_class));
	if (!line_has(l, "short_name"))
		short_name = str_of(now->short_name);
	if (!line_has(l, "doc_class"))
		doc_class = str_of(now->doc_class);
	*ret_changed = !str_is(short_name, now->short_name) || !str_is(doc_class, now->doc_class);
	if (!*ret_changed)
		return true;
	TRY(line_ours(l, "code", OBJECT_UNIT, now->id, e));
	return tx_run(l->c->tx, STMT_unit_words, ARGS(val_i(now->id), given(short_name), given(doc_class)), NULL, e);
}

struct names { struct str name, name_en, reading; };

static bool names_of(const struct form_line *l, int64_t least, struct names *ret)
{
	bool ok = line_text(l, "name", least, 100, &ret->name);
	ok = line_text(l, "name_en", 0, 100, &ret->name_en) && ok;
	return line_text(l, "reading", 0, 100, &ret->reading) && ok;
}

/* A unit is never above itself, and lies in one that is there on that day. */
static bool parent_good(const struct form_line *l, int64_t unit, int64_t parent, int64_t date, struct err *e)
{
	bool under;
	struct val cols[8];
	bool found;
	if (!parent)
		return true;
	TRY(tx_one(l->c->tx, l->c->arena, STMT_unit_span_at, ARGS(val_i(parent), val_i(date)), &found, cols, 8, e));
	if (!found || (cols[7].type && cols[7].i < date))
		return line_wrong(l, "parent", t_people_unit_closed(l->c->lang));
	TRY(org_is_within(l->c->tx, parent, unit, date, &under, e));
	return !under || line_wrong(l, "parent", t_people_unit_circle(l->c->lang));
}

bool unit_put(const struct form_line *l, int64_t parent, int64_t *ret, struct err *e)
{
	struct str code, kind, branch, confirm;
	struct names n;
	int64_t from, till, place = json_int(l->in, "place", 0), id;
	bool worded;
	bool ok = line_text(l, "code", 1, 32, &code);
	if (ok && !code_good(code))
		ok = line_wrong(l, "code", t_people_bad_code(l->c->lang));
	ok = line_word(l, "kind", kinds, NULL, &kind) && ok;
	ok = names_of(l, 1, &n) && ok;
	ok = line_word(l, "branch", yesno, "no", &branch) && ok;
	ok = line_word(l, "confirm_by", confirmers, "leader", &confirm) && ok;
	ok = line_date(l, "from", line_today(l), &from) && line_till(l, "till", from, &till) && ok;
	if (!ok)
		return false;
	TRY(tx_number(l->c->tx, STMT_unit_by_code, ARGS(val_s(code)), 0, &id, e));
	if (id)
		return line_wrong(l, "code", t_people_code_taken(l->c->lang));
	TRY(line_ours(l, "parent", OBJECT_UNIT, parent, e));
	TRY(parent_good(l, 0, parent, from, e));
	TRY(tx_run(
		l->c->tx, STMT_unit_add, ARGS(val_s(code), val_s(kind), val_i(str_is(branch, "yes")), val_s(confirm)), &id, e));
	TRY(tx_run(l->c->tx, STMT_unit_span_add,
		ARGS(val_i(id), val_ref(parent), val_s(n.name), val_s(n.name_en), val_s(n.reading), val_i(place), val_i(from),
			val_till(till)),
		NULL, e));
	struct unit made = {.id = id, .short_name = "", .doc_class = ""};
	TRY(unit_papers_put(l, &made, &worded, e));
	act_object(l->c, OBJECT_UNIT, id);
	*ret = id;
	return true;
}

struct unit_row { int64_t id, parent, place, from, till; struct names names; };

static bool span_at(const struct form_line *l, int64_t unit, int64_t date, struct unit_row *ret, struct err *e)
{
	struct val v[8];
	bool found;
	TRY(tx_one(l->c->tx, l->c->arena, STMT_unit_span_at, ARGS(val_i(unit), val_i(date)), &found, v, 8, e));
	if (!found)
		return line_wrong(l, "from", t_people_unit_not_yet(l->c->lang));
	*ret = (struct unit_row){.id = v[0].i,
		.parent = v[1].i,
		.place = v[5].i,
		.from = v[6].i,
		.till = v[7].type ? v[7].i : CIVIL_NONE,
		.names = {v[2].s, v[3].s, v[4].s}};
	return true;
}

/* What is not said stays. From the first day of the present span: that span is corrected; later: a new one follows it. */
bool unit_span_put(const struct form_line *l, int64_t unit, bool with_parent, int64_t parent, struct err *e)
{
	struct tx *t = l->c->tx;
	struct unit_row old = {0};
	struct names n;
	int64_t from, till, later;
	TRY(line_ours(l, "code", OBJECT_UNIT, unit, e));
	bool ok = names_of(l, line_has(l, "name") ? 1 : 0, &n);
	ok = line_date(l, "from", line_today(l), &from) && line_till(l, "till", from, &till) && ok;
	TRY(ok && span_at(l, unit, from, &old, e));
	TRY(tx_number(t, STMT_unit_span_after, ARGS(val_i(unit), val_i(from)), 0, &later, e));
	if (later)
		return line_wrong(l, "from", t_people_span_later(l->c->lang));
	if (!with_parent)
		parent = old.parent;
	if (!line_has(l, "name"))
		n.name = old.names.name;
	if (!line_has(l, "name_en"))
		n.name_en = old.names.name_en;
	if (!line_has(l, "reading"))
		n.reading = old.names.reading;
	if (!line_has(l, "till"))
		till = old.till != CIVIL_NONE && old.till >= from ? old.till : CIVIL_NONE;
	int64_t place = json_int(l->in, "place", old.place);
	if (parent != old.parent)
		TRY(line_ours(l, "parent", OBJECT_UNIT, parent, e));
	TRY(parent_good(l, unit, parent, from, e));
	if (old.from == from)
		return tx_run(t, STMT_unit_span_set,
			ARGS(val_i(old.id), val_ref(parent), val_s(n.name), val_s(n.name_en), val_s(n.reading), val_i(place),
				val_till(till)),
			NULL, e);
	if (old.till == CIVIL_NONE || old.till >= from)
		TRY(tx_run(t, STMT_unit_span_end, ARGS(val_i(old.id), val_i(from - 1)), NULL, e));
	return tx_run(t, STMT_unit_span_add, ARGS(val_i(unit), val_ref(parent), val_s(n.name), val_s(n.name_en), val_s(n.reading),
		val_i(place), val_i(from), val_till(till)), NULL, e);
}

/* ---- acts ---- */

static bool parent_there(const struct form_line *l, int64_t parent, struct err *e)
{
	struct val v[3];
	bool found = true;
	if (parent)
		TRY(tx_one(l->c->tx, l->c->arena, STMT_unit_kind, ARGS(val_i(parent)), &found, v, 3, e));
	return found || line_wrong(l, "parent", t_people_no_unit(l->c->lang));
}

static void keep_words(struct act_call *c)
{
	json_each(it, c->in)
		json_add(c->arena, c->body, it->name, json_copy(c->arena, it));
}

static bool add(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	int64_t parent = json_int(c->in, "parent", 0);
	TRY(parent_there(&l, parent, e));
	TRY(unit_put(&l, parent, &c->object, e));
	keep_words(c);
	return true;
}

static bool change(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	int64_t id = json_int(c->in, "id", 0), parent = json_int(c->in, "parent", 0);
	struct str kind, branch, confirm;
	struct unit now;
	static const char *const of_span[] = {"name", "name_en", "reading", "parent", "place", "from", "till"};
	bool worded, spanned = false, set;
	for (size_t i = 0; i < ARRAY_LEN(of_span); i++)
		spanned = spanned || line_has(&l, of_span[i]);
	TRY(org_unit(c->tx, c->arena, id, line_today(&l), &now, e));
	TRY(parent_there(&l, parent, e));
	bool ok = line_word(&l, "kind", kinds, now.kind, &kind);
	ok = line_word(&l, "branch", yesno, now.branch ? "yes" : "no", &branch) && ok;
	ok = line_word(&l, "confirm_by", confirmers, now.confirm_by, &confirm) && ok;
	TRY(ok);
	set = !str_is(kind, now.kind) || str_is(branch, "yes") != now.branch || !str_is(confirm, now.confirm_by);
	if (set)
		TRY(tx_run(c->tx, STMT_unit_set, ARGS(val_i(id), val_s(kind), val_i(str_is(branch, "yes")), val_s(confirm)), NULL,
			e));
	TRY(unit_papers_put(&l, &now, &worded, e));
	if (spanned)
		TRY(unit_span_put(&l, id, json_get(c->in, "parent") != NULL, parent, e));
	else if (!set && !worded)
		return line_wrong(&l, "", t_people_unchanged(c->lang));
	keep_words(c);
	c->object = id;
	return true;
}

#define NAMES                                                                                                                    \
	{"name", PARAM_KIND_TEXT, true, 400}, {"name_en", PARAM_KIND_TEXT, true, 400}, {"reading", PARAM_KIND_TEXT, true, 400},  \
		{"parent", PARAM_KIND_ID, true, 0}, {"place", PARAM_KIND_ID, true, 0}, {"branch", PARAM_KIND_WORD, true, 0},     \
		{"confirm_by", PARAM_KIND_WORD, true, 0}, {"short_name", PARAM_KIND_TEXT, true, 100},                            \
		{"doc_class", PARAM_KIND_TEXT, true, 100}, {"from", PARAM_KIND_TEXT, true, 40},                                  \
	{                                                                                                                        \
		"till", PARAM_KIND_TEXT, true, 40                                                                                \
	}

static const struct act_param add_params[] = {
	{"code", PARAM_KIND_TEXT, false, 100}, {"kind", PARAM_KIND_WORD, false, 0}, NAMES, {NULL, 0, false, 0},
};
const struct act act_unit_add = {
	.name = "unit_add", .title = t_act_unit_add, .right = RIGHT_PEOPLE, .object_kind = OBJECT_UNIT, .assurance = 1,
	.params = add_params, .run = add,
};

static const struct act_param change_params[] = {
	{"id", PARAM_KIND_ID, false, 0}, {"kind", PARAM_KIND_WORD, true, 0}, NAMES, {NULL, 0, false, 0},
};
const struct act act_unit_change = {
	.name = "unit_change", .title = t_act_unit_change, .right = RIGHT_PEOPLE, .object_kind = OBJECT_UNIT, .assurance = 1,
	.params = change_params, .run = change,
};
