/* A town's registers: some lines in each that people fill by hand, checked by whoever may. What a procedure writes comes with the
 * cases; of what others name in their forms some lines are there before. */
#include "cli/demo_fill.h"
#include "cli/demo_town.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"

#define FEW 30                           /* sections with such lines, about */
#define LINES 2                          /* a section and a register */

bool demo_try(struct demo *d, const char *act, int64_t person, struct json *in, struct act_result *ret, struct err *e)
{
	struct err why = {0};
	*ret = (struct act_result){.done = false};
	if (demo_act(d, act, person, in, ret, &why))
		return true;
	ret->done = false;
	if (why.code == ERR_INVALID || why.code == ERR_DENIED || why.code == ERR_CONFLICT || why.code == ERR_STALE)
		return true;
	*e = why;
	return false;
}

static const struct { const char *work, *name, *business, *personal, *c, *i, *a; } assets[] = {
#define ASSET(work, name, business, personal, c, i, a) {work, name, business, personal, c, i, a},
#include "cli/demo_assets.def"
#undef ASSET
};

static bool is_report(const struct pack *p, const struct register_ *r)
{
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct door *d = (const struct door *)(const void *)p->elems.p[i];
		for (size_t k = 0; p->elems.p[i]->kind == ELEM_DOOR && d->no_login && k < d->brings.n; k++)
			if (d->brings.p[k].procedure->writes == r)
				return true;
	}
	return false;
}

static bool names_it(const struct field *f, size_t n, const struct register_ *r)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < f[i].to.n; k++)
			if (!f[i].optional && strcmp(f[i].to.p[k], r->elem.name) == 0)
				return true;
	return false;
}

/* By hand, or what forms have to name. */
static bool has_lines(const struct pack *p, const struct register_ *r)
{
	bool written = false, named = false;
	if (is_report(p, r))
		return false;
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct procedure *q = (const struct procedure *)(const void *)p->elems.p[i];
		if (p->elems.p[i]->kind != ELEM_PROCEDURE)
			continue;
		written |= q->writes == r;
		named |= q->writes != r && names_it(q->fields.p, q->fields.n, r);
	}
	return !written || named;
}

static void set(struct demo *d, struct arena *a, const struct register_ *r, struct json *raw, const char *name, const char *value)
{
	const struct field *f = pack_field(r, name);
	if (!f || f->is || (f->options.n && !field_option(f, str_of(value))))
		return;
	if (f->kind == FIELD_GRADE && !scale_level(f->scale, str_of(value)))
		return;
	demo_put(d, a, raw, name, value);
}

/* What the section's work holds; a pack may have other classes, which are then chosen by themselves. */
static void known_asset(struct demo *d, struct arena *a, const struct register_ *r, const struct demo_unit *u, size_t k,
	struct json *raw)
{
	size_t fitting = 0, at;
	for (size_t i = 0; i < ARRAY_LEN(assets); i++)
		fitting += strcmp(assets[i].work, u->work) == 0;
	at = fitting ? k % fitting : 0;
	for (size_t i = 0; i < ARRAY_LEN(assets); i++) {
		if (strcmp(assets[i].work, u->work) != 0 || at-- != 0)
			continue;
		set(d, a, r, raw, "name", assets[i].name);
		set(d, a, r, raw, "business", assets[i].business);
		set(d, a, r, raw, "personal", assets[i].personal);
		set(d, a, r, raw, "confidentiality", assets[i].c);
		set(d, a, r, raw, "integrity", assets[i].i);
		set(d, a, r, raw, "availability", assets[i].a);
	}
}

/* *ret: whether the line could be made. */
static bool line(struct demo *d, const struct register_ *r, const struct demo_unit *u, size_t k, bool *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(32 << 20);
	struct json *in = json_obj(a), *raw = json_obj(a), *body;
	const struct demo_person *who = &d->people[(size_t)u->first + 4 + k % 3];
	struct act_result done;
	struct tx *t;
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	struct lang l = {LANG_JA, a};
	struct env v = {.tx = t, .arena = a, .pack = d->pack, .lang = &l, .now = clock_now(), .reg = r, .unit = u->id};
	if (strcmp(r->elem.name, "assets") == 0)
		known_asset(d, a, r, u, k, raw);
	bool ok = demo_fill(d, &v, r->fields.p, r->fields.n, u->id, who->id, raw, &body, e);
	tx_abort(t);
	if (!ok)
		return false;
	json_add_str(a, in, STR("register"), str_of(r->elem.name));
	json_add_int(a, in, STR("unit"), u->id);
	json_add(a, json_add_arr(a, json_add_obj(a, in, STR("form")), STR("lines")), STR_NONE, raw);
	TRY(demo_try(d, "record_import", 0, in, &done, e));
	*ret = done.done;
	return true;
}

static bool lines(struct demo *d, const struct register_ *r, struct err *e)
{
	size_t n = strcmp(r->elem.name, "assets") == 0 ? (d->small ? 4 : 20) : LINES;
	/* of a city's sections a few; the others have no servers */
	for (size_t i = 0; i < d->n_units; i += d->n_units > FEW ? d->n_units / FEW : 1) {
		bool made = true;
		clock_fixed(clock_now() + 60000);
		for (size_t k = 0; k < n && made; k++)
			TRY(line(d, r, &d->units[i], k, &made, e));
		/* asks for something that is not there: not in another section either */
		if (!made)
			return true;
	}
	return true;
}

bool demo_filler(struct demo *d, const struct role *r, int64_t unit, int64_t *ret, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	bool ok = demo_holder(t, d->pack, r, unit, civil_date_of_ms(clock_now()), ret, e);
	tx_abort(t);
	return ok;
}

bool demo_verify(struct demo *d, const struct register_ *r, const struct demo_unit *u, struct err *e)
{
	static const char *const roles[] = {"leader", "section_manager", "chief", "executor"};
	CLEAN_ARENA struct arena *a = arena_new(16 << 20);
	struct json *in = json_obj(a);
	struct act_result done = {.done = false};
	int64_t ids[128], person;
	size_t n;
	TRY(demo_records(d, r, u, ids, ARRAY_LEN(ids), &n, e));
	json_add_str(a, in, STR("register"), str_of(r->elem.name));
	json_add_int(a, in, STR("unit"), u->id);
	struct json *list = json_add_arr(a, json_add_obj(a, in, STR("form")), STR("ids"));
	for (size_t i = 0; i < n; i++)
		json_add_int(a, list, STR_NONE, ids[i]);
	for (size_t i = 0; n && !done.done && i < ARRAY_LEN(roles); i++) {
		const struct role *role = pack_role(d->pack, roles[i]);
		if (!role)
			continue;
		TRY(demo_filler(d, role, u->id, &person, e));
		TRY(!person || demo_try(d, "record_verify", person, in, &done, e));
	}
	return true;
}

bool demo_town_ledger(struct demo *d, struct err *e)
{
	const struct pack *p = d->pack;
	/* twice: what names lines of a register further down finds them the second time */
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < p->elems.n; i++) {
			const struct register_ *r = (const struct register_ *)(const void *)p->elems.p[i];
			int64_t ids[1];
			size_t n = 0;
			if (p->elems.p[i]->kind != ELEM_REGISTER || !has_lines(p, r))
				continue;
			TRY(demo_records(d, r, &d->units[0], ids, 1, &n, e));
			TRY(n || lines(d, r, e));
		}
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct register_ *r = (const struct register_ *)(const void *)p->elems.p[i];
		if (p->elems.p[i]->kind != ELEM_REGISTER || !r->review)
			continue;
		/* some sections are not through yet */
		for (size_t k = 0; k < d->n_units; k++)
			TRY(k % 5 == 3 || demo_verify(d, r, &d->units[k], e));
	}
	return true;
}
