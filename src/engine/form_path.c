#include "engine/form_path.h"
#include "engine/param.h"

#include "text/text.h"
#include "util/map.h"

struct scope {
	const struct json *body;
	const struct field *fields; size_t n;
	const struct procedure *procedure;
	const struct register_ *reg;
};

const struct field *form_field(const struct field *fields, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &fields[i], *in;
		if (strcmp(f->name, name) == 0)
			return f;
		for (size_t k = 0; k < f->options.n; k++)
			if ((in = form_field(f->options.p[k].fields.p, f->options.p[k].fields.n, name)))
				return in;
		for (size_t k = 0; f->from_lookup && k < f->from_lookup->options.n; k++) {
			const struct option *o = &f->from_lookup->options.p[k];
			if ((in = form_field(o->fields.p, o->fields.n, name)))
				return in;
		}
		for (size_t k = 0; f->kind == FIELD_GRADE && f->scale && k < f->scale->levels.n; k++) {
			const struct level *v = &f->scale->levels.p[k];
			if ((in = form_field(v->fields.p, v->fields.n, name)))
				return in;
		}
	}
	return NULL;
}

static const struct field *scope_field(const struct scope *s, const char *name)
{
	const struct field *f = form_field(s->fields, s->n, name);
	if (!f && s->procedure) {
		f = form_field(s->procedure->fields.p, s->procedure->fields.n, name);
		for (size_t i = 0; !f && i < s->procedure->steps.n; i++)
			f = form_field(s->procedure->steps.p[i].fields.p, s->procedure->steps.p[i].fields.n, name);
	}
	if (!f && s->reg)
		f = form_field(s->reg->fields.p, s->reg->fields.n, name);
	return f;
}

static struct json *make_link(struct env *v, int64_t id, const char *kind)
{
	struct json *j = json_obj(v->arena);
	json_add_int(v->arena, j, STR("id"), id);
	json_add_str(v->arena, j, STR("kind"), str_of(kind));
	return j;
}

static struct json *make_value(struct env *v, const struct json *like)
{
	struct json *box = json_obj(v->arena);
	return json_add(v->arena, box, STR("v"), json_copy(v->arena, like));
}

static struct json *make_str(struct env *v, const char *s)
{
	return make_value(v, &(struct json){.kind = JSON_STR, .s = str_of(s)});
}
static struct json *make_int(struct env *v, int64_t i) { return make_value(v, &(struct json){.kind = JSON_INT, .i = i}); }

static void push(struct env *v, found_list *out, const struct json *value, const struct field *f, const struct json *home)
{
	*vec_push(v->arena, out) = (struct found){.value = json_missing(value) ? NULL : value, .field = f, .home = home};
}

bool env_record(struct env *v, const struct json *link, const struct record **ret, struct err *e)
{
	*ret = NULL;
	int64_t id = json_int(link, "id", 0);
	if (!v->tx || id <= 0 || !str_is(json_str(link, "kind"), "record"))
		return true;
	if (!v->seen)
		v->seen = map_new(v->arena);
	struct str key = arena_printf(v->arena, "%lld", (long long)id);
	struct record *rec = map_get(v->seen, key);
	if (!rec) {
		bool found;
		rec = arena_make(v->arena, struct record);
		TRY(record_get(v->tx, v->arena, id, rec, &found, e));
		if (!found)
			rec->id = 0;
		map_set(v->seen, key, rec);
	}
	if (rec->id)
		*ret = rec;
	return true;
}

/* The first register that a link goes to and that has a field of this name: for what is described, not listed. */
static const struct field *target_field(struct env *v, const struct field *link, const char *name)
{
	for (size_t i = 0; link && i < link->to.n; i++) {
		const struct register_ *r = pack_register(v->pack, link->to.p[i]);
		const struct field *f = r ? form_field(r->fields.p, r->fields.n, name) : NULL;
		if (f)
			return f;
	}
	return NULL;
}

static bool follow(struct env *v, const struct json *value, const struct field *f, const struct json *home,
	const char *const *names, size_t n, bool fan, found_list *out, struct err *e);

/* A member of a thing; what the thing does not have at all is missing at the end of a path and nothing within it. */
static bool member(struct env *v, const struct json *value, const struct field *f, const struct json *home,
	const char *const *names, size_t n, bool fan, found_list *out, struct err *e)
{
	if (!f && json_missing(value)) {
		if (n == 0)
			push(v, out, NULL, NULL, NULL);
		return true;
	}
	return follow(v, value, f, home, names, n, fan, out, e);
}

static bool of_record(
	struct env *v, const struct record *rec, const char *const *names, size_t n, bool fan, found_list *out, struct err *e)
{
	const struct register_ *r = pack_register(v->pack, rec->reg);
	const struct field *f = r ? form_field(r->fields.p, r->fields.n, names[0]) : NULL;
	const struct json *value = json_get(rec->body, names[0]);
	if (!f && !value) {
		if (strcmp(names[0], "unit") == 0)
			value = make_link(v, rec->unit, "unit");
		else if (strcmp(names[0], "number") == 0)
			value = make_str(v, rec->number);
		else if (strcmp(names[0], "title") == 0)
			value = make_str(v, rec->title);
		else if (strcmp(names[0], "verified") == 0)
			value = make_value(v, &(struct json){.kind = JSON_BOOL, .i = rec->verified != 0});
		else if (strcmp(names[0], "changed") == 0)
			value = make_str(v, civil_iso_time(v->arena, rec->changed));
	}
	return member(v, value, f, rec->body, names + 1, n - 1, fan, out, e);
}

static bool of_person(struct env *v, int64_t id, const char *const *names, size_t n, bool fan, found_list *out, struct err *e)
{
	const struct json *value = NULL;
	if (v->tx) {
		struct val cols[3];
		bool found;
		int64_t day = civil_date_of_ms(v->now);
		TRY(tx_one(v->tx, v->arena, STMT_link_person, ARGS(val_i(id), val_i(day)), &found, cols, ARRAY_LEN(cols), e));
		if (found && strcmp(names[0], "unit") == 0 && cols[2].i)
			value = make_link(v, cols[2].i, "unit");
		else if (found && strcmp(names[0], "name") == 0)
			value = make_str(v, cols[0].s.p);
		else if (found && strcmp(names[0], "number") == 0)
			value = make_str(v, cols[1].s.p);
	}
	return member(v, value, NULL, NULL, names + 1, n - 1, fan, out, e);
}

/* A case offers its state and what stands in the form of any of its parts. */
static bool of_case(struct env *v, int64_t id, const char *const *names, size_t n, bool fan, found_list *out, struct err *e)
{
	struct val cols[3];
	bool found = false;
	if (v->tx)
		TRY(tx_one(v->tx, v->arena, STMT_link_case, ARGS(val_i(id)), &found, cols, ARRAY_LEN(cols), e));
	if (!found)
		return member(v, NULL, NULL, NULL, names + 1, n - 1, fan, out, e);
	if (strcmp(names[0], "state") == 0)
		return member(v, make_str(v, cols[1].s.p), NULL, NULL, names + 1, n - 1, fan, out, e);
	struct json *content;
	TRY(json_read(v->arena, cols[2].s, 20000, &content, e));
	json_each(part, json_get(content, "parts")) {
		const struct procedure *p = pack_procedure(v->pack, arena_cstr(v->arena, json_str(part, "procedure")));
		const struct json *value = json_get(json_get(part, "body"), names[0]);
		if (value)
			return member(v, value, p ? procedure_field(p, names[0]) : NULL, json_get(part, "body"), names + 1, n - 1,
				fan, out, e);
	}
	return member(v, NULL, NULL, NULL, names + 1, n - 1, fan, out, e);
}

static bool follow(struct env *v, const struct json *value, const struct field *f, const struct json *home,
	const char *const *names, size_t n, bool fan, found_list *out, struct err *e)
{
	bool several = f && (f->kind == FIELD_ROWS || (f->kind == FIELD_LINK && f->many));
	if (json_missing(value)) {
		if (!several || (n == 0 && !fan))
			push(v, out, NULL, f, home);
		return true;
	}
	if (value->kind == JSON_ARR && (n > 0 || fan) && value->first->kind == JSON_OBJ) {
		json_each(it, value)
			TRY(follow(v, it, f, home, names, n, fan, out, e));
		return true;
	}
	if (n == 0) {
		push(v, out, value, f, home);
		return true;
	}
	if (value->kind != JSON_OBJ)
		return member(v, NULL, NULL, NULL, names + 1, n - 1, fan, out, e);
	struct str kind = json_str(value, "kind");
	int64_t id = json_int(value, "id", 0);
	if (str_is(kind, "record")) {
		const struct record *rec;
		TRY(env_record(v, value, &rec, e));
		return rec ? of_record(v, rec, names, n, fan, out, e)
			   : member(v, NULL, NULL, NULL, names + 1, n - 1, fan, out, e);
	}
	if (str_is(kind, "duty")) {
		const char *line[8] = {arena_cstr(v->arena, json_str(value, "name"))};
		const struct json *number = NULL;
		for (size_t i = 0; i < n && i + 1 < ARRAY_LEN(line); i++)
			line[i + 1] = names[i];
		TRY(figure_eval(v, line, n < ARRAY_LEN(line) ? n + 1 : 1, &number, e));
		push(v, out, number, NULL, NULL);
		return true;
	}
	if (str_is(kind, "person"))
		return of_person(v, id, names, n, fan, out, e);
	if (str_is(kind, "case"))
		return of_case(v, id, names, n, fan, out, e);
	const struct field *g =
		f && f->kind == FIELD_ROWS ? form_field(f->columns.p, f->columns.n, names[0]) : target_field(v, f, names[0]);
	return member(v, json_get(value, names[0]), g, value, names + 1, n - 1, fan, out, e);
}

/* Names of the scope itself, those that every record has, and of whom the form is. */
static bool in_scope(struct env *v, const struct scope *s, const char *const *names, size_t n, bool fan, found_list *out,
	bool *ret_known, struct err *e)
{
	const struct field *f = scope_field(s, names[0]);
	const struct json *value = json_get(s->body, names[0]);
	*ret_known = f || value;
	return *ret_known ? follow(v, value, f, s->body, names + 1, n - 1, fan, out, e) : true;
}

static bool of_step(struct env *v, const struct step *step, const struct json *done, const char *const *names, size_t n, bool fan,
	found_list *out, struct err *e)
{
	if (n == 1) {
		*vec_push(v->arena, out) =
			(struct found){.value = json_get(done, "answer"), .step = step, .at = json_get(done, "at")};
		return true;
	}
	if (strcmp(names[1], "by") == 0) {
		int64_t by = json_int(done, "by", 0);
		return member(v, by ? make_link(v, by, "person") : NULL, NULL, NULL, names + 2, n - 2, fan, out, e);
	}
	if (strcmp(names[1], "at") == 0) {
		*vec_push(v->arena, out) =
			(struct found){.value = json_get(done, "at"), .step = step, .at = json_get(done, "at")};
		return true;
	}
	const struct field *f = step ? form_field(step->fields.p, step->fields.n, names[1]) : NULL;
	return member(v, json_get(done, names[1]), f, done, names + 2, n - 2, fan, out, e);
}

static void of_param(struct env *v, const struct param *p, found_list *out)
{
	const struct json *value = NULL;
	switch (p->type) {
	case PARAM_NUMBER: value = make_int(v, p->value); break;
	case PARAM_BOOL: value = make_value(v, &(struct json){.kind = JSON_BOOL, .i = p->value}); break;
	case PARAM_TEXT: value = make_str(v, p->text); break;
	case PARAM_SPAN: case PARAM_OFF: break;
	}
	*vec_push(v->arena, out) = (struct found){.value = value, .param = p};
}

bool path_eval(struct env *v, const char *const *names, size_t n, bool fan, found_list *ret, struct err *e)
{
	must(n > 0);
	bool known;
	if (strcmp(names[0], "this") == 0 && n > 1) {
		struct scope self = {v->self, v->self_fields, v->n_self_fields, v->self_procedure, v->self_reg};
		TRY(in_scope(v, &self, names + 1, n - 1, fan, ret, &known, e));
		if (!known)
			push(v, ret, NULL, NULL, NULL);
		return true;
	}
	struct scope here = {v->body, v->fields, v->n_fields, v->procedure, v->reg};
	TRY(in_scope(v, &here, names, n, fan, ret, &known, e));
	/* a field that a step fills in is known to the form, its value stands with the step */
	if (known && json_get(v->body, names[0]))
		return true;
	const struct json *around = json_get(v->outer, names[0]);
	if (around) {
		ret->n = 0;
		return follow(v, around, scope_field(&here, names[0]), v->outer, names + 1, n - 1, fan, ret, e);
	}
	const struct step *step = v->procedure ? procedure_step(v->procedure, names[0]) : NULL;
	const struct json *done = json_get(v->steps, names[0]);
	if (done && done->kind != JSON_OBJ)
		done = NULL;
	if (!known && (step || done))
		return of_step(v, step, done, names, n, fan, ret, e);
	json_each(it, v->steps) {
		const struct json *value = json_get(it, names[0]);
		if (!value || it->kind != JSON_OBJ)
			continue;
		ret->n = 0;
		const struct field *f = scope_field(&here, names[0]);
		return follow(v, value, f, it, names + 1, n - 1, fan, ret, e);
	}
	if (known)
		return true;
	if (strcmp(names[0], "applicant") == 0 && v->applicant)
		return follow(v, make_link(v, v->applicant, "person"), NULL, NULL, names + 1, n - 1, fan, ret, e);
	if (strcmp(names[0], "unit") == 0 && v->unit)
		return follow(v, make_link(v, v->unit, "unit"), NULL, NULL, names + 1, n - 1, fan, ret, e);
	const struct param *p = n == 1 && v->pack ? pack_param(v->pack, names[0]) : NULL;
	TRY(param_in(v, p, &p, e));
	if (p) {
		of_param(v, p, ret);
		return true;
	}
	const struct json *number;
	TRY(figure_eval(v, names, n, &number, e));
	push(v, ret, number, NULL, NULL);
	return true;
}

bool path_text(struct env *v, const char *text, bool fan, found_list *ret, struct err *e)
{
	VEC(const char *) names = {0};
	struct str rest = str_of(text), suffix = STR(" of unit");
	bool of_unit = str_ends(rest, suffix);
	if (of_unit)
		rest = str_head(rest, rest.n - suffix.n);
	while (rest.n) {
		*vec_push(v->arena, &names) = arena_cstr(v->arena, str_cut(&rest, '.'));
		if (of_unit && names.n == 1)
			*vec_push(v->arena, &names) = "unit";
	}
	if (names.n == 0) {
		push(v, ret, NULL, NULL, NULL);
		return true;
	}
	return path_eval(v, names.p, names.n, fan, ret, e);
}

bool env_of_target(struct env *v, const struct field *f, const struct json *link, struct env *ret, bool *ret_found, struct err *e)
{
	const struct record *rec;
	TRY(env_record(v, link, &rec, e));
	*ret = (struct env){.city = v->city,
		.tx = v->tx,
		.arena = v->arena,
		.pack = v->pack,
		.lang = v->lang,
		.now = v->now,
		.organ = v->organ,
		.applicant = v->applicant,
		.seen = v->seen,
		.self = v->body,
		.self_reg = v->reg,
		.self_procedure = v->procedure,
		.self_fields = v->fields,
		.n_self_fields = v->n_fields};
	*ret_found = true;
	if (rec) {
		ret->body = rec->body;
		ret->reg = pack_register(v->pack, rec->reg);
		ret->unit = rec->unit;
	} else if (json_get(link, "about") || (f && f->kind == FIELD_ROWS)) {
		ret->body = link;
		if (f && f->kind == FIELD_ROWS) {
			ret->fields = f->columns.p;
			ret->n_fields = f->columns.n;
		} else if (f && f->to.n) {
			ret->reg = pack_register(v->pack, f->to.p[0]);
		}
	} else {
		*ret_found = false;
	}
	return true;
}
