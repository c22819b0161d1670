#include "cli/demo_fill.h"

#include "util/civil.h"

#include <stdio.h>

#define ROUNDS 6                         /* an answer may open further fields */

void demo_put(struct demo *d, struct arena *a, struct json *raw, const char *name, const char *value)
{
	(void)d;
	json_put(a, raw, str_of(name), json_add_str(a, json_arr(a), STR_NONE, str_of(value)));
}

static const char *const purposes[] = {"家庭訪問で使うため。", "関係機関との打合せで説明するため。", "現地調査で照合するため。", "審査会に提出するため。",
	"窓口の出張受付で使うため。"};
static const char *const places[] = {"関守総合病院", "市民会館 第2会議室", "受給者の自宅", "県庁 福祉課", "関守駅前出張所", "中央公民館"};

static const char *text_for(struct demo *d, const struct field *f)
{
	if (strcmp(f->name, "purpose") == 0)
		return purposes[demo_dice(d, ARRAY_LEN(purposes))];
	if (strcmp(f->name, "place") == 0)
		return places[demo_dice(d, ARRAY_LEN(places))];
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

static void date_for(struct demo *d, struct arena *a, struct json *raw, const struct field *f, int64_t now)
{
	/* out on the next working day or the one after, back some days later */
	bool end = strstr(f->name, "till") != NULL;
	int64_t day = civil_add_working_days(civil_date_of_ms(now), end ? 4 + (int)demo_dice(d, 3) : 1 + (int)demo_dice(d, 2));
	if (f->kind == FIELD_TIME)
		demo_put(d, a, raw, f->name, arena_cprintf(a, "%sT%02d:00", civil_iso_date(a, day), end ? 17 : 10));
	else
		demo_put(d, a, raw, f->name, civil_iso_date(a, day));
}

static void link_for(struct demo *d, struct arena *a, struct json *raw, const struct field *f, int64_t unit, int64_t person)
{
	for (size_t i = 0; i < f->to.n; i++) {
		if (strcmp(f->to.p[i], "unit") == 0) {
			demo_put(d, a, raw, f->name, arena_cprintf(a, "unit:%lld", (long long)unit));
			return;
		}
		if (strcmp(f->to.p[i], "person") == 0) {
			demo_put(d, a, raw, f->name, arena_cprintf(a, "person:%lld", (long long)person));
			return;
		}
	}
}

static void answer(
	struct demo *d, struct arena *a, struct json *raw, const struct field *f, int64_t now, int64_t unit, int64_t person)
{
	const struct option *o;
	switch (f->kind) {
	case FIELD_TEXT: demo_put(d, a, raw, f->name, text_for(d, f)); break;
	case FIELD_NUMBER: demo_put(d, a, raw, f->name, arena_cprintf(a, "%d", 1 + (int)demo_dice(d, 40))); break;
	case FIELD_DATE:
	case FIELD_TIME: date_for(d, a, raw, f, now); break;
	case FIELD_CHOICE:
		o = some_option(d, f);
		if (o)
			demo_put(d, a, raw, f->name, o->name);
		break;
	case FIELD_YESNO: demo_put(d, a, raw, f->name, "no"); break;
	case FIELD_GRADE: demo_put(d, a, raw, f->name, f->scale->levels.p[0].name); break;
	case FIELD_LINK: link_for(d, a, raw, f, unit, person); break;
	case FIELD_FILE:
	case FIELD_ROWS: break;
	}
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
	struct arena *a = v->arena;
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
			answer(d, a, raw, asked[i], v->now, unit, person);
			more = true;
		}
		if (!more)
			break;
	}
	return true;
}
