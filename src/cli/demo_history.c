/* Months of requests, day by day: what was open moves one step a working day, new ones come in. */
#include "cli/demo_fill.h"
#include "cli/demo_year.h"
#include "engine/case.h"
#include "engine/compose.h"
#include "engine/round.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

#include <stdio.h>

#define DAYS 140
#define DAYS_SMALL 12
#define A_DAY 3                          /* new requests a day in the whole city */
#define OPEN_MAX 256
#define LATE_SINCE 8                     /* working days ago: taken out then, not back yet */
#define LATE_DAYS 9                      /* working days that a late one stays out */
#define PICTURED "4020"                  /* the section of the pictures: more of its requests wait */

struct going { int64_t id; const struct demo_unit *unit; int64_t applicant; bool late, waits; int idle; };

struct history {
	struct demo *d;
	const struct pack *pack;
	const struct door *door;
	struct going open[OPEN_MAX];
	size_t n;
};

static void minute(void) { clock_fixed(clock_now() + 120000); }

static struct who as(int64_t person)
{
	return (struct who){.person = person, .organ = 1, .session_started = clock_now(), .assurance = 1};
}

/* ---- a new request ---- */

static bool items(struct history *h, struct arena *a, const struct demo_unit *u, struct json *raw, struct err *e)
{
	const struct register_ *r = pack_register(h->pack, "assets");
	int64_t ids[128];
	size_t n;
	TRY(demo_records(h->d, r, u, ids, ARRAY_LEN(ids), &n, e));
	if (n == 0)
		return FAIL(e, ERR_NOT_FOUND, "section %s has no assets", u->code);
	struct json *list = json_arr(a);
	size_t first = (size_t)demo_dice(h->d, n), many = 1 + (size_t)demo_dice(h->d, 2);
	for (size_t i = 0; i < many && i < n; i++)
		json_add_str(a, list, STR_NONE, arena_printf(a, "record:%lld", (long long)ids[(first + i) % n]));
	json_put(a, raw, STR("item"), list);
	return true;
}

static bool request(struct history *h, const struct demo_unit *u, int64_t applicant, struct tx *t, struct arena *a,
	struct json *raw, struct err *e)
{
	struct lang l = {LANG_JA, a};
	struct json *typed;
	struct case_plan plan;
	struct who who = as(applicant);
	struct env v = {.tx = t, .arena = a, .pack = h->pack, .lang = &l, .now = clock_now(), .fields = h->door->fields.p,
		.n_fields = h->door->fields.n, .applicant = applicant, .unit = u->id};
	TRY(items(h, a, u, raw, e));
	const struct field *wish = h->door->fields.n ? &h->door->fields.p[0] : NULL;
	if (wish && wish->kind == FIELD_CHOICE && wish->options.n)
		demo_put(h->d, a, raw, wish->name, wish->options.p[0].name);
	TRY(demo_fill(h->d, &v, h->door->fields.p, h->door->fields.n, u->id, applicant, raw, &typed, e));
	TRY(case_plan(h->d->city, t, a, h->pack, h->door, typed, &who, &l, &plan, e));
	/* the rest of the form, over the fields of the parts that came in */
	for (size_t i = 0; i < plan.n_parts; i++) {
		struct json *part = json_obj(a), *body;
		const struct procedure *p = plan.parts[i];
		json_each(it, raw) if (form_field(p->fields.p, p->fields.n,
					       arena_cstr(a, str_cut(&(struct str){it->name.p, it->name.n}, '.'))))
			json_put(a, part, it->name, json_copy(a, it));
		struct env pv = v;
		pv.fields = NULL;
		pv.n_fields = 0;
		pv.procedure = p;
		TRY(demo_fill(h->d, &pv, p->fields.p, p->fields.n, u->id, applicant, part, &body, e));
		json_each(it, part)
			json_put(a, raw, it->name, json_copy(a, it));
	}
	return true;
}

static bool submit(struct history *h, const struct demo_unit *u, size_t member, bool waits, bool late, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(32 << 20);
	int64_t applicant = h->d->people[(size_t)u->first + member].id;
	struct json *in = json_obj(a), *raw = json_obj(a);
	struct tx *t;
	struct act_result done;
	minute();
	TRY(tx_begin(city_store(h->d->city), TX_READ, &t, e));
	bool ok = request(h, u, applicant, t, a, raw, e);
	tx_abort(t);
	if (!ok)
		return false;
	json_add_str(a, in, STR("door"), str_of(h->door->elem.name));
	json_put(a, in, STR("answers"), raw);
	TRY(demo_act(h->d, "case_submit", applicant, in, &done, e));
	if (h->n < OPEN_MAX)
		h->open[h->n++] = (struct going){
			.id = done.object, .unit = u, .applicant = applicant, .late = late, .waits = waits};
	return true;
}

/* ---- one step ---- */

static const char *hex(struct arena *a, const struct hash *d)
{
	struct buf b;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, d->b, HASH_LEN);
	const char *text = arena_cstr(a, buf_str(&b));
	buf_free(&b);
	return text;
}

static void yes_to_all(struct demo *d, struct arena *a, const struct step *s, struct json *raw)
{
	for (size_t i = 0; i < s->fields.n; i++)
		if (s->fields.p[i].kind == FIELD_YESNO)
			demo_put(d, a, raw, s->fields.p[i].name, "yes");
}

static bool fields(struct history *h, struct arena *a, struct tx *t, const struct case_file *c, const struct case_step *s,
	int64_t person, struct json *in, struct err *e)
{
	if (!s->def || s->def->fields.n == 0)
		return true;
	struct lang l = {LANG_JA, a};
	struct json *raw = json_obj(a), *body;
	struct env v = {.tx = t,
		.arena = a,
		.pack = c->pack,
		.lang = &l,
		.now = clock_now(),
		.procedure = pack_procedure(c->pack, s->part),
		.applicant = c->applicant,
		.unit = c->unit};
	yes_to_all(h->d, a, s->def, raw);
	TRY(demo_fill(h->d, &v, s->def->fields.p, s->def->fields.n, c->unit, person, raw, &body, e));
	json_put(a, in, STR("fields"), raw);
	return true;
}

/* Who of the section might take it: the head, the assistant as a stand-in, the leader, the applicant, a colleague. */
static bool find(struct history *h, const struct going *g, struct tx *t, struct arena *a, struct case_file *c,
	const struct case_step **ret_step, int64_t *ret_person, struct err *e)
{
	const size_t places[] = {0, 4, 6, 8, 1};
	struct lang l = {LANG_JA, a};
	for (size_t i = 0; i <= ARRAY_LEN(places); i++) {
		int64_t person = i == 0 ? g->applicant : h->d->people[(size_t)g->unit->first + places[i - 1]].id;
		struct who who = as(person);
		bool found;
		TRY(case_get(h->d->city, t, a, g->id, &who, &l, c, &found, e));
		for (size_t k = 0; found && k < c->n_steps; k++) {
			const struct case_step *s = &c->steps[k];
			if (s->mine && strcmp(s->state, "open") == 0 && (s->mine_as != HOLD_STAND_IN || i == ARRAY_LEN(places))) {
				*ret_step = s;
				*ret_person = person;
				return true;
			}
		}
	}
	return true;
}

static const char *const refusals[] = {"持ち出さずに済む方法を考えてください。", "行き先と期間を分けて申請してください。"};

static bool take_step(struct history *h, struct going *g, struct tx *t, struct arena *a, const char **ret_act, struct json *in,
	int64_t *ret_person, bool *ret_over, struct err *e)
{
	struct case_file c;
	const struct case_step *s = NULL;
	*ret_act = NULL;
	TRY(find(h, g, t, a, &c, &s, ret_person, e));
	*ret_over = strcmp(c.state, "open") != 0;
	if (!s)
		return true;
	json_add_int(a, in, STR("id"), s->id);
	TRY(fields(h, a, t, &c, s, *ret_person, in, e));
	if (strcmp(s->kind, "decide") == 0) {
		uint64_t dice = demo_dice(h->d, 40);
		json_add_str(a, in, STR("digest"), str_of(hex(a, &c.content_digest)));
		json_add_str(a, in, STR("answer"), dice < 2 ? STR("refused") : STR("granted"));
		if (dice < 2)
			json_add_str(a, in, STR("reason"), str_of(refusals[dice]));
		if (s->mine_as == HOLD_STAND_IN)
			json_add_str(a, in, STR("as"), STR("stand_in"));
		*ret_act = "step_decide";
	} else if (strcmp(s->kind, "task") == 0) {
		/* what is late comes back after all, a week or so later */
		bool kept = g->late && s->due != CIVIL_NONE && s->due > 0 && g->idle < LATE_DAYS;
		*ret_act = kept ? NULL : "step_task";
		if (s->def->tool)
			json_add_str(a, in, STR("reason"), STR("手順書のとおり、手で行った。"));
	} else if (strcmp(s->kind, "confirm") == 0) {
		json_add_str(a, in, STR("answer"), STR("yes"));
		*ret_act = "step_confirm";
	} else if (strcmp(s->kind, "consult") == 0) {
		json_add_str(a, in, STR("answer"), STR("agreed"));
		*ret_act = "step_consult";
	} else if (strcmp(s->kind, "notify") == 0) {
		*ret_act = "step_read";
	}
	return true;
}

static bool move(struct history *h, struct going *g, bool *ret_over, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(32 << 20);
	struct json *in = json_obj(a);
	const char *act;
	int64_t person;
	struct tx *t;
	struct act_result done;
	TRY(tx_begin(city_store(h->d->city), TX_READ, &t, e));
	bool ok = take_step(h, g, t, a, &act, in, &person, ret_over, e);
	tx_abort(t);
	if (!ok || !act) {
		g->idle++;
		return ok;
	}
	minute();
	g->idle = 0;
	return demo_act(h->d, act, person, in, &done, e);
}

/* Some requests of the section of the pictures. */
static bool pictured(struct history *h, size_t n, bool waits, bool late, struct err *e)
{
	for (size_t i = 0; i < h->d->n_units; i++)
		for (size_t k = 0; strcmp(h->d->units[i].code, PICTURED) == 0 && k < n; k++)
			TRY(submit(h, &h->d->units[i], 5 + k, waits, late, e));
	return true;
}

static bool day(struct history *h, int days_left, struct err *e)
{
	struct demo *d = h->d;
	bool last = days_left == 0;
	for (size_t i = 0; i < h->n;) {
		bool over = false;
		if (!h->open[i].waits)
			TRY(move(h, &h->open[i], &over, e));
		if (over || h->open[i].idle > 20)
			h->open[i] = h->open[--h->n];
		else
			i++;
	}
	for (int i = 0; i < A_DAY; i++) {
		const struct demo_unit *u = &d->units[demo_dice(d, d->n_units)];
		bool late = demo_dice(d, 25) == 0;
		TRY(submit(h, u, 5 + (size_t)demo_dice(d, 12), last, late, e));
	}
	/* two that are out too long today, and what waits for a decision */
	return days_left == LATE_SINCE ? pictured(h, 2, false, true, e) : !last || pictured(h, 6, true, false, e);
}

bool demo_history(struct demo *d, struct demo_organ *o, struct err *e)
{
	struct history *h = arena_make(d->arena, struct history);
	struct tx *t;
	int moved;
	*h = (struct history){.d = d};
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	h->pack = city_pack(d->city, t, 1, e);
	tx_abort(t);
	if (!h->pack)
		return false;
	h->door = pack_door(h->pack, "out");
	if (!h->door)
		return FAIL(e, ERR_NOT_FOUND, "the pack has no door \"out\"");
	int64_t first = d->today - (d->small ? DAYS_SMALL : DAYS);
	TRY(d->small || demo_year_before(d, first, e));
	for (int64_t date = first; date < d->today; date++) {
		if (!civil_is_working_day(date))
			continue;
		int left = 0;
		for (int64_t later = date + 1; later < d->today; later++)
			left += civil_is_working_day(later);
		clock_fixed(civil_ms(date, 9, 0));
		TRY(d->small || (demo_year_day(d, e) && demo_cases_day(d, 0, false, e)));
		TRY(day(h, left, e));
		TRY(demo_organ_day(o, left, e));
		/* what is due on a day that is not today nobody opens later */
		if (d->small && d->dated && left == 0)
			TRY(round_tick(d->city, clock_now(), &moved, e));
		TRY(case_tick(d->city, clock_now(), &moved, e));
		TRY(demo_standing(d, date, e));
	}
	return true;
}
