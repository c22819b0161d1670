#include "cli/demo_people.h"
#include "engine/account.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"
#include "util/hash.h"

#include <stdio.h>

static const char *const families[][2] = {
	{"青木", "あおき"}, {"井上", "いのうえ"}, {"上田", "うえだ"}, {"江口", "えぐち"}, {"大谷", "おおたに"}, {"金子", "かねこ"},
	{"木村", "きむら"}, {"工藤", "くどう"}, {"小山", "こやま"}, {"斉藤", "さいとう"}, {"清水", "しみず"}, {"杉本", "すぎもと"},
	{"関口", "せきぐち"}, {"高木", "たかぎ"}, {"千葉", "ちば"}, {"土屋", "つちや"}, {"寺田", "てらだ"}, {"富田", "とみた"},
	{"中川", "なかがわ"}, {"西川", "にしかわ"}, {"野口", "のぐち"}, {"橋本", "はしもと"}, {"平野", "ひらの"}, {"藤井", "ふじい"},
	{"星野", "ほしの"}, {"前田", "まえだ"}, {"三宅", "みやけ"}, {"村上", "むらかみ"}, {"森下", "もりした"}, {"山口", "やまぐち"},
	{"横山", "よこやま"}, {"和田", "わだ"},
};
static const char *const givens[][2] = {
	{"彩", "あや"}, {"一郎", "いちろう"}, {"恵", "めぐみ"}, {"健一", "けんいち"}, {"香織", "かおり"}, {"浩", "ひろし"},
	{"早紀", "さき"}, {"俊介", "しゅんすけ"}, {"千夏", "ちなつ"}, {"大輔", "だいすけ"}, {"直樹", "なおき"}, {"典子", "のりこ"},
	{"遥", "はるか"}, {"誠", "まこと"}, {"美咲", "みさき"}, {"学", "まなぶ"}, {"由美", "ゆみ"}, {"亮", "りょう"},
	{"翔", "しょう"}, {"和子", "かずこ"}, {"拓也", "たくや"}, {"真理", "まり"}, {"隆", "たかし"}, {"優", "ゆう"},
};

static const struct { const char *number, *name, *reading; } known[] = {
	/* the people of the pictures: section 4020, its leader, its head, and the information policy section */
	{"4020-01", "早瀬 健一", "はやせ けんいち"}, {"4020-02", "岡 俊介", "おか しゅんすけ"}, {"4020-03", "堀内 さゆり", "ほりうち さゆり"},
	{"4020-05", "三宅 大輔", "みやけ だいすけ"}, {"4020-06", "青木 千夏", "あおき ちなつ"}, {"4020-07", "小野寺 学", "おのでら まなぶ"},
	{"2030-05", "野口 恵", "のぐち めぐみ"}, {"2030-06", "村井 亮", "むらい りょう"}, {"2030-01", "黒田 誠", "くろだ まこと"},
};

#define PEOPLE 1200
#define SECTIONS 60

static void put(struct demo *d, struct json *o, const char *name, const char *value)
{
	json_add_str(d->arena, o, str_of(name), str_of(value));
}

void demo_name(struct demo *d, const char *number, const char **ret_name, const char **ret_reading)
{
	uint64_t f = demo_dice(d, ARRAY_LEN(families)), g = demo_dice(d, ARRAY_LEN(givens));
	*ret_name = arena_cprintf(d->arena, "%s %s", families[f][0], givens[g][0]);
	*ret_reading = arena_cprintf(d->arena, "%s %s", families[f][1], givens[g][1]);
	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (strcmp(known[i].number, number) == 0) {
			*ret_name = known[i].name;
			*ret_reading = known[i].reading;
		}
}

struct demo_person *demo_person_add(struct demo *d, struct demo_lists *l, const char *number, const char *unit,
	const char *position, const char *post, const char *title)
{
	const char *name, *reading;
	demo_name(d, number, &name, &reading);
	struct json *o = json_add_obj(d->arena, l->persons, STR_NONE);
	put(d, o, "number", number);
	put(d, o, "name", name);
	put(d, o, "reading", reading);
	put(d, o, "employment", strcmp(position, "member") == 0 && demo_dice(d, 6) == 0 ? "annual" : "regular");
	o = json_add_obj(d->arena, l->posts, STR_NONE);
	put(d, o, "person", number);
	put(d, o, "unit", unit);
	put(d, o, "position", position);
	if (post)
		put(d, o, "post", post);
	put(d, o, "title", title);
	struct demo_person *p = &d->people[d->n_people++];
	*p = (struct demo_person){.number = number, .name = name, .unit = unit, .position = position, .title = title};
	return p;
}

void demo_appoint(
	struct demo *d, struct demo_lists *l, const char *role, const char *unit, const char *number, const char *kind)
{
	struct json *o = json_add_obj(d->arena, l->appointments, STR_NONE);
	put(d, o, "role", role);
	if (unit)
		put(d, o, "unit", unit);
	put(d, o, "person", number);
	put(d, o, "kind", kind);
}

struct json *demo_unit_add(struct demo *d, struct demo_lists *l, const struct demo_unit_row *row, const char *parent, int place)
{
	struct json *o = json_add_obj(d->arena, l->units, STR_NONE);
	put(d, o, "code", row->code);
	put(d, o, "kind", row->kind);
	put(d, o, "name", row->name);
	put(d, o, "name_en", row->name_en);
	put(d, o, "reading", row->reading);
	if (parent)
		put(d, o, "parent", parent);
	if (row->short_name)
		put(d, o, "short_name", row->short_name);
	json_add_int(d->arena, o, STR("place"), place);
	return o;
}

struct demo_lists demo_lists_new(struct demo *d, struct json *in)
{
	struct arena *a = d->arena;
	struct json *form = json_add_obj(a, in, STR("form"));
	/* in office since the last first of April before the demo begins */
	int64_t april = civil_date(civil_fiscal_year(civil_date_of_ms(clock_now())), 4, 1);
	json_add_str(a, form, STR("from"), str_of(civil_iso_date(a, april)));
	d->units = arena_array(a, SECTIONS, sizeof(*d->units));
	d->people = arena_array(a, PEOPLE + 1, sizeof(*d->people));
	return (struct demo_lists){.units = json_add_arr(a, form, STR("units")), .persons = json_add_arr(a, form, STR("persons")),
		.posts = json_add_arr(a, form, STR("assignments")), .appointments = json_add_arr(a, form, STR("appointments"))};
}

static void department(struct demo *d, struct demo_lists *l, const char *code, const char *name, const char *reading,
	const char *en, int place)
{
	demo_unit_add(d, l, &(struct demo_unit_row){code, "department", name, NULL, reading, en}, NULL, place);
	bool finance = strcmp(code, "20") == 0;
	demo_person_add(d, l, arena_cprintf(d->arena, "%s-00", code), code, "head", finance ? "head_planning_finance" : NULL,
		arena_cprintf(d->arena, "%s長", name));
	if (finance) {
		/* the deputy mayors stand beside the departments; their office is with planning */
		demo_person_add(d, l, "V-01", code, "member", "vice_mayor_finance", "副市長");
		demo_person_add(d, l, "V-02", code, "member", "vice_mayor_other", "副市長");
	}
}

/* A section: head, assistant, two subsection heads, members. One of sixty has no head: its assistant acts (事務取扱). */
static void section(struct demo *d, struct demo_lists *l, const char *dept, const char *code, const char *name,
	const char *short_name, const char *reading, const char *en, const char *work, int place)
{
	struct demo_unit_row row = {code, "section", name, short_name, reading, en};
	struct json *o = demo_unit_add(d, l, &row, dept, place);
	/* each section keeps its requests in the seventh of its files */
	put(d, o, "doc_class", arena_cprintf(d->arena, "%c-%c-7", 'A' + (int)(d->n_units / 5), code[2]));
	struct demo_unit *u = &d->units[d->n_units++];
	*u = (struct demo_unit){.code = code, .department = dept, .name = name, .work = work, .first = (int)d->n_people};
	size_t n = d->n_units <= 46 ? 20 : 19;       /* 14 above the sections, 1,200 in all */
	bool vacant = strcmp(code, "8050") == 0, info = strcmp(code, "2030") == 0;
	for (size_t i = 1; i <= n; i++) {
		const char *number = arena_cprintf(d->arena, "%s-%02zu", code, i);
		if (i == 1)
			demo_person_add(d, l, number, code, vacant ? "assistant" : "head",
				info ? "head_info_policy" : NULL, vacant ? "課長補佐" : arena_cprintf(d->arena, "%s長", name));
		else if (i == 2)
			demo_person_add(d, l, number, code, "assistant", NULL, "課長補佐");
		else if (i <= 4)
			demo_person_add(d, l, number, code, "subhead", NULL, "係長");
		else
			demo_person_add(d, l, number, code, "member", NULL, i < 10 ? "主任" : "主事");
		u->n++;
	}
	if (vacant) {
		struct json *acting = json_add_obj(d->arena, l->posts, STR_NONE);
		put(d, acting, "person", arena_cprintf(d->arena, "%s-01", code));
		put(d, acting, "unit", code);
		put(d, acting, "position", "head");
		put(d, acting, "kind", "acting");
		put(d, acting, "title", "課長事務取扱");
	}
	demo_appoint(d, l, "leader", code, arena_cprintf(d->arena, "%s-05", code), "holder");
}

bool demo_ids(struct demo *d, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	bool ok = true;
	for (size_t i = 0; ok && i < d->n_people; i++)
		ok = tx_number(t, STMT_person_by_number, ARGS(val_c(d->people[i].number)), 0, &d->people[i].id, e);
	for (size_t i = 0; ok && i < d->n_units; i++)
		ok = tx_number(t, STMT_unit_by_code, ARGS(val_c(d->units[i].code)), 0, &d->units[i].id, e);
	tx_abort(t);
	return ok;
}

bool demo_people(struct demo *d, struct err *e)
{
	struct json *in = json_obj(d->arena);
	struct demo_lists l = demo_lists_new(d, in);
	const char *dept = "";
	int place = 0;
#define DEPARTMENT(code, ja, reading, en) department(d, &l, (dept = code), ja, reading, en, ++place);
#define SECTION(code, ja, short, reading, en, work) section(d, &l, dept, code, ja, short, reading, en, work, ++place);
#include "cli/demo_units.def"
#undef DEPARTMENT
#undef SECTION
	must(d->n_units == SECTIONS && d->n_people == PEOPLE);
	demo_appoint(d, &l, "executor", NULL, "2030-05", "holder");
	demo_appoint(d, &l, "executor", NULL, "2030-06", "holder");
	demo_appoint(d, &l, "chief", NULL, "2030-01", "delegate");
	demo_appoint(d, &l, "audit_chief", NULL, "C030-01", "holder");
	struct act_result r;
	TRY(demo_act(d, "people_import", 0, in, &r, e));
	return demo_ids(d, e);
}

/* ---- logins ---- */

static const struct { const char *role, *number, *login, *password; bool temporary; } logins[] = {
	{"staff", "4020-06", "aoki", "Kari-Michi-7305", true},
	{"colleague", "4020-07", "onodera", "Kawa-Ishi-Mori-4821", false},
	{"leader", "4020-05", "miyake", "Hashi-Kumo-Sora-5937", false},
	{"section_manager", "4020-01", "hayase", "Tsuki-Yama-Kaze-6148", false},
	{"stand_in", "4020-02", "oka", "Niwa-Hana-Tori-2759", false},
	{"dept_officer", "40-00", "fukushi-bucho", "Umi-Nami-Suna-8463", false},
	{"chief", "20-00", "kikaku-bucho", "Hoshi-Yoru-Aki-3194", false},
	{"head_info_policy", "2030-01", "kuroda", "Yuki-Kawa-Mizu-7526", false},
	{"executor", "2030-05", "noguchi", "Mado-Tsuki-Hon-9672", false},
	{"ciso", "V-01", "fuku-shicho", "Iwa-Taki-Matsu-1385", false},
	{"audit_chief", "C030-01", "kansa", "Kura-Mon-Michi-5290", false},
	{"other_section", "3050-06", "nozei", "Tera-Saka-Ike-6417", false},
};

bool demo_accounts(struct demo *d, struct err *e)
{
	struct arena *a = d->arena;
	struct json *in = json_obj(a), *form = json_add_obj(a, in, STR("form")), *list = json_add_arr(a, form, STR("accounts"));
	/* passwords are of today, and their salts are nobody's to foresee */
	clock_replace(NULL, NULL);
	rand_replace(0);
	for (size_t i = 0; i < ARRAY_LEN(logins); i++) {
		char hash[128];
		TRY(password_hash(str_of(logins[i].password), hash, e));
		struct json *o = json_add_obj(a, list, STR_NONE);
		put(d, o, "person", logins[i].number);
		put(d, o, "login", logins[i].login);
		put(d, o, "secret", hash);
		json_add_bool(a, o, STR("temporary"), logins[i].temporary);
		wipe(hash, sizeof(hash));
	}
	/* everybody has an account; a password is issued when it is asked for */
	for (size_t i = 0; i < d->n_people; i++) {
		bool named = false;
		for (size_t k = 0; k < ARRAY_LEN(logins); k++)
			named |= strcmp(logins[k].number, d->people[i].number) == 0;
		if (named)
			continue;
		struct json *o = json_add_obj(a, list, STR_NONE);
		put(d, o, "person", d->people[i].number);
		put(d, o, "login", arena_cprintf(a, "s%s", d->people[i].number));
	}
	struct act_result r;
	return demo_act(d, "people_import", 0, in, &r, e);
}

/* A temporary password that has run out is issued anew, so that the next day's newcomer is not locked out. */
static const char *password_now(const struct lang *l, struct city *city, struct arena *a, size_t i, struct err *e)
{
	struct tx *t;
	int64_t id;
	struct account_line line;
	bool found = false;
	if (!logins[i].temporary)
		return logins[i].password;
	if (!tx_begin(city_store(city), TX_READ, &t, e))
		return NULL;
	bool ok = tx_number(t, STMT_account_by_login, ARGS(val_c(logins[i].login)), 0, &id, e) &&
		account_get(t, a, id, l, &line, &found, e);
	tx_abort(t);
	if (!ok || !found)
		return NULL;
	if (!line.temporary)
		return t_cli_own_password(l);
	if (clock_now() - line.created < INT64_C(23) * 3600 * 1000)
		return logins[i].password;
	struct json *in = json_obj(a);
	struct act_result r;
	char secret[ACCOUNT_TEMPORARY] = "";
	uint8_t token[CHAIN_TOKEN];
	struct who who = WHO_SYSTEM;
	rand_bytes(token, sizeof(token));
	json_add_int(a, in, STR("id"), id);
	if (!account_issue(city, act_find("account_reset"), &who, token, in, l, a, &r, secret, e) || !r.done)
		return NULL;
	const char *copy = arena_cprintf(a, "%s", secret);
	wipe(secret, sizeof(secret));
	return copy;
}

int demo_logins(const struct lang *l, struct city *city, struct arena *a)
{
	for (size_t i = 0; i < ARRAY_LEN(logins); i++) {
		struct err e = {0};
		const char *password = password_now(l, city, a, i, &e);
		if (!password) {
			fprintf(stderr, "sekimori: %s\n", e.text);
			return 1;
		}
		printf("%s\t%s\t%s\n", logins[i].role, logins[i].login, password);
	}
	return 0;
}
