/* Targets of links: there, of a register that the link goes to, visible to the applicant, and what the pack says besides. */
#include "engine/case.h"
#include "engine/contractor.h"
#include "engine/form_read.h"
#include "engine/organ.h"
#include "text/text.h"
#include "util/utf8.h"

static bool goes_to(const struct field *f, const char *name)
{
	for (size_t i = 0; i < f->to.n; i++)
		if (strcmp(f->to.p[i], name) == 0)
			return true;
	return false;
}

static bool same_link(const struct json *a, const struct json *b)
{
	return str_eq(json_str(a, "kind"), json_str(b, "kind")) && json_int(a, "id", -1) == json_int(b, "id", -1) &&
		str_eq(json_str(a, "name"), json_str(b, "name")) && str_eq(json_str(a, "about"), json_str(b, "about"));
}

static bool stood_before(const struct env *v, const struct field *f, const struct json *link)
{
	const struct json *old = json_get(v->before, f->name);
	if (old && old->kind == JSON_OBJ)
		return same_link(old, link);
	json_each(it, old)
		if (same_link(it, link))
			return true;
	return false;
}

enum target { TARGET_FINE, TARGET_GONE, TARGET_WRONG };

static bool record_target(struct env *v, const struct field *f, const struct json *link, enum target *ret, struct err *e)
{
	const struct record *rec;
	bool may = true;
	TRY(env_record(v, link, &rec, e));
	*ret = TARGET_GONE;
	if (!rec)
		return true;
	if (v->applicant) {
		struct who who = {.person = v->applicant, .organ = rec->organ};
		struct organ_home home = {v->city, v->tx, v->pack, v->unit};
		const struct pack *owner = organ_pack(&home, rec->unit, e);
		TRY(owner && record_visible(v->tx, owner, &who, rec, v->now, &may, e));
	}
	/* what the reader may not see is not there for him, of whatever register it is */
	if (may)
		*ret = goes_to(f, rec->reg) ? TARGET_FINE : TARGET_WRONG;
	return true;
}

/* The same of requests: whoever could name one by its number would be told what it is called. */
static bool case_target(struct env *v, const struct field *f, int64_t id, enum target *ret, struct err *e)
{
	struct val cols[3];
	struct case_file c;
	struct who who = {.person = v->applicant};
	bool found, may = true;
	*ret = TARGET_GONE;
	TRY(tx_one(v->tx, v->arena, STMT_link_case, ARGS(val_i(id)), &found, cols, ARRAY_LEN(cols), e));
	if (!found)
		return true;
	if (v->applicant && v->city) {
		TRY(tx_number(v->tx, STMT_organ_of_person, ARGS(val_i(who.person), val_i(civil_date_of_ms(v->now))), 0,
			&who.organ, e));
		const struct pack *own = city_pack(v->city, v->tx, who.organ, e);
		TRY(own && case_get(v->city, v->tx, v->arena, id, &who, v->lang, &c, &found, e) &&
			case_visible(v->tx, own, &c, &who, v->now, &may, e));
	}
	if (may)
		*ret = goes_to(f, cols[0].s.p) ? TARGET_FINE : TARGET_WRONG;
	return true;
}

/* A row of the table that the link's path names: contract.people, tell.workers. */
static bool row_target(struct env *v, const struct field *f, int64_t row, enum target *ret, struct err *e)
{
	*ret = TARGET_WRONG;
	for (size_t i = 0; i < f->to.n; i++) {
		found_list found = {0};
		const char *to = f->to.p[i];
		if (pack_register(v->pack, to) || strcmp(to, "person") == 0 || strcmp(to, "unit") == 0)
			continue;
		TRY(path_text(v, to, true, &found, e));
		*ret = row >= 0 && (size_t)row < found.n && found.p[row].value ? TARGET_FINE : TARGET_GONE;
		return true;
	}
	return true;
}

static bool find_target(struct env *v, const struct field *f, const struct json *link, enum target *ret, struct err *e)
{
	const char *kind = arena_cstr(v->arena, json_str(link, "kind")), *name = arena_cstr(v->arena, json_str(link, "name"));
	int64_t id = json_int(link, "id", 0), day = civil_date_of_ms(v->now);
	struct val cols[3];
	bool found = false;
	*ret = TARGET_WRONG;
	if (strcmp(kind, "record") == 0)
		return record_target(v, f, link, ret, e);
	if (strcmp(kind, "row") == 0)
		return row_target(v, f, id, ret, e);
	/* Somebody of a contractor names his contracts and nothing else: he is not told who and what else there is. */
	if (v->tx && v->applicant)
		TRY(contractor_is(v->tx, v->applicant, &found, e));
	if (found)
		return true;
	if (strcmp(kind, "person") == 0 || strcmp(kind, "unit") == 0) {
		if (!goes_to(f, kind))
			return true;
		bool person = *kind == 'p';
		*ret = TARGET_GONE;
		if (!v->tx)
			return true;
		TRY(tx_one(v->tx, v->arena, person ? STMT_link_person : STMT_link_unit, ARGS(val_i(id), val_i(day)), &found, cols,
			person ? 3 : 2, e));
		*ret = found && (!person || cols[2].i) ? TARGET_FINE : TARGET_GONE;
	} else if (strcmp(kind, "case") == 0 && v->tx) {
		return case_target(v, f, id, ret, e);
	} else if (strcmp(kind, "clause") == 0 && goes_to(f, kind)) {
		*ret = pack_clause(v->pack, name) ? TARGET_FINE : TARGET_GONE;
	} else if (strcmp(kind, "document") == 0 && goes_to(f, kind)) {
		*ret = pack_find(v->pack, ELEM_DOCUMENT, name) ? TARGET_FINE : TARGET_GONE;
	} else if (strcmp(kind, "duty") == 0 && goes_to(f, name)) {
		*ret = pack_find(v->pack, ELEM_DUTY, name) ? TARGET_FINE : TARGET_GONE;
	}
	return true;
}

/* What is described must be named and carry every class that things of the link's registers carry. */
static void check_about(struct env *v, const struct field *f, const struct json *link, const char *name, problem_list *ret)
{
	const char *title = title_in(&f->title, v->lang), *about = arena_cstr(v->arena, json_str(link, "about"));
	if (!f->unlisted) {
		*vec_push(v->arena, ret) = (struct problem){name, t_form_list_only(v->lang, title)};
		return;
	}
	if (!*about) {
		*vec_push(v->arena, ret) = (struct problem){name, t_form_fill_in(v->lang, title)};
		return;
	}
	const struct scale *asked[16];
	size_t n = 0;
	for (size_t i = 0; i < f->to.n; i++) {
		const struct register_ *r = pack_register(v->pack, f->to.p[i]);
		for (size_t k = 0; r && k < r->fields.n && n < ARRAY_LEN(asked); k++) {
			const struct field *g = &r->fields.p[k];
			bool again = g->kind != FIELD_GRADE;
			for (size_t m = 0; m < n; m++)
				again |= asked[m] == g->scale;
			if (again)
				continue;
			asked[n++] = g->scale;
			const struct level *l = scale_level(g->scale, json_str(link, g->name));
			const struct field *as = k + 1 < r->fields.n && g[1].as_of ? &g[1] : NULL;
			if (as && (!form_several(as, link) || form_as(g->scale, link, g->name)))
				as = NULL;
			if (!l || as)
				*vec_push(v->arena, ret) = (struct problem){name,
					t_form_grade_it(v->lang, about, title_in(as ? &as->title : &g->title, v->lang))};
		}
	}
}

/* The person whom a target means: itself, or the first person that a record names. */
static bool person_of(struct env *v, const struct json *link, int64_t *ret, struct err *e)
{
	const struct record *rec;
	*ret = str_is(json_str(link, "kind"), "person") ? json_int(link, "id", 0) : 0;
	TRY(env_record(v, link, &rec, e));
	json_each(it, rec ? rec->body : NULL)
		if (*ret == 0 && str_is(json_str(it, "kind"), "person"))
			*ret = json_int(it, "id", 0);
	return true;
}

static bool check_one(
	struct env *v, const struct field *f, const struct json *link, const char *name, problem_list *ret, struct err *e)
{
	const char *title = title_in(&f->title, v->lang), *what;
	enum target target;
	if (json_get(link, "about")) {
		check_about(v, f, link, name, ret);
		return true;
	}
	if (stood_before(v, f, link))
		return true;
	TRY(find_target(v, f, link, &target, e));
	if (target != TARGET_FINE) {
		*vec_push(v->arena, ret) = (struct problem){name,
			target == TARGET_GONE ? t_form_link_gone(v->lang, title) : t_form_link_kind(v->lang, title)};
		return true;
	}
	if (f->only) {
		struct env w;
		struct err inner = {0};
		bool found;
		TRY(env_of_target(v, f, link, &w, &found, e));
		enum truth t = found ? cond_eval(&w, f->only, &inner) : TRUTH_UNKNOWN;
		if (inner.code)
			return err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
		if (t != TRUTH_YES) {
			TRY(form_say_link(v, link, &what, e));
			*vec_push(v->arena, ret) = (struct problem){name, t_form_link_only(v->lang, title, what)};
		}
	}
	if (f->except) {
		struct err inner = {0};
		int64_t person;
		TRY(person_of(v, link, &person, e));
		enum truth t = person ? actor_has(v, f->except, person, &inner) : TRUTH_NO;
		if (inner.code)
			return err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
		if (t == TRUTH_YES) {
			TRY(form_say_link(v, link, &what, e));
			*vec_push(v->arena, ret) = (struct problem){name, t_form_link_except(v->lang, title, what)};
		}
	}
	return true;
}

bool form_check_link(
	struct env *v, const struct field *f, const struct json *value, const char *name, problem_list *ret, struct err *e)
{
	if (value->kind == JSON_OBJ)
		return check_one(v, f, value, name, ret, e);
	json_each(it, value) {
		bool twice = false;
		for (const struct json *other = value->first; other != it && !twice; other = other->next)
			twice = same_link(other, it);
		if (twice) {
			const char *what;
			TRY(form_say_link(v, it, &what, e));
			*vec_push(v->arena, ret) =
				(struct problem){name, t_form_link_twice(v->lang, title_in(&f->title, v->lang), what)};
		} else {
			TRY(check_one(v, f, it, name, ret, e));
		}
	}
	return true;
}
