#include "engine/contractor.h"
#include "engine/object.h"
#include "engine/people_acts.h"
#include "text/text.h"
#include "util/utf8.h"

static const char *const states[] = {"active", "leave", "seconded", "left", NULL};
/* 常勤, 会計年度任用, 再任用, 特別職, 派遣 */
static const char *const employments[] = {"regular", "annual", "reappointed", "special", "dispatched", NULL};

struct fields { struct str number, name, reading, employment, state, mail, phone; };

static bool number_good(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'))
			return false;
	}
	return s.n > 0 && s.n <= 32;
}

static struct val val_text(struct str s)
{
	return s.n ? val_s(s) : val_null();
}

bool person_put(const struct form_line *l, int64_t *ret, struct err *e)
{
	struct fields f;
	int64_t id;
	bool ok = line_text(l, "number", 1, 32, &f.number);
	f.number = ok ? utf8_half(l->c->arena, f.number) : STR_NONE;
	if (ok && !number_good(f.number))
		ok = line_wrong(l, "number", t_people_bad_code(l->c->lang));
	ok = line_text(l, "name", 1, 60, &f.name) && ok;
	ok = line_text(l, "reading", 0, 100, &f.reading) && ok;
	ok = line_text(l, "mail", 0, 200, &f.mail) && ok;
	ok = line_text(l, "phone", 0, 40, &f.phone) && ok;
	ok = line_word(l, "employment", employments, "regular", &f.employment) && ok;
	ok = line_word(l, "state", states, "active", &f.state) && ok;
	if (!ok)
		return false;
	TRY(tx_number(l->c->tx, STMT_person_by_number, ARGS(val_s(f.number)), 0, &id, e));
	if (id)
		return line_wrong(l, "number", t_people_number_taken(l->c->lang));
	TRY(tx_run(l->c->tx, STMT_person_add,
		ARGS(val_s(f.number), val_s(f.name), val_s(f.reading), val_s(f.employment), val_s(f.state), val_text(f.mail),
			val_text(f.phone)),
		&id, e));
	act_object(l->c, OBJECT_PERSON, id);
	*ret = id;
	return true;
}

/* What is not said stays. */
bool person_update(const struct form_line *l, int64_t person, bool *ret_changed, struct err *e)
{
	TRY(line_ours(l, "number", OBJECT_PERSON, person, e));
	struct val v[9];
	bool found;
	struct fields f;
	TRY(tx_one(l->c->tx, l->c->arena, STMT_person_one, ARGS(val_i(person)), &found, v, 9, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "person %lld", (long long)person);
	/* who came with a contract does not become staff by a change of a word */
	if (str_is(v[4].s, EMPLOYMENT_CONTRACTOR) && line_has(l, "employment"))
		return line_wrong(l, "employment", t_contractor_no_post(l->c->lang));
	bool ok = line_text(l, "name", line_has(l, "name") ? 1 : 0, 60, &f.name);
	ok = line_text(l, "reading", 0, 100, &f.reading) && ok;
	ok = line_text(l, "mail", 0, 200, &f.mail) && ok;
	ok = line_text(l, "phone", 0, 40, &f.phone) && ok;
	ok = line_word(l, "employment", employments, arena_cstr(l->c->arena, v[4].s), &f.employment) && ok;
	ok = line_word(l, "state", states, arena_cstr(l->c->arena, v[5].s), &f.state) && ok;
	if (!ok)
		return false;
	if (!line_has(l, "name"))
		f.name = v[2].s;
	if (!line_has(l, "reading"))
		f.reading = v[3].s;
	if (!line_has(l, "mail"))
		f.mail = v[6].s;
	if (!line_has(l, "phone"))
		f.phone = v[7].s;
	*ret_changed = !str_eq(f.name, v[2].s) || !str_eq(f.reading, v[3].s) || !str_eq(f.employment, v[4].s)
		|| !str_eq(f.state, v[5].s) || !str_eq(f.mail, v[6].s) || !str_eq(f.phone, v[7].s);
	if (!*ret_changed)
		return true;
	TRY(tx_run(l->c->tx, STMT_person_set,
		ARGS(val_i(person), val_s(f.name), val_s(f.reading), val_s(f.employment), val_s(f.state), val_text(f.mail),
			val_text(f.phone)),
		NULL, e));
	act_object(l->c, OBJECT_PERSON, person);
	return str_is(f.state, "active") || person_stop(l->c, person, str_is(f.state, "left"), e);
}

bool person_stop(struct act_call *c, int64_t person, bool left, struct err *e)
{
	TRY(tx_run(c->tx, STMT_session_drop_person, ARGS(val_i(person)), NULL, e));
	return !left || tx_run(c->tx, STMT_account_set_of, ARGS(val_i(person), val_c("disabled")), NULL, e);
}

/* ---- acts ---- */

/* Names and addresses stand in the row; the entry says which fields were touched. */
static void keep_names(struct act_call *c)
{
	struct json *fields = json_add_arr(c->arena, c->body, STR("fields"));
	json_each(it, c->in)
		if (!str_is(it->name, "id"))
			json_add_str(c->arena, fields, STR_NONE, it->name);
	if (json_get(c->in, "state"))
		json_add_str(c->arena, c->body, STR("state"), json_str(c->in, "state"));
}

static bool add(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	TRY(person_put(&l, &c->object, e));
	keep_names(c);
	return true;
}

static bool change(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	bool changed;
	c->object = json_int(c->in, "id", 0);
	TRY(person_update(&l, c->object, &changed, e));
	if (!changed)
		return line_wrong(&l, "", t_people_unchanged(c->lang));
	keep_names(c);
	return true;
}

#define PERSON                                                                                                                   \
	{"name", PARAM_KIND_TEXT, true, 300}, {"reading", PARAM_KIND_TEXT, true, 400}, {"employment", PARAM_KIND_WORD, true, 0}, \
		{"state", PARAM_KIND_WORD, true, 0}, {"mail", PARAM_KIND_TEXT, true, 300},                                       \
	{                                                                                                                        \
		"phone", PARAM_KIND_TEXT, true, 100                                                                              \
	}

static const struct act_param add_params[] = {{"number", PARAM_KIND_TEXT, false, 100}, PERSON, {NULL, 0, false, 0}};
const struct act act_person_add = {
	.name = "person_add", .title = t_act_person_add, .right = RIGHT_PEOPLE, .object_kind = OBJECT_PERSON, .assurance = 1,
	.params = add_params, .run = add,
};

static const struct act_param change_params[] = {{"id", PARAM_KIND_ID, false, 0}, PERSON, {NULL, 0, false, 0}};
const struct act act_person_change = {
	.name = "person_change",
	.title = t_act_person_change,
	.right = RIGHT_PEOPLE,
	.object_kind = OBJECT_PERSON,
	.assurance = 1,
	.params = change_params,
	.run = change,
};
