/* Posted strings to a typed body. What a value may be among the others is form_check.c's business. */
#include "engine/form_read.h"

#include "engine/file.h"
#include "text/text.h"
#include "util/num.h"
#include "util/utf8.h"

#define MANY_MAX 200

static const struct json *posted(struct reading *r, const char *name)
{
	map_set(r->known, str_of(name), r);
	const char *whole = *r->prefix ? arena_cprintf(r->v->arena, "%s%s", r->prefix, name) : name;
	return r->index ? map_get(r->index, str_of(whole)) : json_get(r->in, whole);
}

void read_problem(struct reading *r, const char *name, const char *text)
{
	*vec_push(r->v->arena, &r->problems) = (struct problem){arena_cprintf(r->v->arena, "%s%s", r->prefix, name), text};
}

struct str read_one(struct reading *r, const char *name)
{
	const struct json *j = posted(r, name);
	if (j && j->kind == JSON_ARR)
		j = j->first;
	return j && j->kind == JSON_STR ? j->s : STR_NONE;
}

static struct str read_last(struct reading *r, const char *name)
{
	const struct json *j = posted(r, name);
	if (j && j->kind == JSON_ARR)
		j = j->last;
	return j && j->kind == JSON_STR ? j->s : STR_NONE;
}

static const char *title_of(struct reading *r, const struct field *f) { return title_in(&f->title, r->v->lang); }

static const struct json *value(struct reading *r, const struct json *like)
{
	struct json *box = json_obj(r->v->arena);
	return json_add(r->v->arena, box, STR("v"), json_copy(r->v->arena, like));
}

static const struct json *string(struct reading *r, struct str s) { return value(r, &(struct json){.kind = JSON_STR, .s = s}); }

/* Blanks of both widths at the ends go, CR LF becomes LF; inside nothing is changed, names stay as typed. */
static struct str tidy(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '\r')
			p[n++] = s.p[i];
		else if (i + 1 == s.n || s.p[i + 1] != '\n')
			p[n++] = '\n';
	s = (struct str){p, n};
	for (size_t before = s.n + 1; before != s.n;) {
		before = s.n;
		s = str_trim(s);
		if (str_starts(s, STR("\u3000")))
			s = str_from(s, 3);
		if (str_ends(s, STR("\u3000")))
			s.n -= 3;
	}
	return s;
}

static bool has_control(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (((unsigned char)s.p[i] < ' ' && s.p[i] != '\n' && s.p[i] != '\t') || s.p[i] == 0x7f)
			return true;
	return false;
}

static const struct json *read_text(struct reading *r, const struct field *f)
{
	struct str s = tidy(r->v->arena, read_one(r, f->name));
	size_t max = *r->prefix ? FORM_LINE_MAX : form_text_max(r->v, f), n = utf8_count(s);
	if (s.n == 0)
		return NULL;
	const char *unseen = act_unseen(r->v->lang, title_of(r, f), s);
	if (has_control(s))
		read_problem(r, f->name, t_form_bad_character(r->v->lang, title_of(r, f)));
	else if (unseen)
		read_problem(r, f->name, unseen);
	else if (n > max)
		read_problem(r, f->name, t_form_too_long(r->v->lang, title_of(r, f), (int)max, (int)n));
	else if (max == FORM_LINE_MAX && memchr(s.p, '\n', s.n))
		read_problem(r, f->name, t_form_one_line(r->v->lang, title_of(r, f)));
	else
		return string(r, s);
	return NULL;
}

/* "１，２００", "007" and "-3" are numbers too. */
static const struct json *read_number(struct reading *r, const struct field *f)
{
	struct str s = str_trim(utf8_half(r->v->arena, read_one(r, f->name)));
	char digits[32];
	size_t n = 0;
	int64_t i;
	if (s.n == 0)
		return NULL;
	for (size_t k = 0; k < s.n && n < sizeof digits; k++) {
		bool leading = n == 0 || (n == 1 && digits[0] == '-');
		bool zero = s.p[k] == '0' && leading && k + 1 < s.n;
		if (s.p[k] != ',' && !zero)
			digits[n++] = s.p[k];
	}
	if (n < sizeof digits && num_i64((struct str){digits, n}, -((int64_t)1 << 53) + 1, ((int64_t)1 << 53) - 1, &i))
		return value(r, &(struct json){.kind = JSON_INT, .i = i});
	read_problem(r, f->name, t_form_not_number(r->v->lang, title_of(r, f)));
	return NULL;
}

/* ---- choices ---- */

/* The name as the shape writes it; NULL when it is none of them. */
static const char *option_name(const struct field *f, struct str s)
{
	if (f->scale) {
		const struct level *l = scale_level(f->scale, s);
		return l ? l->name : NULL;
	}
	const struct option *o = f->from_lookup ? NULL : field_option(f, s);
	for (size_t i = 0; f->from_lookup && i < f->from_lookup->options.n; i++)
		if (str_is(s, f->from_lookup->options.p[i].name))
			o = &f->from_lookup->options.p[i];
	return o ? o->name : NULL;
}

static size_t position(const struct field *f, const char *name)
{
	const struct option *o = f->from_lookup ? f->from_lookup->options.p : f->options.p;
	size_t n = f->from_lookup ? f->from_lookup->options.n : f->options.n;
	for (size_t i = 0; i < n; i++)
		if (strcmp(o[i].name, name) == 0)
			return i;
	return f->scale ? (size_t)scale_level(f->scale, str_of(name))->rank : n;
}

static struct str half(struct reading *r, struct str s) { return str_trim(utf8_half(r->v->arena, s)); }

static const struct json *read_choice(struct reading *r, const struct field *f)
{
	const struct json *in = posted(r, f->name);
	const char *names[MANY_MAX];
	size_t n = 0;
	const struct json *it = in && in->kind == JSON_ARR ? in->first : in;
	for (; it; it = in->kind == JSON_ARR ? it->next : NULL) {
		struct str s = it->kind == JSON_STR ? half(r, it->s) : STR_NONE;
		if (s.n == 0)
			continue;
		const char *name = option_name(f, s);
		if (!name || n == ARRAY_LEN(names)) {
			read_problem(r, f->name, t_form_not_option(r->v->lang, title_of(r, f)));
			return NULL;
		}
		/* in the order of the pack, each once: the same answer is the same body */
		size_t at = n;
		while (at > 0 && position(f, names[at - 1]) > position(f, name))
			at--;
		if (at > 0 && strcmp(names[at - 1], name) == 0)
			continue;
		memmove(names + at + 1, names + at, (n - at) * sizeof *names);
		names[at] = name;
		n++;
	}
	if (n == 0)
		return NULL;
	if (!f->many && n > 1) {
		read_problem(r, f->name, t_form_one_value(r->v->lang, title_of(r, f)));
		return NULL;
	}
	if (!f->many)
		return string(r, str_of(names[0]));
	struct json *list = json_arr(r->v->arena);
	for (size_t i = 0; i < n; i++)
		json_add_str(r->v->arena, list, STR_NONE, str_of(names[i]));
	return list;
}

static const struct json *read_yesno(struct reading *r, const struct field *f)
{
	struct str s = half(r, read_one(r, f->name));
	if (s.n == 0)
		return NULL;
	if (str_is(s, "yes") || str_is(s, "no"))
		return value(r, &(struct json){.kind = JSON_BOOL, .i = str_is(s, "yes")});
	read_problem(r, f->name, t_form_choose(r->v->lang, title_of(r, f)));
	return NULL;
}

/* The answers to a level's questions stand as "grade.question" beside the grade. */
static void read_questions(struct reading *r, const struct field *f)
{
	for (size_t i = 0; i < f->scale->levels.n; i++) {
		const struct level *l = &f->scale->levels.p[i];
		for (size_t k = 0; k < l->questions.n; k++) {
			const char *name = arena_cprintf(r->v->arena, "%s.%s", f->name, l->questions.p[k].name);
			struct str s = half(r, read_one(r, name));
			if (str_is(s, "yes") || str_is(s, "no"))
				json_put(r->v->arena, r->body, str_of(name),
					json_copy(r->v->arena, &(struct json){.kind = JSON_BOOL, .i = str_is(s, "yes")}));
			else if (s.n)
				read_problem(
					r, f->name, t_form_choose(r->v->lang, title_in(&l->questions.p[k].title, r->v->lang)));
		}
	}
}

/* What was chosen last counts: the file that was there before, then "none", then a new one. In the place of a file that was
 * refused stands why. */
static bool read_file(struct reading *r, const struct field *f, const struct json **ret, struct err *e)
{
	struct str s = str_trim(read_last(r, f->name));
	uint8_t digest[HASH_LEN];
	const struct env *v = r->v;
	bool may = num_unhex(s, digest, sizeof digest);
	if (s.n == 0 || str_is(s, "none"))
		return true;
	if (may && v->tx && v->poster.person)
		TRY(file_may_name(v->tx, s, v->poster.person, v->poster.kind, v->poster.target, &may, e));
	if (may) {
		*ret = string(r, s);
		return true;
	}
	struct file_limits limits;
	TRY(file_limits(v->tx, v->arena, v->pack, v->organ, &limits, e));
	read_problem(r, f->name, file_refusal_say(v->lang, &limits, file_refusal_of(s), title_of(r, f)));
	return true;
}

/* ---- links ---- */

/* "number:A-0411": the record of that number in one of the registers that the link goes to. */
static bool by_number(struct reading *r, const struct field *f, struct str number, int64_t *ret, struct err *e)
{
	*ret = 0;
	for (size_t i = 0; i < f->to.n && *ret == 0 && r->v->tx; i++)
		TRY(tx_number(r->v->tx, STMT_record_by_number, ARGS(val_c(f->to.p[i]), val_s(number)), 0, ret, e));
	return true;
}

static void read_about(struct reading *r, const struct field *f, struct str about, size_t n, struct json *to);

/* One value of a link; *ret NULL when it is no link at all. */
static bool one_link(struct reading *r, const struct field *f, struct str s, size_t *n_about, struct json **ret, struct err *e)
{
	static const char *const kinds[] = {"record", "person", "unit", "case", "row", "clause", "document", "duty"};
	struct json *link = json_obj(r->v->arena);
	struct str rest = s, kind = str_cut(&rest, ':');
	int64_t id;
	*ret = NULL;
	if (str_is(kind, "about")) {
		*ret = link;
		read_about(r, f, rest, (*n_about)++, link);
		return true;
	}
	if (str_is(kind, "number")) {
		TRY(by_number(r, f, half(r, rest), &id, e));
		json_add_int(r->v->arena, link, STR("id"), id);
		json_add_str(r->v->arena, link, STR("kind"), STR("record"));
		*ret = link;
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (!str_is(kind, kinds[i]))
			continue;
		if (i < 5) {
			if (!num_i64(rest, i == 4 ? 0 : 1, JSON_INT_MAX, &id))
				return true;
			json_add_int(r->v->arena, link, STR("id"), id);
		} else if (rest.n == 0 || rest.n > 100) {
			return true;
		} else {
			json_add_str(r->v->arena, link, STR("name"), rest);
		}
		json_add_str(r->v->arena, link, STR("kind"), kind);
		*ret = link;
	}
	return true;
}

static bool read_link(struct reading *r, const struct field *f, const struct json **ret, struct err *e)
{
	const struct json *in = posted(r, f->name);
	struct json *list = json_arr(r->v->arena), *link;
	size_t n_about = 0, n = 0;
	const struct json *it = in && in->kind == JSON_ARR ? in->first : in;
	*ret = NULL;
	for (; it; it = in->kind == JSON_ARR ? it->next : NULL) {
		struct str s = it->kind == JSON_STR ? str_trim(it->s) : STR_NONE;
		if (s.n == 0)
			continue;
		if (++n > MANY_MAX) {
			read_problem(r, f->name, t_form_links_max(r->v->lang, title_of(r, f), MANY_MAX));
			return true;
		}
		TRY(one_link(r, f, s, &n_about, &link, e));
		if (!link) {
			read_problem(r, f->name, t_form_link_kind(r->v->lang, title_of(r, f)));
			return true;
		}
		json_add(r->v->arena, list, STR_NONE, link);
	}
	if (n > 1 && !f->many)
		read_problem(r, f->name, t_form_one_value(r->v->lang, title_of(r, f)));
	else if (n)
		*ret = f->many ? list : list->first;
	return true;
}

static bool read_fields(struct reading *r, const struct field *fields, size_t n, struct err *e);

/* A thing that is not in the ledger: what it is, and the classes that things of these registers carry. */
static void read_about(struct reading *r, const struct field *f, struct str about, size_t n, struct json *to)
{
	about = tidy(r->v->arena, about);
	if (utf8_count(about) > FORM_LINE_MAX) {
		read_problem(r, f->name, t_form_too_long(r->v->lang, title_of(r, f), FORM_LINE_MAX, (int)utf8_count(about)));
		about = utf8_head(about, FORM_LINE_MAX);
	} else if (about.n && (memchr(about.p, '\n', about.n) || has_control(about))) {
		read_problem(r, f->name, t_form_one_line(r->v->lang, title_of(r, f)));
	}
	json_add_str(r->v->arena, to, STR("about"), about);
	struct reading in = {.v = r->v, .in = r->in, .index = r->index, .known = map_new(r->v->arena), .body = to,
		.prefix = arena_cprintf(r->v->arena, "%s%s.about.%zu.", r->prefix, f->name, n)};
	for (size_t i = 0; i < f->to.n; i++) {
		const struct register_ *reg = pack_register(r->v->pack, f->to.p[i]);
		for (size_t k = 0; reg && k < reg->fields.n; k++) {
			const struct field *g = &reg->fields.p[k];
			if (json_get(to, g->name) || (g->as_of ? !form_several(g, to) : g->kind != FIELD_GRADE))
				continue;
			/* only the grade itself: what a level asks besides belongs to a line of the ledger */
			const char *name = option_name(g, half(r, read_one(&in, g->name)));
			if (name)
				json_add_str(r->v->arena, to, str_of(g->name), str_of(name));
		}
	}
}

/* ---- rows ---- */

static bool any_posted(struct reading *r, const char *prefix)
{
	json_each(it, r->in) {
		if (!str_starts(it->name, str_of(prefix)))
			continue;
		if ((it->kind == JSON_STR && str_trim(it->s).n) || (it->kind == JSON_ARR && it->count))
			return true;
	}
	return false;
}

/* The highest row number posted, -1 none; a bad number counts as too high. */
static int64_t last_row(struct reading *r, const char *prefix)
{
	int64_t last = -1, n;
	json_each(it, r->in) {
		if (!str_starts(it->name, str_of(prefix)))
			continue;
		struct str rest = str_from(it->name, strlen(prefix)), number = str_cut(&rest, '.');
		if (!num_i64(number, 0, 999999, &n))
			n = 999999;
		if (n > last)
			last = n;
	}
	return last;
}

static bool read_rows(struct reading *r, const struct field *f, const struct json **ret, struct err *e)
{
	const char *base = arena_cprintf(r->v->arena, "%s%s.", r->prefix, f->name);
	int64_t last = last_row(r, base);
	struct json *rows = json_arr(r->v->arena);
	*ret = NULL;
	int max = f->of ? FORM_LINES_MAX : FORM_ROWS_MAX;
	if (last >= max) {
		read_problem(r, f->name, t_form_rows_max(r->v->lang, title_of(r, f), max));
		return true;
	}
	for (int64_t i = 0; i <= last; i++) {
		const char *prefix = arena_cprintf(r->v->arena, "%s%lld.", base, (long long)i);
		/* a line of a register is posted with its record, every other row with anything at all */
		if (f->of ? !map_get(r->index, str_of(arena_cprintf(r->v->arena, "%srecord", prefix))) : !any_posted(r, prefix))
			continue;
		struct reading in = {
			.v = r->v, .in = r->in, .index = r->index, .prefix = prefix, .known = map_new(r->v->arena),
			.body = json_obj(r->v->arena)};
		TRY(read_fields(&in, f->columns.p, f->columns.n, e));
		/* counted as the lines of the body are: empty ones are not there; form_settle says in which line it is */
		for (size_t k = 0; k < in.problems.n; k++)
			*vec_push(r->v->arena, &r->problems) = (struct problem){
				arena_cprintf(r->v->arena, "%s%zu.%s", base, rows->count,
					in.problems.p[k].field + strlen(prefix)),
				in.problems.p[k].text};
		json_add(r->v->arena, rows, STR_NONE, in.body);
	}
	if (rows->count)
		*ret = rows;
	return true;
}

/* ---- all ---- */

static bool read_value(struct reading *r, const struct field *f, const struct json **ret, struct err *e)
{
	*ret = NULL;
	switch (f->kind) {
	case FIELD_TEXT: *ret = read_text(r, f); break;
	case FIELD_NUMBER: *ret = read_number(r, f); break;
	case FIELD_DATE: case FIELD_TIME: *ret = read_moment(r, f); break;
	case FIELD_CHOICE: *ret = read_choice(r, f); break;
	case FIELD_GRADE:
		*ret = read_choice(r, f);
		read_questions(r, f);
		break;
	case FIELD_YESNO: *ret = read_yesno(r, f); break;
	case FIELD_FILE: return read_file(r, f, ret, e);
	case FIELD_LINK: return read_link(r, f, ret, e);
	case FIELD_ROWS: return read_rows(r, f, ret, e);
	}
	return true;
}

static bool read_fields(struct reading *r, const struct field *fields, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &fields[i];
		const struct json *v;
		if (f->is || f->is_lookup || (r->v->reg && f == r->v->reg->state))
			continue;                            /* computed, or moved by steps: nobody fills it in */
		TRY(read_value(r, f, &v, e));
		if (v)
			json_put(r->v->arena, r->body, str_of(f->name), json_copy(r->v->arena, v));
		for (size_t k = 0; k < f->options.n; k++)
			TRY(read_fields(r, f->options.p[k].fields.p, f->options.p[k].fields.n, e));
		for (size_t k = 0; f->from_lookup && k < f->from_lookup->options.n; k++)
			TRY(read_fields(r, f->from_lookup->options.p[k].fields.p, f->from_lookup->options.p[k].fields.n, e));
		for (size_t k = 0; f->kind == FIELD_GRADE && k < f->scale->levels.n; k++)
			TRY(read_fields(r, f->scale->levels.p[k].fields.p, f->scale->levels.p[k].fields.n, e));
	}
	return true;
}

/* A posted name is known when a field asked for it, or when it lies inside rows or a description of a link. */
static bool name_known(struct reading *r, const struct field *fields, size_t n, struct str name)
{
	if (map_get(r->known, name))
		return true;
	struct str rest = name;
	const struct field *f = form_field(fields, n, arena_cstr(r->v->arena, str_cut(&rest, '.')));
	if (!f || rest.n == 0)
		return false;
	struct str number = str_cut(&rest, '.');
	int64_t i;
	if (f->kind == FIELD_LINK && f->unlisted && str_is(number, "about")) {
		number = str_cut(&rest, '.');
		if (!num_i64(number, 0, MANY_MAX, &i))
			return false;
		for (size_t k = 0; k < f->to.n; k++) {
			const struct register_ *reg = pack_register(r->v->pack, f->to.p[k]);
			const struct field *g =
				reg ? form_field(reg->fields.p, reg->fields.n, arena_cstr(r->v->arena, rest)) : NULL;
			if (g && (g->kind == FIELD_GRADE || g->as_of))
				return true;
		}
		return false;
	}
	if (f->kind != FIELD_ROWS || !num_i64(number, 0, 999999, &i))
		return false;
	struct reading in = {.v = r->v,
		.in = json_obj(r->v->arena),
		.prefix = "",
		.known = map_new(r->v->arena),
		.body = json_obj(r->v->arena)};
	return read_fields(&in, f->columns.p, f->columns.n, NULL) && name_known(&in, f->columns.p, f->columns.n, rest);
}

bool form_read(struct env *v, const struct field *fields, size_t n, const struct json *in, struct json **ret_body,
	struct problem **ret_problems, size_t *ret_n, struct err *e)
{
	struct reading r = {.v = v, .in = in, .prefix = "", .known = map_new(v->arena), .body = json_obj(v->arena),
		.index = map_new(v->arena)};
	problem_list problems = {0};
	json_each(it, in)
		map_set(r.index, it->name, (void *)(uintptr_t)it);
	TRY(read_fields(&r, fields, n, e));
	json_each(it, in) {
		if (it->kind != JSON_STR && it->kind != JSON_ARR)
			return FAIL(e, ERR_INVALID, "%.*s: posted values are strings", STR_ARG(it->name));
		if (!name_known(&r, fields, n, it->name))
			return FAIL(e, ERR_INVALID, "%.*s: the form does not ask this", STR_ARG(it->name));
	}
	TRY(form_settle(v, fields, n, "", r.body, &r.problems, &problems, e));
	*ret_body = r.body;
	*ret_problems = problems.p;
	*ret_n = problems.n;
	return true;
}
