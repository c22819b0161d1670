#include "engine/compose.h"

#include "engine/organ.h"
#include "engine/withhold.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/utf8.h"

/* ---- which parts ---- */

static void part_add(struct arena *a, struct composed *c, const struct procedure *p)
{
	for (size_t i = 0; i < c->parts.n; i++)
		if (c->parts.p[i].procedure == p)
			return;
	*vec_push(a, &c->parts) = (struct compose_part){p, json_obj(a)};
}

static bool answered_with(const struct json *value, const struct field *f, const char *option)
{
	if (!value || !option)
		return false;
	if (f && f->kind == FIELD_YESNO) {
		bool yes = f->options.n == 0 || strcmp(option, f->options.p[0].name) == 0 || strcmp(option, "yes") == 0;
		return value->kind == JSON_BOOL && (value->i != 0) == yes;
	}
	if (value->kind == JSON_ARR) {
		json_each(it, value)
			if (str_is(it->s, option))
				return true;
		return false;
	}
	if (value->kind == JSON_BOOL)
		return (value->i != 0) == (strcmp(option, "yes") == 0);
	return value->kind == JSON_STR && str_is(value->s, option);
}

static const struct field *field_named(const struct field *list, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i].name, name) == 0)
			return &list[i];
		for (size_t k = 0; k < list[i].options.n; k++) {
			const struct field *in = field_named(list[i].options.p[k].fields.p, list[i].options.p[k].fields.n, name);
			if (in)
				return in;
		}
	}
	return NULL;
}

static bool brought(struct env *v, const struct door *d, const struct brings *b, const struct json *answers, struct composed *c,
	struct err *e)
{
	if (!b->procedure)
		return true;
	if (b->field && !answered_with(json_get(answers, b->field), field_named(d->fields.p, d->fields.n, b->field), b->option))
		return true;
	if (b->when && cond_eval(v, b->when, e) != TRUTH_YES)
		return e->code == ERR_NONE;
	part_add(v->arena, c, b->procedure);
	return true;
}

static bool brought_by_fields(struct env *v, const struct door *d, const struct field *fields, size_t n,
			      const struct json *answers, struct composed *c, struct err *e)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < fields[i].options.n; k++) {
			const struct option *o = &fields[i].options.p[k];
			if (!answered_with(json_get(answers, fields[i].name), &fields[i], o->name))
				continue;
			for (size_t b = 0; b < o->brings.n; b++) {
				struct brings one = o->brings.p[b];
				one.field = NULL;
				TRY(brought(v, d, &one, answers, c, e));
			}
			TRY(brought_by_fields(v, d, o->fields.p, o->fields.n, answers, c, e));
		}
	return true;
}

static struct env door_env(const struct env *v, const struct door *d, const struct json *answers)
{
	struct env at = *v;
	at.procedure = NULL;
	at.fields = d->fields.p;
	at.n_fields = d->fields.n;
	at.body = answers;
	return at;
}

bool compose_parts(struct env *v, const struct door *d, const struct json *answers, struct composed *ret, struct err *e)
{
	struct env at = door_env(v, d, answers);
	TRY(brought_by_fields(&at, d, d->fields.p, d->fields.n, answers, ret, e));
	for (size_t i = 0; i < d->brings.n; i++)
		TRY(brought(&at, d, &d->brings.p[i], answers, ret, e));
	return true;
}

struct env compose_env(const struct env *v, const struct composed *c, size_t part)
{
	struct env at = *v;
	at.pack = c->pack;
	at.fields = NULL;
	at.n_fields = 0;
	at.procedure = c->parts.p[part].procedure;
	at.body = c->parts.p[part].body;
	return at;
}

/* ---- fields, once ---- */

static bool same_field(const struct field *a, const struct field *b)
{
	if (strcmp(a->name, b->name) != 0 || a->kind != b->kind || a->options.n != b->options.n || a->many != b->many)
		return false;
	for (size_t i = 0; i < a->options.n; i++)
		if (strcmp(a->options.p[i].name, b->options.p[i].name) != 0)
			return false;
	return a->scale == b->scale && a->from_lookup == b->from_lookup;
}

/* What stood under this name before: at the door, or in an earlier part. */
static const struct field *earlier(const struct composed *c, size_t part, const char *name)
{
	const struct field *f = c->door ? field_named(c->door->fields.p, c->door->fields.n, name) : NULL;
	for (size_t i = 0; !f && i < part; i++)
		f = field_named(c->parts.p[i].procedure->fields.p, c->parts.p[i].procedure->fields.n, name);
	return f;
}

const char *compose_name(struct arena *a, const struct composed *c, size_t part, const struct field *f)
{
	const struct field *before = earlier(c, part, f->name);
	if (!before || same_field(before, f))
		return f->name;
	return arena_cprintf(a, "%s.%s", c->parts.p[part].procedure->elem.name, f->name);
}

static bool asked_already(const struct field *const *list, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i]->name, name) == 0)
			return true;
	return false;
}

bool compose_fields(struct env *v, const struct composed *c, const struct field ***ret, size_t *ret_n, struct err *e)
{
	VEC(const struct field *) list = {0};
	if (c->door) {
		struct env at = door_env(v, c->door, c->answers);
		const struct field **asked;
		size_t n = form_asked(&at, c->door->fields.p, c->door->fields.n, &asked, e);
		for (size_t i = 0; i < n; i++)
			*vec_push(v->arena, &list) = asked[i];
	}
	for (size_t p = 0; p < c->parts.n; p++) {
		struct env at = compose_env(v, c, p);
		const struct field **asked;
		size_t n = form_asked(&at, at.procedure->fields.p, at.procedure->fields.n, &asked, e);
		for (size_t i = 0; i < n; i++) {
			const char *name = compose_name(v->arena, c, p, asked[i]);
			if (asked_already(list.p, list.n, name))
				continue;
			if (name == asked[i]->name) {
				*vec_push(v->arena, &list) = asked[i];
				continue;
			}
			struct field *other = arena_make(v->arena, struct field);
			*other = *asked[i];
			other->name = name;
			*vec_push(v->arena, &list) = other;
		}
	}
	*ret = list.p ? list.p : arena_array(v->arena, 1, sizeof(**ret));
	*ret_n = list.n;
	return e->code == ERR_NONE;
}

/* ---- bodies out of one flat object ---- */

/* Does this posted or typed name ("till", "till.y", "media_use.till.y") belong to the part? Gives the part's own name. */
static bool own_name(struct arena *a, const struct composed *c, size_t part, struct str posted, struct str *ret)
{
	const struct procedure *p = c->parts.p[part].procedure;
	struct str rest = posted, first = str_cut(&rest, '.');
	if (str_is(first, p->elem.name) && rest.n) {
		struct str tail = rest, inner = str_cut(&tail, '.');
		const struct field *f = field_named(p->fields.p, p->fields.n, arena_cstr(a, inner));
		if (f && compose_name(a, c, part, f) != f->name) {
			*ret = rest;
			return true;
		}
	}
	const struct field *f = field_named(p->fields.p, p->fields.n, arena_cstr(a, first));
	if (!f || compose_name(a, c, part, f) != f->name)
		return false;
	*ret = posted;
	return true;
}

static struct json *part_of(struct arena *a, const struct composed *c, size_t part, const struct json *in)
{
	struct json *out = json_obj(a);
	json_each(it, in) {
		struct str name;
		if (own_name(a, c, part, it->name, &name))
			json_put(a, out, name, json_copy(a, it));
	}
	return out;
}

void compose_bodies(struct arena *a, struct composed *c, const struct json *answers)
{
	for (size_t i = 0; i < c->parts.n; i++)
		c->parts.p[i].body = part_of(a, c, i, answers);
}

static struct json *door_of(struct arena *a, const struct door *d, const struct json *in)
{
	struct json *out = json_obj(a);
	json_each(it, in) {
		struct str rest = it->name, first = str_cut(&rest, '.');
		if (field_named(d->fields.p, d->fields.n, arena_cstr(a, first)))
			json_put(a, out, it->name, json_copy(a, it));
	}
	return out;
}

/* A name may belong to any part that the door can bring: what was answered before another option was chosen. */
static bool known_fields(const struct procedure *p, struct str first, struct str posted, struct arena *a)
{
	struct str rest = posted;
	str_cut(&rest, '.');
	return field_named(p->fields.p, p->fields.n, arena_cstr(a, first)) || (str_is(first, p->elem.name) && rest.n);
}

static bool known_option(const struct field *fields, size_t n, struct str first, struct str posted, struct arena *a)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < fields[i].options.n; k++) {
			const struct option *o = &fields[i].options.p[k];
			for (size_t b = 0; b < o->brings.n; b++)
				if (o->brings.p[b].procedure && known_fields(o->brings.p[b].procedure, first, posted, a))
					return true;
			if (known_option(o->fields.p, o->fields.n, first, posted, a))
				return true;
		}
	return false;
}

static bool known(struct arena *a, const struct composed *c, struct str posted)
{
	struct str rest = posted, first = str_cut(&rest, '.');
	const struct door *d = c->door;
	for (size_t i = 0; i < c->parts.n; i++)
		if (known_fields(c->parts.p[i].procedure, first, posted, a))
			return true;
	if (!d)
		return false;
	for (size_t i = 0; i < d->brings.n; i++)
		if (d->brings.p[i].procedure && known_fields(d->brings.p[i].procedure, first, posted, a))
			return true;
	return field_named(d->fields.p, d->fields.n, arena_cstr(a, first)) ||
	       known_option(d->fields.p, d->fields.n, first, posted, a);
}

/* ---- reading ---- */

static void problem_once(struct act_call *c, const char *field, const char *text)
{
	for (size_t i = 0; i < c->problems.n; i++)
		if (strcmp(c->problems.p[i].field, field) == 0)
			return;
	act_problem(c, field, text);
}

static const char *posted_problem(struct arena *a, const struct composed *c, size_t part, const char *field)
{
	const struct procedure *p = c->parts.p[part].procedure;
	struct str rest = str_of(field), first = str_cut(&rest, '.');
	const struct field *f = field_named(p->fields.p, p->fields.n, arena_cstr(a, first));
	return f && compose_name(a, c, part, f) != f->name ? arena_cprintf(a, "%s.%s", p->elem.name, field) : field;
}

static bool read_part(struct env *v, struct composed *c, size_t i, const struct json *in, struct act_call *problems,
		      struct err *e)
{
	struct env at = compose_env(v, c, i);
	struct problem *list;
	size_t n;
	struct json *body;
	TRY(form_read(&at, at.procedure->fields.p, at.procedure->fields.n, part_of(v->arena, c, i, in), &body, &list, &n, e));
	c->parts.p[i].body = body;
	for (size_t k = 0; k < n; k++)
		problem_once(problems, posted_problem(v->arena, c, i, list[k].field), list[k].text);
	if (n)
		return true;
	at.body = body;
	TRY(rules_check(&at, at.procedure->rules.p, at.procedure->rules.n, &list, &n, e));
	for (size_t k = 0; k < n; k++)
		act_problem(problems, posted_problem(v->arena, c, i, list[k].field), list[k].text);
	return true;
}

bool compose_read(struct env *v, const struct pack *p, const struct door *d, const struct procedure *alone, const struct json *in,
	struct composed *ret, struct act_call *problems, struct err *e)
{
	*ret = (struct composed){.pack = p, .door = d, .answers = json_obj(v->arena)};
	if (d) {
		struct env at = door_env(v, d, ret->answers);
		struct problem *list;
		size_t n;
		TRY(form_read(&at, d->fields.p, d->fields.n, door_of(v->arena, d, in), &ret->answers, &list, &n, e));
		for (size_t i = 0; i < n; i++)
			problem_once(problems, list[i].field, list[i].text);
		TRY(compose_parts(v, d, ret->answers, ret, e));
	} else {
		part_add(v->arena, ret, alone);
	}
	json_each(it, in)
		if (!known(v->arena, ret, it->name))
			return FAIL(e, ERR_INVALID, "%s", t_case_unknown_name(v->lang, arena_cstr(v->arena, it->name)));
	for (size_t i = 0; i < ret->parts.n; i++)
		TRY(read_part(v, ret, i, in, problems, e));
	return true;
}

/* ---- what it is about ---- */

static bool item_of(struct env *v, const struct procedure *p, const struct field *f, const struct json *link, int64_t place,
	struct compose_items *ret, struct err *e)
{
	struct compose_item item = {p->elem.name, f->name, place, 0, json_obj(v->arena)};
	if (json_get(link, "about")) {
		item.described = json_copy(v->arena, link);
		item.described->name = STR_NONE;
		item.described->next = NULL;
		*vec_push(v->arena, &ret->list) = item;
		return true;
	}
	struct str kind = json_str(link, "kind");
	if (!str_is(kind, "record"))
		return true;
	struct record rec;
	bool found;
	item.record = json_int(link, "id", 0);
	bool seen = true;
	TRY(record_get(v->tx, v->arena, item.record, &rec, &found, e));
	if (ret->reader && found)
		TRY(record_visible(v->tx, v->pack, ret->reader, &rec, v->now, &seen, e));
	if (ret->reader && (!found || !seen))
		return true;
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "%s", t_case_item_gone(v->lang));
	json_add_str(v->arena, item.described, STR("title"), str_of(rec.title));
	json_add_str(v->arena, item.described, STR("number"), str_of(rec.number));
	json_add_str(v->arena, item.described, STR("register"), str_of(rec.reg));
	json_add_int(v->arena, item.described, STR("unit"), rec.unit);
	json_add_int(v->arena, item.described, STR("version"), rec.version);
	const struct register_ *reg = pack_register(v->pack, rec.reg);
	for (size_t i = 0; reg && i < reg->fields.n; i++) {
		const struct json *value = json_get(rec.body, reg->fields.p[i].name);
		bool class_ = reg->fields.p[i].kind == FIELD_GRADE || reg->fields.p[i].as_of;
		if (class_ && value && value->kind == JSON_STR)
			json_put(v->arena, item.described, str_of(reg->fields.p[i].name), json_copy(v->arena, value));
		/* 個人情報: noted beside the classes */
		if (reg->fields.p[i].kind == FIELD_CHOICE && strcmp(reg->fields.p[i].name, "personal") == 0 && value &&
			!field_apart(&reg->fields.p[i]))
			json_put(v->arena, item.described, STR("personal"), json_copy(v->arena, value));
	}
	*vec_push(v->arena, &ret->list) = item;
	return true;
}

static bool items_of_fields(struct env *v, const struct compose_part *part, const struct field *fields, size_t n,
	struct compose_items *ret, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &fields[i];
		const struct json *value = json_get(part->body, f->name);
		int64_t place = 0;
		if (f->kind == FIELD_LINK && value && value->kind == JSON_ARR)
			json_each(it, value)
				TRY(item_of(v, part->procedure, f, it, ++place, ret, e));
		else if (f->kind == FIELD_LINK && value)
			TRY(item_of(v, part->procedure, f, value, 1, ret, e));
		for (size_t k = 0; k < f->options.n; k++)
			TRY(items_of_fields(v, part, f->options.p[k].fields.p, f->options.p[k].fields.n, ret, e));
	}
	return true;
}

bool compose_items(struct env *v, const struct composed *c, struct compose_items *ret, struct err *e)
{
	for (size_t p = 0; p < c->parts.n; p++) {
		const struct procedure *proc = c->parts.p[p].procedure;
		TRY(items_of_fields(v, &c->parts.p[p], proc->fields.p, proc->fields.n, ret, e));
	}
	return true;
}

/* ---- frozen ---- */

struct json *compose_content(struct arena *a, const struct composed *c, const struct compose_items *items, int64_t applicant,
	int64_t blanket)
{
	struct json *out = json_obj(a);
	json_add_int(a, out, STR("applicant"), applicant);
	if (blanket != CIVIL_NONE)
		json_add_str(a, out, STR("blanket"), str_of(civil_iso_date(a, blanket)));
	json_put(a, out, STR("door"), json_copy(a, c->answers));
	struct json *parts = json_add_arr(a, out, STR("parts"));
	for (size_t i = 0; i < c->parts.n; i++) {
		struct json *part = json_add_obj(a, parts, STR_NONE);
		json_add_str(a, part, STR("procedure"), str_of(c->parts.p[i].procedure->elem.name));
		json_put(a, part, STR("body"), json_copy(a, c->parts.p[i].body));
	}
	struct json *list = json_add_arr(a, out, STR("items"));
	for (size_t i = 0; i < items->list.n; i++) {
		const struct compose_item *it = &items->list.p[i];
		struct json *one = json_add_obj(a, list, STR_NONE);
		json_add_str(a, one, STR("part"), str_of(it->part));
		json_add_str(a, one, STR("field"), str_of(it->field));
		json_add_int(a, one, STR("place"), it->place);
		json_add_int(a, one, STR("record"), it->record);
		json_put(a, one, STR("described"), json_copy(a, it->described));
	}
	return out;
}

struct hash compose_digest(struct arena *a, const struct json *content, const char **ret_text)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 4 * 1024 * 1024);
	json_write(&b, content);
	must(!b.failed);
	struct hash h = hash_of(buf_str(&b));
	if (ret_text)
		*ret_text = arena_cstr(a, buf_str(&b));
	return h;
}

/* ---- said ---- */

/* The option of the door that brought the part, when it reads like a verb (「持って出る」). */
static const char *verb_of(const struct composed *c, const struct lang *l)
{
	if (!c->door || c->parts.n == 0)
		return NULL;
	for (size_t i = 0; i < c->door->fields.n; i++) {
		const struct field *f = &c->door->fields.p[i];
		if (f->kind != FIELD_CHOICE)
			continue;
		for (size_t k = 0; k < f->options.n; k++)
			if (f->options.p[k].brings.n && answered_with(json_get(c->answers, f->name), f, f->options.p[k].name) &&
				f->options.p[k].brings.p[0].procedure == c->parts.p[0].procedure)
				return title_in(&f->options.p[k].title, l);
	}
	return NULL;
}

/* A question says 「庁外へ持ち出して、持ち帰る」, a title 「…を…病院へ持ち出す」: the place itself stands for where to, and the
 * first of two verbs for both. */
static const char *verb_in_title(struct arena *a, const char *verb, bool place)
{
	static const char *const particles[] = {"へ", "に"};
	for (size_t i = 0; place && i < ARRAY_LEN(particles); i++) {
		const char *at = strstr(verb, particles[i]);
		if (at && at[strlen(particles[i])])
			verb = at + strlen(particles[i]);
	}
	const char *joined = strstr(verb, "して、");
	return joined ? arena_cprintf(a, "%.*sす", (int)(joined - verb), verb) : verb;
}

static const char *short_text(struct arena *a, struct str s)
{
	struct str line = str_cut(&s, '\n');
	return arena_cstr(a, utf8_head(line, 120));
}

bool compose_title(struct env *v, const struct composed *c, const struct lang *l, const char **ret, struct err *e)
{
	if (c->parts.n == 0) {
		*ret = c->door ? title_in(&c->door->elem.title, l) : "";
		return true;
	}
	struct compose_items items = {0};
	const struct compose_part *first = &c->parts.p[0];
	TRY(compose_items(v, c, &items, e));
	struct organ_home home = {v->city, v->tx, v->pack, v->unit};
	bool asks;
	TRY(organ_asks(&home, first->procedure, first->body, &asks, e));
	const char *procedure = asks ? t_case_request(l) : title_in(&first->procedure->elem.title, l);
	const char *thing = NULL, *verb = asks ? NULL : verb_of(c, l);
	size_t more = 0;
	for (size_t i = 0; i < items.list.n; i++) {
		const struct compose_item *it = &items.list.p[i];
		if (it->part != first->procedure->elem.name || form_apart(first->procedure, it->field))
			continue;
		if (thing) {
			more++;
			continue;
		}
		struct str said = json_str(it->described, it->record ? "title" : "about");
		thing = short_text(v->arena, said.n ? said : json_str(it->described, "number"));
	}
	if (thing && more)
		thing = t_case_and_more(l, thing, (int)more);
	struct str place = form_apart(first->procedure, "place") ? STR_NONE : json_str(first->body, "place");
	const char *where = place.n ? short_text(v->arena, place) : NULL;
	if (verb && lang_ja(l))
		verb = verb_in_title(v->arena, verb, where != NULL);
	if (thing && verb)
		*ret = where ? t_case_title_place(l, thing, where, verb) : t_case_title_verb(l, thing, verb);
	else if (thing)
		*ret = t_case_title_of(l, procedure, thing);
	else
		*ret = where ? t_case_title_of(l, procedure, where) : procedure;
	return true;
}

bool compose_highest(struct env *v, const struct composed *c, const struct level **ret, struct err *e)
{
	const struct scale *s = pack_scale(c->pack, "confidentiality");
	*ret = NULL;
	for (size_t p = 0; s && p < c->parts.n; p++) {
		struct env at = compose_env(v, c, p);
		for (size_t i = 0; i < at.procedure->fields.n; i++) {
			const struct field *f = &at.procedure->fields.p[i];
			if (f->kind != FIELD_LINK || !json_get(at.body, f->name))
				continue;
			const struct level *l = form_highest(&at, f->name, s, e);
			if (l && (!*ret || l->rank > (*ret)->rank))
				*ret = l;
		}
	}
	return e->code == ERR_NONE;
}

bool compose_blanket(struct env *v, const struct composed *c, int64_t *ret_ms, struct err *e)
{
	*ret_ms = CIVIL_NONE;
	for (size_t p = 0; p < c->parts.n; p++) {
		struct env at = compose_env(v, c, p);
		if (!at.procedure->blanket)
			continue;
		int64_t till = time_eval(&at, at.procedure->blanket, e);
		if (till != CIVIL_NONE && (*ret_ms == CIVIL_NONE || till < *ret_ms))
			*ret_ms = till;
	}
	return e->code == ERR_NONE;
}
