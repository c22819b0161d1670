#include "cli/demo_fill.h"

#include "engine/file.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/num.h"

#include <stdio.h>

#define ROUNDS 6                         /* an answer may open further fields */

void demo_put(struct demo *d, struct arena *a, struct json *raw, const char *name, const char *value)
{
	(void)d;
	json_put(a, raw, str_of(name), json_add_str(a, json_arr(a), STR_NONE, str_of(value)));
}

static const struct { const char *name, *value; } words[] = {
#define TEXT(name, value) {name, value},
#include "cli/demo_words.def"
#undef TEXT
};

/* One of the values that the table has for this name; NULL: none. */
static const char *word_for(struct demo *d, const char *name)
{
	size_t fitting = 0;
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		fitting += strcmp(words[i].name, name) == 0;
	if (!fitting)
		return NULL;
	size_t at = demo_dice(d, fitting);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strcmp(words[i].name, name) == 0 && at-- == 0)
			return words[i].value;
	return NULL;
}

static const char *text_for(struct demo *d, const struct env *v, const struct field *f)
{
	const char *word = v->reg ? word_for(d, arena_cprintf(d->arena, "%s.%s", v->reg->elem.name, f->name)) : NULL;
	if (!word)
		word = word_for(d, f->name);
	if (word)
		return word;
	if (strcmp(f->name, "serial") == 0)
		return arena_cprintf(d->arena, "SN%08llu", (unsigned long long)demo_dice(d, 100000000));
	return arena_cprintf(d->arena, "%sは手引のとおり。", f->title.ja);
}

static const struct option *some_option(struct demo *d, const struct field *f)
{
	const struct option *p = f->from_lookup ? f->from_lookup->options.p : f->options.p;
	size_t n = f->from_lookup ? f->from_lookup->options.n : f->options.n;
	return n ? &p[demo_dice(d, n)] : NULL;
}

static void date_for(struct demo *d, struct arena *a, struct json *raw, const struct field *f, const char *name, int64_t now)
{
	/* what may not lie ahead was yesterday; else out on the next working day or the one after, back some days later */
	bool end = strstr(f->name, "till") != NULL, past = f->at_most_time && f->at_most_time->kind != TIME_AFTER;
	int64_t today = civil_date_of_ms(now);
	int64_t day = past ? today - 1 : civil_add_working_days(today, end ? 4 + (int)demo_dice(d, 3) : 1 + (int)demo_dice(d, 2));
	if (f->kind == FIELD_TIME)
		demo_put(d, a, raw, name, arena_cprintf(a, "%sT%02d:00", civil_iso_date(a, day), end ? 17 : 10));
	else
		demo_put(d, a, raw, name, civil_iso_date(a, day));
}

/* A line of that register that the person may see: of the unit, else of the first unit that has one; 0 none. */
static bool some_record(struct demo *d, struct env *v, const struct register_ *r, int64_t unit, int64_t person, int64_t *ret,
	struct err *e)
{
	struct who who = {.person = person, .organ = d->organ ? d->organ : 1};
	*ret = 0;
	for (size_t i = 0; i <= d->n_units && !*ret; i++) {
		const char *equal[LIST_EQUAL_MAX + 1];
		struct record_page page = {0};
		int64_t at = i ? d->units[i - 1].id : unit;
		for (size_t k = 0; k < ARRAY_LEN(equal); k++)
			equal[k] = k ? "" : arena_cprintf(v->arena, "%lld", (long long)at);
		TRY(record_list(v->tx, v->arena, d->organ ? d->organ : 1, r, &r->lists.p[0], equal, "", 20, &page, e));
		for (size_t k = 0, from = page.n ? demo_dice(d, page.n) : 0; k < page.n && !*ret; k++) {
			const struct record *rec = &page.p[(from + k) % page.n];
			bool may;
			TRY(record_visible(v->tx, v->pack, &who, rec, v->now, &may, e));
			*ret = may ? rec->id : 0;
		}
	}
	return true;
}

static const char *some_clause(const struct pack *p)
{
	for (size_t i = 0; i < p->clauses.n; i++)
		if (!p->clauses.p[i]->is_chapter)
			return p->clauses.p[i]->name;
	return NULL;
}

static const char *some_document(const struct pack *p)
{
	for (size_t i = 0; i < p->elems.n; i++)
		if (p->elems.p[i]->kind == ELEM_DOCUMENT)
			return p->elems.p[i]->name;
	return NULL;
}

/* A page that says what it is; everybody's own upload. */
static bool file_for(struct demo *d, struct env *v, struct json *raw, const struct field *f, const char *name, int64_t person,
	struct err *e)
{
	struct arena *a = v->arena;
	struct str text = arena_printf(a, "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
		"%% %s\ntrailer<</Root 1 0 R>>\n%%%%EOF\n", f->name);
	struct upload_new n = {.person = person, .organ = d->organ ? d->organ : 1, .name = arena_printf(a, "%s.pdf", f->title.ja),
		.media = STR("application/pdf"), .size = (int64_t)text.n};
	enum file_refusal refusal;
	struct upload *u;
	struct hash digest;
	bool whole = false;
	TRY(upload_begin(d->city, v->pack, &n, &u, &refusal, e));
	if (!u)
		return true;
	bool ok = upload_add(u, text.p, text.n, e) && upload_end(u, &refusal, &whole, &digest, e);
	upload_free(u);
	if (ok && whole) {
		CLEAN_BUF struct buf hex = {0};
		buf_init(&hex, 2 * HASH_LEN + 1);
		num_hex(&hex, digest.b, HASH_LEN);
		demo_put(d, a, raw, name, arena_cstr(a, buf_str(&hex)));
	}
	return ok;
}

static bool link_for(struct demo *d, struct env *v, struct json *raw, const struct field *f, const char *name, int64_t unit,
	int64_t person, struct err *e)
{
	struct arena *a = v->arena;
	int64_t id = 0;
	for (size_t i = 0; i < f->to.n; i++) {
		const char *to = f->to.p[i], *value = NULL;
		const struct register_ *r = pack_register(v->pack, to);
		if (strcmp(to, "unit") == 0)
			value = arena_cprintf(a, "unit:%lld", (long long)unit);
		else if (strcmp(to, "person") == 0)
			value = arena_cprintf(a, "person:%lld", (long long)person);
		else if (strcmp(to, "clause") == 0 && some_clause(v->pack))
			value = arena_cprintf(a, "clause:%s", some_clause(v->pack));
		else if (strcmp(to, "document") == 0 && some_document(v->pack))
			value = arena_cprintf(a, "document:%s", some_document(v->pack));
		else if (r)
			TRY(some_record(d, v, r, unit, person, &id, e));
		if (id)
			value = arena_cprintf(a, "record:%lld", (long long)id);
		if (!value)
			continue;
		demo_put(d, a, raw, name, value);
		return true;
	}
	return true;
}

static bool answer(struct demo *d, struct env *v, struct json *raw, const struct field *f, const char *name, int64_t unit,
	int64_t person, struct err *e);

static bool row_for(struct demo *d, struct env *v, struct json *raw, const struct field *f, const char *name, int64_t unit,
	int64_t person, struct err *e)
{
	for (size_t i = 0; i < f->columns.n; i++) {
		const struct field *c = &f->columns.p[i];
		if (!c->optional && !c->when && !c->is && !c->is_lookup)
			TRY(answer(d, v, raw, c, arena_cprintf(v->arena, "%s.0.%s", name, c->name), unit, person, e));
	}
	return true;
}

static bool answer(struct demo *d, struct env *v, struct json *raw, const struct field *f, const char *name, int64_t unit,
	int64_t person, struct err *e)
{
	struct arena *a = v->arena;
	const struct option *o;
	const struct level *level;
	switch (f->kind) {
	case FIELD_TEXT: demo_put(d, a, raw, name, text_for(d, v, f)); break;
	case FIELD_NUMBER: demo_put(d, a, raw, name, arena_cprintf(a, "%d", 1 + (int)demo_dice(d, 40))); break;
	case FIELD_DATE:
	case FIELD_TIME: date_for(d, a, raw, f, name, v->now); break;
	case FIELD_CHOICE:
		o = some_option(d, f);
		if (o)
			demo_put(d, a, raw, name, o->name);
		break;
	case FIELD_YESNO: demo_put(d, a, raw, name, "no"); break;
	case FIELD_GRADE:
		level = &f->scale->levels.p[0];
		demo_put(d, a, raw, name, level->name);
		for (size_t i = 0; i < level->questions.n; i++)
			demo_put(d, a, raw, arena_cprintf(a, "%s.%s", name, level->questions.p[i].name), "yes");
		break;
	case FIELD_LINK: return link_for(d, v, raw, f, name, unit, person, e);
	case FIELD_ROWS: return row_for(d, v, raw, f, name, unit, person, e);
	case FIELD_FILE: return !d->files || file_for(d, v, raw, f, name, person, e);
	}
	return true;
}

static bool given(const struct json *raw, const struct field *f)
{
	size_t n = strlen(f->name);
	json_each(it, raw)
		if (str_is(it->name, f->name) || (it->name.n > n && memcmp(it->name.p, f->name, n) == 0 && it->name.p[n] == '.'))
			return true;
	return false;
}

bool demo_fill(struct demo *d, struct env *v, const struct field *fields, size_t n, int64_t unit, int64_t person,
	struct json *raw, struct json **ret_body, struct err *e)
{
	struct problem *problems;
	size_t n_problems = 0;
	for (int round = 0; round < ROUNDS; round++) {
		const struct field **asked;
		bool more = false;
		TRY(form_read(v, fields, n, raw, ret_body, &problems, &n_problems, e));
		v->body = *ret_body;
		size_t n_asked = form_asked(v, fields, n, &asked, e);
		for (size_t i = 0; i < n_asked; i++) {
			if (given(raw, asked[i]) || asked[i]->optional || asked[i]->is || asked[i]->is_lookup)
				continue;
			TRY(answer(d, v, raw, asked[i], asked[i]->name, unit, person, e));
			more = true;
		}
		if (!more)
			break;
	}
	return true;
}
