#include "cli/demo_year.h"

#include "cli/demo_fill.h"
#include "engine/case.h"
#include "engine/document.h"
#include "engine/object.h"
#include "engine/roster.h"
#include "engine/round.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/map.h"
#include "util/num.h"

#define GROUPS 200
#define READ_DAYS 20  /* working days in which everybody reads what is new */
#define STRAGGLERS 97 /* one round in so many is done late, where a duty has such */
#define LATE_DAYS 12
#define PLAN_DAYS 150

struct reading {
	int64_t version;
	int64_t *people;
	size_t n, at;
};
struct demo_year {
	int days;
	struct map *cannot;
	VEC(struct reading) readings;
};

static void minute(void)
{
	clock_fixed(clock_now() + 30000);
}

static bool begin(struct demo *d, struct tx **ret, struct err *e)
{
	return tx_begin(city_store(d->city), TX_READ, ret, e);
}

/* ---- documents ---- */

/* The first of them who may. */
static bool first_who_may(
	struct demo *d, const char *act, const int64_t *people, size_t n, struct json *in, struct act_result *ret, struct err *e)
{
	*ret = (struct act_result){.done = false};
	for (size_t i = 0; i < n && !ret->done; i++)
		if (people[i])
			TRY(demo_try(d, act, people[i], in, ret, e));
	return true;
}

static bool role_at(struct demo *d, const char *name, int64_t unit, int64_t *ret, struct err *e)
{
	const struct role *r = pack_role(d->pack, name);
	*ret = 0;
	return !r || demo_filler(d, r, unit, ret, e);
}

/* Of a body its secretary. */
static bool approver(struct demo *d, const struct role *r, int64_t unit, int64_t *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	const struct holder *list;
	struct roster *o;
	struct tx *t;
	TRY(begin(d, &t, e));
	bool ok = roster_read(t, a, civil_date_of_ms(clock_now()), 0, &o, e);
	size_t n = ok ? roster_holders(o, r, unit, civil_date_of_ms(clock_now()), a, &list) : 0;
	*ret = n ? list[0].person : 0;
	tx_abort(t);
	return ok;
}

static const char *hex(struct arena *a, const struct hash *h)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, h->b, HASH_LEN);
	return arena_cstr(a, buf_str(&b));
}

static bool adopt(struct demo *d, struct arena *a, const struct role *role, int64_t unit, int64_t version, struct err *e)
{
	struct json *in = json_obj(a);
	struct act_result done;
	struct document_version v;
	struct tx *t;
	bool found = false;
	int64_t person;
	TRY(begin(d, &t, e));
	bool ok = document_get(t, a, version, &v, &found, e);
	tx_abort(t);
	if (!ok || !found)
		return ok;
	json_add_int(a, in, STR("id"), version);
	json_add_str(a, in, STR("digest"), str_of(hex(a, &v.digest)));
	if (role->filled == FILLED_BODY)
		json_add_str(a, in, STR("meeting"), STR("令和7年度 第1回会議（4月14日）議事録 第3号"));
	TRY(approver(d, role, unit, &person, e));
	return !person || demo_try(d, "document_adopt", person, in, &done, e);
}

static bool write_one(struct demo *d, const struct document *doc, const struct role *role, int64_t unit, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(32 << 20);
	struct json *in = json_obj(a);
	struct act_result done;
	int64_t people[4];
	minute();
	TRY(role_at(d, "executor", unit, &people[0], e) && role_at(d, "leader", unit, &people[1], e));
	TRY(role_at(d, "section_manager", unit, &people[2], e) && role_at(d, "chief", 0, &people[3], e));
	json_add_str(a, in, STR("document"), str_of(doc->elem.name));
	json_add_int(a, in, STR("unit"), unit);
	json_add_str(a, in, STR("edition"), STR("第1版"));
	json_add_str(a, in, STR("text"),
		arena_printf(a, "「%s」の本文です。この見本では、章立てだけを示します。\n\n1 目的\n2 対象\n3 手順\n4 見直し",
			doc->elem.title.ja));
	TRY(first_who_may(d, "document_draft", people, ARRAY_LEN(people), in, &done, e));
	return !done.done || adopt(d, a, role, unit, done.object, e);
}

static bool places(struct demo *d, const struct role *r, struct arena *a, const int64_t **ret, size_t *ret_n, struct err *e)
{
	struct roster *o;
	struct tx *t;
	TRY(begin(d, &t, e));
	bool ok = roster_read(t, a, civil_date_of_ms(clock_now()), 0, &o, e);
	*ret_n = ok ? roster_places(o, r, d->organ ? d->organ : 1, false, a, ret) : 0;
	tx_abort(t);
	return ok;
}

static bool write_documents(struct demo *d, struct err *e)
{
	for (size_t i = 0; i < d->pack->elems.n; i++) {
		const struct elem *el = d->pack->elems.p[i];
		const struct document *doc = el->kind == ELEM_DOCUMENT ? document_of(d->pack, el->name) : NULL;
		const struct role *role = doc ? document_approver(d->pack, doc) : NULL;
		CLEAN_ARENA struct arena *a = arena_new(64 << 20);
		const int64_t *units;
		size_t n = 0;
		if (!role)
			continue;
		TRY(places(d, role, a, &units, &n, e));
		for (size_t k = 0; k < n; k++)
			TRY(write_one(d, doc, role, units[k], e));
	}
	return true;
}

/* Who has to read what, once. */
static bool plan_readings(struct demo *d, struct demo_year *y, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(256 << 20);
	int64_t today = civil_date_of_ms(clock_now());
	struct document_version *list;
	size_t n;
	struct tx *t;
	TRY(begin(d, &t, e));
	bool ok = document_all(t, a, d->organ ? d->organ : 1, today, &list, &n, e);
	for (size_t i = 0; ok && i < n; i++) {
		struct document_reader *readers;
		size_t many;
		ok = document_readers(t, a, d->pack, &list[i], today, &readers, &many, e);
		if (!ok || !many)
			continue;
		struct reading *r = vec_push(d->arena, &y->readings);
		*r = (struct reading){.version = list[i].id, .people = arena_array(d->arena, many, sizeof(*r->people))};
		for (size_t k = 0; k < many; k++)
			r->people[r->n++] = readers[k].person;
	}
	tx_abort(t);
	return ok;
}

/* Looked at, nothing to change. */
static bool review_documents(struct demo *d, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct document_version *list;
	struct tx *t;
	size_t n;
	TRY(begin(d, &t, e));
	bool ok = document_all(t, a, d->organ ? d->organ : 1, civil_date_of_ms(clock_now()), &list, &n, e);
	tx_abort(t);
	for (size_t i = 0; ok && i < n; i++) {
		const struct document *doc = document_of(d->pack, list[i].document);
		const struct role *role = doc ? document_approver(d->pack, doc) : NULL;
		struct json *in = json_obj(a);
		struct act_result done;
		int64_t person = 0;
		minute();
		json_add_int(a, in, STR("id"), list[i].id);
		json_add_str(a, in, STR("reason"), STR("確かめた。改めるところはない。"));
		ok = !role ||
			(approver(d, role, list[i].unit, &person, e) &&
				(!person || demo_try(d, "document_review", person, in, &done, e)));
	}
	return ok;
}

static bool read_some(struct demo *d, struct reading *r, struct err *e)
{
	/* of a small town's many readers a few: it is made for tests */
	size_t today = d->small ? 1 : r->n / READ_DAYS + 1;
	for (; today && r->at < r->n; today--) {
		CLEAN_ARENA struct arena *a = arena_new(1 << 20);
		struct json *in = json_obj(a);
		struct act_result done;
		json_add_int(a, in, STR("id"), r->version);
		TRY(demo_try(d, "document_read", r->people[r->at++], in, &done, e));
	}
	return true;
}

/* ---- duties ---- */

static uint32_t mixed(const char *name, int64_t n)
{
	uint32_t h = 2166136261u ^ (uint32_t)n;
	for (const char *c = name; *c; c++)
		h = (h ^ (uint8_t)*c) * 16777619u;
	return h ^ h >> 13;
}

/* Mostly yes; here and there a no, with a plan. */
static void answer_sheet(struct demo *d, struct arena *a, const struct round_form *f, const struct round *r, struct json *raw)
{
	const char *till = civil_iso_date(a, civil_date_of_ms(clock_now()) + PLAN_DAYS);
	for (size_t i = 0; i < f->n_items; i++) {
		const char *field = f->items[i].field;
		bool evidence = !d->files && i < f->sheet->questions.n && f->sheet->questions.p[i].evidence > EVIDENCE_NOTE;
		bool no = evidence || mixed(f->items[i].question, r->id) % 997 == 0;
		demo_put(d, a, raw, field, no ? "no" : "yes");
		if (!no)
			continue;
		demo_put(d, a, raw, arena_cprintf(a, "%s-no-plan", field), "様式を改め、課内で周知する。");
		demo_put(d, a, raw, arena_cprintf(a, "%s-no-till", field), till);
	}
}

/* Who does it: the person, or whoever fills the role there. */
static bool doer(struct demo *d, const struct round *r, int64_t *ret, struct err *e)
{
	*ret = r->person;
	return *r->role == 0 || role_at(d, r->role, r->at ? r->at : r->unit, ret, e);
}

static bool filled(struct demo *d, struct arena *a, const struct round *r, int64_t person, const struct duty *duty,
	struct json *raw, struct err *e)
{
	struct lang l = {LANG_JA, a};
	struct round_form form;
	struct json *body;
	struct tx *t;
	round_duty_form(a, d->pack, duty, false, &form);
	if (form.sheet)
		answer_sheet(d, a, &form, r, raw);
	TRY(begin(d, &t, e));
	struct env v = {.tx = t,
		.arena = a,
		.pack = d->pack,
		.lang = &l,
		.now = clock_now(),
		.fields = form.fields,
		.n_fields = form.n,
		.applicant = person,
		.unit = r->unit,
		.poster = {person, r->id, OBJECT_ROUND},
		.steps = json_obj(a)};
	bool ok = demo_fill(d, &v, form.fields, form.n, r->unit, person, raw, &body, e);
	tx_abort(t);
	return ok;
}

static bool do_round(struct demo *d, const struct duty *duty, int64_t id, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(32 << 20);
	struct json *in = json_obj(a), *raw = json_obj(a);
	struct act_result done;
	struct round r;
	struct tx *t;
	bool found;
	int64_t person;
	TRY(begin(d, &t, e));
	bool ok = round_get(t, a, id, &r, &found, e);
	tx_abort(t);
	if (!ok || !found)
		return ok;
	bool straggler = mixed(duty->elem.name, 0) % 9 == 4 && id % STRAGGLERS == 0;
	if (straggler && clock_now() < r.due + INT64_C(86400000) * LATE_DAYS)
		return true;
	TRY(doer(d, &r, &person, e));
	if (!person)
		return true;
	TRY(filled(d, a, &r, person, duty, raw, e));
	json_add_int(a, in, STR("id"), id);
	json_put(a, in, STR("fields"), raw);
	TRY(demo_try(d, "round_answer", person, in, &done, e));
	if (!done.done)
		map_set(d->year->cannot, str_of(duty->elem.name), d);
	return true;
}

/* As many as it takes to be through on the day, and a few more. */
static bool do_group(struct demo *d, struct arena *a, const struct round_group *g, struct err *e)
{
	const struct elem *el = pack_find(d->pack, ELEM_DUTY, g->duty);
	const struct duty *duty = (const struct duty *)(const void *)el;
	struct lang l = {LANG_JA, a};
	struct round_figures sum;
	struct round_lines lines = {0};
	struct tx *t;
	if (!duty || map_get(d->year->cannot, str_of(g->duty)) || (duty->done && pack_procedure(d->pack, duty->done)))
		return true;
	int64_t left = (g->due - clock_now()) / INT64_C(86400000) * 5 / 7 - 3;
	TRY(begin(d, &t, e));
	struct round_reading v = {.tx = t, .arena = a, .pack = d->pack, .lang = &l, .now = clock_now()};
	bool ok = round_figures(t, g->id, clock_now(), &sum, e);
	int64_t many = sum.open / (left > 1 ? left : 1) + (left < 40);
	ok = ok && (!many || round_of_group(&v, g->id, "open", 0, 0, 0, (int)(many > 400 ? 400 : many) + 4, &lines, e));
	tx_abort(t);
	for (size_t i = 0; ok && i < lines.n; i++)
		ok = do_round(d, duty, lines.p[i].id, e);
	return ok;
}

static bool do_duties(struct demo *d, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct round_group *groups;
	struct tx *t;
	size_t n;
	TRY(begin(d, &t, e));
	bool ok = round_groups(t, a, d->organ ? d->organ : 1, NULL, 0, GROUPS, &groups, &n, e);
	tx_abort(t);
	for (size_t i = 0; ok && i < n; i++)
		if (strcmp(groups[i].state, "closed") != 0)
			ok = do_group(d, a, &groups[i], e);
	return ok;
}

/* ---- a day ---- */

bool demo_year_day(struct demo *d, struct err *e)
{
	int moved;
	if (!d->year)
		*(d->year = arena_make(d->arena, struct demo_year)) = (struct demo_year){.cannot = map_new(d->arena)};
	struct demo_year *y = d->year;
	TRY(round_tick(d->city, clock_now(), &moved, e));
	if (y->days++ == 0)
		TRY(write_documents(d, e));
	if (y->days == 230)
		TRY(review_documents(d, e));
	if (y->days == 3)
		TRY(plan_readings(d, y, e) && demo_checks(d, e));
	if (y->days == 5 || y->days == 230)
		TRY(demo_confirm(d, e));
	for (size_t i = 0; i < y->readings.n; i++)
		TRY(read_some(d, &y->readings.p[i], e));
	return do_duties(d, e) && (!d->beside || demo_year_day(d->beside, e));
}

bool demo_year_before(struct demo *d, int64_t until, struct err *e)
{
	/* three times round, so that each was used within the year */
	size_t fresh = 3 * demo_cases_offers(d);
	int moved;
	for (int64_t date = civil_date_of_ms(clock_now()) + 1; date < until; date++) {
		if (!civil_is_working_day(date))
			continue;
		clock_fixed(civil_ms(date, 9, 0));
		TRY(demo_year_day(d, e) && demo_cases_day(d, fresh > 0, false, e));
		TRY(case_tick(d->city, clock_now(), &moved, e));
		fresh -= fresh > 0;
	}
	return true;
}
