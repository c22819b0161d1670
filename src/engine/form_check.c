/* A typed body against its shape: what is asked, required, within bounds; what is computed. */
#include "engine/form_read.h"
#include "engine/record_write.h"
#include "text/text.h"
#include "util/num.h"
#include "util/utf8.h"

static bool is_computed(const struct env *v, const struct field *f)
{
	return f->is || f->is_lookup || f->made || (v->reg && f == v->reg->state);
}

/* ---- asked ---- */

static bool chosen(const struct json *value, const char *name)
{
	if (value && value->kind == JSON_STR)
		return str_is(value->s, name);
	json_each(it, value)
		if (it->kind == JSON_STR && str_is(it->s, name))
			return true;
	return false;
}

static bool gather(struct env *v, const struct field *fields, size_t n, field_list *out, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &fields[i];
		struct err inner = {0};
		if (is_computed(v, f) || (f->as_of && !form_several(f, v->body)))
			continue;
		if (f->when && cond_eval(v, f->when, &inner) != TRUTH_YES) {
			if (inner.code)
				return err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
			continue;
		}
		*vec_push(v->arena, out) = f;
		const struct json *value = json_get(v->body, f->name);
		const struct option *o = f->from_lookup ? f->from_lookup->options.p : f->options.p;
		size_t n_options = f->from_lookup ? f->from_lookup->options.n : f->options.n;
		for (size_t k = 0; f->kind == FIELD_CHOICE && k < n_options; k++)
			if (chosen(value, o[k].name))
				TRY(gather(v, o[k].fields.p, o[k].fields.n, out, e));
		if (f->kind == FIELD_YESNO && f->options.n && value && value->i)
			TRY(gather(v, f->options.p[0].fields.p, f->options.p[0].fields.n, out, e));
		const struct level *at = f->kind == FIELD_GRADE && value ? scale_level(f->scale, value->s) : NULL;
		for (size_t k = 0; at && k < f->scale->levels.n; k++)    /* what a level asks, every higher one asks too */
			if (f->scale->levels.p[k].rank <= at->rank)
				TRY(gather(v, f->scale->levels.p[k].fields.p, f->scale->levels.p[k].fields.n, out, e));
	}
	return true;
}

static struct env within(const struct env *v, const struct field *fields, size_t n, const struct json *body)
{
	struct env w = *v;
	w.fields = fields;
	w.n_fields = n;
	w.body = body;
	return w;
}

size_t form_asked(struct env *v, const struct field *fields, size_t n, const struct field ***ret, struct err *e)
{
	field_list list = {0};
	struct env w = within(v, fields, n, v->body);
	bool ok = gather(&w, fields, n, &list, e);
	v->seen = w.seen;
	*ret = ok ? list.p : NULL;
	return ok ? list.n : 0;
}

bool form_lookup(struct env *v, const struct lookup *l, const struct option ***ret, size_t *ret_n, struct err *e)
{
	VEC(const struct option *) list = {0};
	for (size_t i = 0; i < l->lines.n; i++) {
		struct err inner = {0};
		enum truth t = cond_eval(v, l->lines.p[i].when, &inner);
		if (inner.code)
			return err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
		if (t != TRUTH_YES)
			continue;
		for (size_t k = 0; k < l->lines.p[i].gives.n; k++) {
			const struct option *o = NULL;
			for (size_t m = 0; m < l->options.n; m++)
				if (strcmp(l->options.p[m].name, l->lines.p[i].gives.p[k]) == 0)
					o = &l->options.p[m];
			for (size_t m = 0; o && m < list.n; m++)
				if (list.p[m] == o)
					o = NULL;
			if (o)
				*vec_push(v->arena, &list) = o;
		}
		if (!l->every_line)
			break;
	}
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

/* ---- computed ---- */

/* What the highest grade among things stands for in the base: the highest of what was chosen for those that carry it; one
 * that is still to be chosen leaves it open, unless the highest of all was. */
static const struct json *compute_as(struct env *v, const found_list *found)
{
	const struct level *best = NULL, *as = NULL;
	const struct scale *of = NULL;
	bool all = true;
	for (size_t i = 0; i < found->n; i++) {
		const struct field *f = found->p[i].field;
		const struct scale *s = f && f->kind == FIELD_GRADE && found->p[i].value ? f->scale : NULL;
		const struct level *l = s ? scale_level(s, found->p[i].value->s) : NULL;
		if (!l || (best && l->rank < best->rank))
			continue;
		if (!best || l->rank > best->rank) {
			best = l;
			of = s;
			as = NULL;
			all = true;
		}
		const struct level *chosen = form_as(s, found->p[i].home, f->name);
		all = all && chosen;
		as = chosen && (!as || chosen->rank > as->rank) ? chosen : as;
	}
	for (size_t i = 0; as && !all && i < best->as.n; i++) {
		const struct level *other = scale_level(of->plays, str_of(best->as.p[i]));
		if (other && other->rank > as->rank)
			return NULL;
	}
	return as && best->as.n > 1 ? json_add_str(v->arena, json_obj(v->arena), STR("v"), str_of(as->name)) : NULL;
}

static bool compute(struct env *v, const struct field *f, const struct json **ret, struct err *e)
{
	found_list found = {0};
	*ret = NULL;
	if (f->is_lookup) {
		const struct option **o;
		size_t n;
		TRY(form_lookup(v, f->is_lookup, &o, &n, e));
		struct json *box = json_obj(v->arena);
		if (n)
			*ret = json_add_str(v->arena, box, STR("v"), str_of(o[0]->name));
		return true;
	}
	TRY(path_eval(v, f->is->names.p, f->is->names.n, f->is_highest, &found, e));
	if (f->as_of) {
		*ret = f->is_highest || found.n == 1 ? compute_as(v, &found) : NULL;
		return true;
	}
	if (!f->is_highest) {
		*ret = found.n == 1 ? found.p[0].value : NULL;
		return true;
	}
	/* the highest of what is graded; one that is not graded leaves it to the others */
	int best = -1;
	for (size_t i = 0; i < found.n; i++) {
		const struct level *l = found.p[i].value && f->scale ? scale_level(f->scale, found.p[i].value->s) : NULL;
		if (l && l->rank > best) {
			best = l->rank;
			*ret = found.p[i].value;
		}
	}
	return true;
}

static void drop(struct json *obj, const char *name)
{
	struct json *before = NULL;
	for (struct json *it = obj->first; it; before = it, it = it->next) {
		if (!str_is(it->name, name))
			continue;
		if (before)
			before->next = it->next;
		else
			obj->first = it->next;
		if (obj->last == it)
			obj->last = before;
		obj->count--;
		return;
	}
}

static bool compute_all(struct env *v, const struct field *fields, size_t n, struct json *body, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		const struct json *value;
		if (!fields[i].is && !fields[i].is_lookup)
			continue;
		TRY(compute(v, &fields[i], &value, e));
		if (value)
			json_put(v->arena, body, str_of(fields[i].name), json_copy(v->arena, value));
		else
			drop(body, fields[i].name);
	}
	return true;
}

bool form_compute(struct env *v, const struct field *fields, size_t n, struct json *body, struct err *e)
{
	struct env w = within(v, fields, n, body);
	bool ok = compute_all(&w, fields, n, body, e);
	v->seen = w.seen;
	return ok;
}

/* ---- what stays ---- */

static bool stays(const struct field *fields, size_t n, const field_list *asked, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if ((fields[i].is || fields[i].is_lookup || fields[i].made) && str_is(name, fields[i].name))
			return true;
	for (size_t i = 0; i < asked->n; i++) {
		const struct field *f = asked->p[i];
		size_t k = strlen(f->name);
		if (str_is(name, f->name))
			return true;
		if (f->kind == FIELD_GRADE && name.n > k && str_starts(name, str_of(f->name)) && name.p[k] == '.')
			return true;                         /* answer to a level's question */
	}
	return false;
}

static bool prune(struct env *v, const struct field *fields, size_t n, const field_list *asked, struct json *body)
{
	bool changed = false;
	for (struct json *it = body->first, *next; it; it = next) {
		next = it->next;
		if (!stays(fields, n, asked, it->name)) {
			drop(body, arena_cstr(v->arena, it->name));
			changed = true;
		}
	}
	return changed;
}

/* ---- bounds ---- */

static const char *title_of(const struct env *v, const struct field *f) { return title_in(&f->title, v->lang); }

static void problem(struct env *v, problem_list *out, const char *prefix, const struct field *f, const char *text)
{
	*vec_push(v->arena, out) = (struct problem){arena_cprintf(v->arena, "%s%s", prefix, f->name), text};
}

/* The strictest of what a bound's path leads to: NULL when it leads to nothing that is filled in. */
static bool bound_value(
	struct env *v, const struct path *path, const struct scale *s, bool least, const struct json **ret, struct err *e)
{
	found_list found = {0};
	int64_t best = 0;
	*ret = NULL;
	TRY(path_eval(v, path->names.p, path->names.n, true, &found, e));
	for (size_t i = 0; i < found.n; i++) {
		const struct json *value = found.p[i].value;
		struct moment m;
		int64_t rank;
		if (!value)
			continue;
		if (s && value->kind == JSON_STR && scale_level(s, value->s))
			rank = scale_level(s, value->s)->rank;
		else if (value->kind == JSON_INT)
			rank = value->i;
		else if (moment_of(value, &m))
			rank = m.ms;
		else
			continue;
		if (!*ret || (least ? rank > best : rank < best)) {
			best = rank;
			*ret = value;
		}
	}
	return true;
}

static bool check_number(
	struct env *v, const struct field *f, int64_t value, const char *prefix, bool least, problem_list *out, struct err *e)
{
	const char *written = least ? f->at_least : f->at_most;
	const struct path *path = least ? f->at_least_path : f->at_most_path;
	int64_t bound;
	if (!written)
		return true;
	if (!num_i64(str_of(written), INT64_MIN, INT64_MAX, &bound)) {
		const struct json *other = NULL;
		if (path)
			TRY(bound_value(v, path, NULL, least, &other, e));
		if (!other || other->kind != JSON_INT)
			return true;
		bound = other->i;
	}
	if (least ? value >= bound : value <= bound)
		return true;
	const char *said = num_grouped(v->arena, bound);
	problem(v, out, prefix, f,
		least ? t_form_number_least(v->lang, title_of(v, f), said) : t_form_number_most(v->lang, title_of(v, f), said));
	return true;
}

static bool check_moment(struct env *v, const struct field *f, const struct json *value, const char *prefix, bool least,
	problem_list *out, struct err *e)
{
	const struct ptime *time = least ? f->at_least_time : f->at_most_time;
	const struct path *path = least ? f->at_least_path : f->at_most_path;
	struct moment at, bound;
	bool known = false;
	if (!moment_of(value, &at))
		return true;
	if (time) {
		TRY(moment_eval(v, time, &bound, &known, e));
	} else if (path) {
		const struct json *other;
		TRY(bound_value(v, path, NULL, least, &other, e));
		known = moment_of(other, &bound);
	}
	if (!known)
		return true;
	bool days = at.is_date || bound.is_date;
	int64_t a = days ? civil_date_of_ms(at.ms) : at.ms, b = days ? civil_date_of_ms(bound.ms) : bound.ms;
	if (least ? a >= b : a <= b)
		return true;
	bool ja = lang_ja(v->lang);
	const char *said = days ? civil_say_date(v->arena, b, CIVIL_FULL, ja) : civil_say_time(v->arena, b, CIVIL_FULL, ja);
	problem(v, out, prefix, f,
		least ? t_form_date_least(v->lang, title_of(v, f), said) : t_form_date_most(v->lang, title_of(v, f), said));
	return true;
}

static bool check_grade(struct env *v, const struct field *f, const struct json *value, const char *prefix, bool least,
	problem_list *out, struct err *e)
{
	const char *written = least ? f->at_least : f->at_most;
	const struct path *path = least ? f->at_least_path : f->at_most_path;
	const struct level *at = scale_level(f->scale, value->s), *bound;
	if (!written || !at)
		return true;
	bound = scale_level(f->scale, str_of(written));
	if (!bound && path) {
		const struct json *other;
		TRY(bound_value(v, path, f->scale, least, &other, e));
		bound = other ? scale_level(f->scale, other->s) : NULL;
	}
	if (!bound || (least ? at->rank >= bound->rank : at->rank <= bound->rank))
		return true;
	const char *said = form_say_level(v, f->scale, bound);
	problem(v, out, prefix, f,
		least ? t_form_grade_least(v->lang, title_of(v, f), said) : t_form_grade_most(v->lang, title_of(v, f), said));
	return true;
}

/* A yes to a question of a level says that the thing is at least of that level. */
static void check_questions(struct env *v, const struct field *f, const struct json *value, const char *prefix, problem_list *out)
{
	const struct level *at = value ? scale_level(f->scale, value->s) : NULL;
	for (size_t i = f->scale->levels.n; i-- > 0;) {
		const struct level *l = &f->scale->levels.p[i];
		for (size_t k = 0; k < l->questions.n; k++) {
			const struct question *q = &l->questions.p[k];
			if (!json_true(v->body, arena_cprintf(v->arena, "%s.%s", f->name, q->name)) ||
				(at && at->rank >= l->rank))
				continue;
			problem(v, out, prefix, f, t_form_grade_proposed(v->lang, title_of(v, f), title_in(&q->title, v->lang),
				form_say_level(v, f->scale, l)));
			return;
		}
	}
}

static bool check_offer(
	struct env *v, const struct field *f, const struct json *value, const char *prefix, problem_list *out, struct err *e)
{
	const struct option **o;
	size_t n;
	TRY(form_lookup(v, f->from_lookup, &o, &n, e));
	for (size_t i = 0; i < f->from_lookup->options.n; i++) {
		const struct option *all = &f->from_lookup->options.p[i];
		bool offered = false;
		for (size_t k = 0; k < n; k++)
			offered |= o[k] == all;
		if (!offered && chosen(value, all->name))
			problem(v, out, prefix, f, t_form_not_offered(v->lang, title_of(v, f), title_in(&all->title, v->lang)));
	}
	return true;
}

/* One of those for which the level chosen stands. */
static void check_as(struct env *v, const struct field *f, const struct json *value, const char *prefix, problem_list *out)
{
	const struct level *l = form_several(f, v->body);
	const struct option *o = field_option(f, value->s);
	for (size_t i = 0; l && i < l->as.n; i++)
		if (str_is(value->s, l->as.p[i]))
			return;
	if (o)
		problem(v, out, prefix, f, t_form_not_offered(v->lang, title_of(v, f), title_in(&o->title, v->lang)));
}

/* ---- one field ---- */

static bool check_rows(struct env *v, const struct field *f, struct json *rows, const char *prefix, const problem_list *read,
	problem_list *out, struct err *e)
{
	int i = 0;
	for (struct json *row = rows->first; row; row = row->next, i++) {
		problem_list inner = {0};
		struct env w = *v;
		w.self = v->body;
		w.self_fields = v->fields;
		w.n_self_fields = v->n_fields;
		TRY(form_settle(&w, f->columns.p, f->columns.n, arena_cprintf(v->arena, "%s%s.%d.", prefix, f->name, i), row,
			read, &inner, e));
		for (size_t k = 0; k < inner.n; k++)
			*vec_push(v->arena, out) =
				(struct problem){inner.p[k].field, t_form_row(v->lang, title_of(v, f), i + 1, inner.p[k].text)};
	}
	return true;
}

static bool check_field(struct env *v, const struct field *f, const char *prefix, const problem_list *read, problem_list *out,
	struct err *e)
{
	struct json *value = (struct json *)(uintptr_t)json_get(v->body, f->name);
	if (f->kind == FIELD_GRADE)
		check_questions(v, f, value, prefix, out);
	if (json_missing(value)) {
		bool picked =
			f->kind == FIELD_CHOICE || f->kind == FIELD_GRADE || f->kind == FIELD_YESNO || f->kind == FIELD_LINK;
		if (!f->optional && f->of)
			problem(v, out, prefix, f, t_form_lines_none(v->lang, title_of(v, f)));
		else if (!f->optional)
			problem(v, out, prefix, f,
				picked ? t_form_choose(v->lang, title_of(v, f)) : t_form_fill_in(v->lang, title_of(v, f)));
		return true;
	}
	switch (f->kind) {
	case FIELD_NUMBER:
		TRY(check_number(v, f, value->i, prefix, true, out, e));
		return check_number(v, f, value->i, prefix, false, out, e);
	case FIELD_DATE: case FIELD_TIME:
		TRY(check_moment(v, f, value, prefix, true, out, e));
		return check_moment(v, f, value, prefix, false, out, e);
	case FIELD_GRADE:
		TRY(check_grade(v, f, value, prefix, true, out, e));
		return check_grade(v, f, value, prefix, false, out, e);
	case FIELD_CHOICE:
		if (f->as_of)
			check_as(v, f, value, prefix, out);
		return !f->from_lookup || check_offer(v, f, value, prefix, out, e);
	case FIELD_LINK:
		return form_check_link(v, f, value, arena_cprintf(v->arena, "%s%s", prefix, f->name), out, e);
	case FIELD_ROWS:
		return check_rows(v, f, value, prefix, read, out, e);
	case FIELD_TEXT: case FIELD_YESNO: case FIELD_FILE:
		break;
	}
	return true;
}

/* Problems of reading that belong to this field; it is then not looked at again. Those inside rows are taken line by line, so
 * that the other lines are looked at in the same pass. */
static bool take_read(struct env *v, const struct field *f, const char *prefix, const problem_list *read, problem_list *out)
{
	bool any = false;
	const char *whole = arena_cprintf(v->arena, "%s%s", prefix, f->name);
	size_t k = strlen(whole);
	for (size_t i = 0; read && i < read->n; i++) {
		const char *name = read->p[i].field;
		if (strncmp(name, whole, k) == 0 && (name[k] == 0 || (name[k] == '.' && f->kind != FIELD_ROWS))) {
			*vec_push(v->arena, out) = read->p[i];
			any = true;
		}
	}
	return any;
}

/* Rows of a register become what the unit has there now. */
static bool take_lines(struct env *v, const struct field *fields, size_t n, const char *prefix, struct json *body,
	problem_list *ret, struct err *e)
{
	for (size_t i = 0; v->tx && v->unit && i < n; i++) {
		struct json *lines;
		bool more;
		if (!fields[i].of)
			continue;
		TRY(form_lines(v, &fields[i], json_get(body, fields[i].name), &lines, &more, e));
		drop(body, fields[i].name);
		if (more)
			problem(v, ret, prefix, &fields[i], t_form_lines_max(v->lang, title_of(v, &fields[i]), FORM_LINES_MAX));
		else if (lines->count)
			json_put(v->arena, body, str_of(fields[i].name), lines);
	}
	return true;
}

bool form_settle(struct env *v, const struct field *fields, size_t n, const char *prefix, struct json *body,
	const problem_list *read, problem_list *ret, struct err *e)
{
	struct env w = within(v, fields, n, body);
	field_list asked = {0};
	TRY(take_lines(&w, fields, n, prefix, body, ret, e));
	for (int round = 0; round < 16; round++) {
		TRY(compute_all(&w, fields, n, body, e));
		asked.n = 0;
		TRY(gather(&w, fields, n, &asked, e));
		if (!prune(&w, fields, n, &asked, body))
			break;
	}
	for (size_t i = 0; i < asked.n; i++)
		if (!take_read(&w, asked.p[i], prefix, read, ret))
			TRY(check_field(&w, asked.p[i], prefix, read, ret, e));
	/* a computed grade has bounds too */
	for (size_t i = 0; i < n; i++) {
		const struct json *value = json_get(body, fields[i].name);
		if (fields[i].is && fields[i].kind == FIELD_GRADE && value) {
			TRY(check_grade(&w, &fields[i], value, prefix, true, ret, e));
			TRY(check_grade(&w, &fields[i], value, prefix, false, ret, e));
		}
	}
	v->seen = w.seen;
	return true;
}

/* ---- typed bodies ---- */

static bool link_shaped(const struct json *j)
{
	if (j->kind != JSON_OBJ)
		return false;
	const struct json *about = json_get(j, "about"), *kind = json_get(j, "kind"), *id = json_get(j, "id"),
			  *name = json_get(j, "name");
	if (about)
		return about->kind == JSON_STR;
	return kind && kind->kind == JSON_STR && ((id && id->kind == JSON_INT) || (name && name->kind == JSON_STR));
}

static bool typed(const struct field *f, const struct json *j);

static bool typed_row(const struct field *f, const struct json *row)
{
	if (row->kind != JSON_OBJ)
		return false;
	json_each(it, row) {
		const struct field *c = NULL;
		for (size_t i = 0; i < f->columns.n && !c; i++)
			c = it->name.n < 64 && str_is(it->name, f->columns.p[i].name) ? &f->columns.p[i] : NULL;
		if (!c || !typed(c, it))
			return false;
	}
	return true;
}

static bool is_option(const struct field *f, const struct json *j)
{
	if (j->kind != JSON_STR)
		return false;
	if (f->scale)
		return scale_level(f->scale, j->s) != NULL;
	const struct option *o = f->from_lookup ? f->from_lookup->options.p : f->options.p;
	size_t n = f->from_lookup ? f->from_lookup->options.n : f->options.n;
	for (size_t i = 0; i < n; i++)
		if (str_is(j->s, o[i].name))
			return true;
	return false;
}

static bool typed(const struct field *f, const struct json *j)
{
	struct moment m;
	bool many = f->many && (f->kind == FIELD_CHOICE || f->kind == FIELD_LINK);
	if (many != (j->kind == JSON_ARR && f->kind != FIELD_ROWS))
		return false;
	switch (f->kind) {
	case FIELD_TEXT: return j->kind == JSON_STR && utf8_count(j->s) <= FORM_TEXT_MAX;
	case FIELD_NUMBER: return j->kind == JSON_INT;
	case FIELD_DATE: return moment_of(j, &m) && m.is_date;
	case FIELD_TIME: return moment_of(j, &m) && !m.is_date;
	case FIELD_YESNO: return j->kind == JSON_BOOL;
	case FIELD_FILE: return j->kind == JSON_STR && j->s.n == 2 * HASH_LEN;
	case FIELD_GRADE: return is_option(f, j);
	case FIELD_CHOICE:
		if (!many)
			return is_option(f, j);
		json_each(it, j)
			if (!is_option(f, it))
				return false;
		return true;
	case FIELD_LINK:
		if (!many)
			return link_shaped(j);
		json_each(it, j)
			if (!link_shaped(it))
				return false;
		return true;
	case FIELD_ROWS:
		if (j->kind != JSON_ARR || j->count > (f->of ? FORM_LINES_MAX : FORM_ROWS_MAX))
			return false;
		json_each(it, j)
			if (!typed_row(f, it))
				return false;
		return true;
	}
	return false;
}

bool form_check(struct env *v, const struct field *fields, size_t n, const struct json *body, struct json **ret_body,
	struct problem **ret_problems, size_t *ret_n, struct err *e)
{
	struct json *out = json_obj(v->arena);
	problem_list problems = {0};
	json_each(it, body) {
		struct str rest = it->name;
		const char *head = arena_cstr(v->arena, str_cut(&rest, '.'));
		const struct field *f = form_field(fields, n, head);
		if (!f || (rest.n && f->kind != FIELD_GRADE))
			return FAIL(e, ERR_INVALID, "%.*s: the shape has no such field", STR_ARG(it->name));
		if (it->kind == JSON_NULL || is_computed(v, f))
			continue;                            /* computed ones are made here */
		if (rest.n ? it->kind != JSON_BOOL : !typed(f, it))
			return FAIL(e, ERR_INVALID, "%.*s: not a value of this field", STR_ARG(it->name));
		json_put(v->arena, out, it->name, json_copy(v->arena, it));
	}
	TRY(form_settle(v, fields, n, "", out, NULL, &problems, e));
	*ret_body = out;
	*ret_problems = problems.p;
	*ret_n = problems.n;
	return true;
}
