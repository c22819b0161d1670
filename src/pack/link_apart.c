/* What stands apart, personal or for its readers only, must not come out by another way: as a title, a label, by a list, by a
 * column, a computed field or a document that copies it. */
#include "pack/link.h"
#include "pack/scope.h"
#include "text/text.h"

static bool apart(const struct field *f) { return f->readers || f->personal; }

static void refuse(struct build *b, const char *elem, const struct field *f, const char *what)
{
	say(b->say, f->where, arena_cprintf(b->work, "%s.%s", elem, f->name), what);
}

/* Fields within a field, or all of a form where nothing stands apart. */
static void none_apart(struct build *b, const char *elem, const struct field *p, size_t n, const char *what)
{
	for (size_t i = 0; i < n; i++) {
		if (apart(&p[i]))
			refuse(b, elem, &p[i], what);
		none_apart(b, elem, p[i].columns.p, p[i].columns.n, what);
		for (size_t k = 0; k < p[i].options.n; k++)
			none_apart(b, elem, p[i].options.p[k].fields.p, p[i].options.p[k].fields.n, what);
	}
}

static bool names_it(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static void column(struct build *b, const struct register_ *r, const struct field *f, const struct field *title)
{
	none_apart(b, r->elem.name, f->columns.p, f->columns.n, t_pack_apart_inside(b->lang));
	for (size_t k = 0; k < f->options.n; k++)
		none_apart(b, r->elem.name, f->options.p[k].fields.p, f->options.p[k].fields.n, t_pack_apart_inside(b->lang));
	if (!apart(f))
		return;
	if (f == r->state || f->kind == FIELD_GRADE)
		refuse(b, r->elem.name, f, t_pack_apart_state(b->lang));
	if (f == title)
		refuse(b, r->elem.name, f, t_pack_apart_title(b->lang));
	bool listed = names_it(r->label.p, r->label.n, f->name);
	for (size_t i = 0; i < r->lists.n; i++)
		listed |= names_it(r->lists.p[i].equal.p, r->lists.p[i].equal.n, f->name) || !strcmp(r->lists.p[i].sort, f->name);
	if (listed)
		refuse(b, r->elem.name, f, t_pack_apart_list(b->lang));
}

static void ledger(struct build *b, const struct register_ *r)
{
	const struct field *title = NULL;
	for (size_t i = 0; i < r->fields.n && !title; i++)
		title = r->fields.p[i].kind == FIELD_TEXT ? &r->fields.p[i] : NULL;
	for (size_t i = 0; i < r->fields.n; i++)
		column(b, r, &r->fields.p[i], title);
}

/* "item.phone": a column that stands apart of what a link of the form points at; NULL when the path leads to none. */
static const struct field *led_to(struct build *b, const struct procedure *p, const char *const *names, size_t n)
{
	const struct field *link = n >= 2 ? procedure_field(p, names[0]) : NULL;
	for (size_t i = 0; link && i < link->to.n; i++) {
		struct item *it = build_item(b, str_of(link->to.p[i]));
		const struct elem *e = it ? it->elem : NULL;
		const struct field *f = e && e->kind == ELEM_REGISTER
			? pack_field((const struct register_ *)(const void *)e, names[1]) : NULL;
		if (f && apart(f))
			return f;
	}
	return NULL;
}

static void computed(struct build *b, const struct procedure *p, const struct field *f)
{
	if (f->is && !apart(f) && led_to(b, p, f->is->names.p, f->is->names.n))
		refuse(b, p->elem.name, f, t_pack_apart_copied(b->lang));
}

/* What a form keeps to its readers, or a step, does not become a column that everybody sees. */
static void written(struct build *b, const struct procedure *p)
{
	for (size_t i = 0; p->writes && i < p->writes->fields.n; i++) {
		const struct field *c = &p->writes->fields.p[i], *f = procedure_field(p, c->name);
		bool closed = f && f->readers;
		for (size_t k = 0; k < p->steps.n && !closed; k++)
			for (size_t j = 0; p->steps.p[k].readers && j < p->steps.p[k].fields.n; j++)
				closed |= strcmp(p->steps.p[k].fields.p[j].name, c->name) == 0;
		if (closed ? !c->readers : f && f->personal && !c->personal)
			say(b->say, f ? f->where : p->elem.where, arena_cprintf(b->work, "%s.%s", p->elem.name, c->name),
			    t_pack_apart_column(b->lang, c->name, p->writes->elem.name));
	}
}

static void blank(struct build *b, const struct document *d, const struct procedure *p, struct str path)
{
	const char *names[8];
	size_t n = 0;
	struct str rest = path;
	while (rest.n && n < ARRAY_LEN(names))
		names[n++] = arena_cstr(b->work, str_cut(&rest, '.'));
	const struct field *f = led_to(b, p, names, n);
	if (f)
		say(b->say, d->elem.where, d->elem.name, t_pack_apart_blank(b->lang, arena_cstr(b->work, path)));
}

static void document(struct build *b, const struct document *d)
{
	struct item *of = d->of ? build_item(b, str_of(d->of)) : NULL;
	const struct elem *e = of ? of->elem : NULL;
	const struct procedure *p = (const struct procedure *)(const void *)e;
	if (!e || e->kind != ELEM_PROCEDURE)
		return;
	for (size_t i = 0; i < d->parties.n; i++)
		blank(b, d, p, str_of(d->parties.p[i]));
	for (size_t i = 0; i < d->articles.n; i++) {
		struct str rest = str_of(d->articles.p[i].title.ja);
		while (rest.n) {
			size_t open = str_find(rest, STR("{"));
			rest = str_from(rest, open < rest.n ? open + 1 : rest.n);
			struct str name = str_head(rest, str_find(rest, STR("}")));
			if (name.n < rest.n)
				blank(b, d, p, name);
		}
	}
}

void link_apart(struct build *b)
{
	for (size_t i = 0; i < b->order.n && !say_full(b->say) && build_spend(b, 0); i++) {
		const struct item *it = b->order.p[i];
		const struct elem *e = it->elem;
		if (!e || it->player)
			continue;
		const struct duty *duty = (const struct duty *)(const void *)e;
		const struct door *door = (const struct door *)(const void *)e;
		const struct procedure *p = (const struct procedure *)(const void *)e;
		if (e->kind == ELEM_REGISTER)
			ledger(b, (const struct register_ *)(const void *)e);
		else if (e->kind == ELEM_DUTY)
			none_apart(b, e->name, duty->fields.p, duty->fields.n, t_pack_apart_where(b->lang));
		else if (e->kind == ELEM_DOOR)
			none_apart(b, e->name, door->fields.p, door->fields.n, t_pack_apart_where(b->lang));
		else if (e->kind == ELEM_DOCUMENT)
			document(b, (const struct document *)(const void *)e);
		if (e->kind != ELEM_PROCEDURE)
			continue;
		written(b, p);
		for (size_t k = 0; k < p->fields.n; k++) {
			computed(b, p, &p->fields.p[k]);
			if (apart(&p->fields.p[k]) && p->fields.p[k].kind == FIELD_GRADE)
				refuse(b, p->elem.name, &p->fields.p[k], t_pack_apart_state(b->lang));
		}
		for (size_t s = 0; s < p->steps.n; s++)
			for (size_t k = 0; k < p->steps.p[s].fields.n; k++)
				computed(b, p, &p->steps.p[s].fields.p[k]);
	}
}
