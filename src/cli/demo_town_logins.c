/* Logins of a town: one for whoever fills a role of its pack. The login is the name of the first role that the person fills, the
 * password follows from the login, so that both can be said again at any time. */
#include "cli/demo_town.h"

#include <stdio.h>

#include "engine/account.h"
#include "engine/contractor.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/hash.h"

#define ROLES_MAX 200

struct seat_of { const struct role *role; int64_t person; };
struct logins { struct seat_of p[ROLES_MAX]; size_t n; };

bool demo_holder(struct tx *t, const struct pack *p, const struct role *r, int64_t unit, int64_t date, int64_t *ret,
	struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(16 << 20);
	struct holder *list;
	size_t n;
	int64_t at;
	*ret = 0;
	TRY(role_unit(t, r, unit, date, &at, e));
	TRY(role_holders(t, a, p, r, at, date, &list, &n, e));
	/* of everybody the last: he is nothing else */
	if (n && list[0].how <= HOLD_DEPUTY)
		*ret = list[r->filled == FILLED_EVERYONE ? n - 1 : 0].person;
	return true;
}

static bool seats(struct tx *t, struct arena *a, const struct pack *p, struct logins *ret, struct err *e)
{
	int64_t today = civil_date_of_ms(clock_now());
	struct unit *sections;
	size_t n;
	*ret = (struct logins){.n = 0};
	TRY(org_of_kind(t, a, "section", today, &sections, &n, e));
	for (size_t i = 0; n && i < p->elems.n && ret->n < ROLES_MAX; i++) {
		const struct role *r = (const struct role *)(const void *)p->elems.p[i];
		int64_t person = 0;
		if (p->elems.p[i]->kind != ELEM_ROLE || r->filled == FILLED_BODY)
			continue;
		TRY(demo_holder(t, p, r, sections[0].id, today, &person, e));
		if (person)
			ret->p[ret->n++] = (struct seat_of){r, person};
	}
	return true;
}

/* Words and four digits, chosen by the login. */
static const char *password_for(struct arena *a, const char *login)
{
	static const char *const words[] = {"Kawa", "Ishi", "Mori", "Hashi", "Kumo", "Sora", "Tsuki", "Yama", "Kaze", "Niwa",
		"Hana", "Tori", "Umi", "Nami", "Suna", "Hoshi"};
	uint32_t h = 2166136261u;
	for (const char *c = login; *c; c++)
		h = (h ^ (uint8_t)*c) * 16777619u;
	return arena_cprintf(a, "%s-%s-%s-%04u", words[h % 16], words[h / 16 % 16], words[h / 256 % 16], h / 4096 % 10000);
}

static bool account_line_for(struct arena *a, struct json *list, const char *number, const char *login, struct err *e)
{
	char hash[128];
	struct json *o = json_add_obj(a, list, STR_NONE);
	json_add_str(a, o, STR("person"), str_of(number));
	json_add_str(a, o, STR("login"), str_of(login));
	json_add_bool(a, o, STR("temporary"), false);
	TRY(password_hash(str_of(password_for(a, login)), hash, e));
	json_add_str(a, o, STR("secret"), arena_str(a, str_of(hash)));
	wipe(hash, sizeof(hash));
	return true;
}

/* The first contract that goes on, of the first section that has one. */
static bool a_contract(struct tx *t, struct arena *a, const struct pack *p, int64_t *ret, struct err *e)
{
	const struct register_ *reg = contractor_register(p);
	int64_t today = civil_date_of_ms(clock_now());
	struct unit *sections;
	size_t n;
	*ret = 0;
	TRY(org_of_kind(t, a, "section", today, &sections, &n, e));
	for (size_t i = 0; reg && i < n && !*ret; i++) {
		const char *equal[LIST_EQUAL_MAX] = {arena_cprintf(a, "%lld", (long long)sections[i].id)};
		struct record_page page;
		TRY(record_list(t, a, 1, reg, &reg->lists.p[0], equal, "", 50, &page, e));
		for (size_t k = 0; k < page.n && !*ret; k++)
			*ret = contract_lives(p, &page.p[k], today) ? page.p[k].id : 0;
	}
	return true;
}

/* One of its workers; his password is a temporary one, as for everybody who comes new. */
static bool one_contractor(struct demo *d, struct err *e)
{
	struct arena *a = d->arena;
	struct json *in = json_obj(a);
	struct act_result r;
	struct tx *t;
	char hash[128];
	int64_t contract = 0;
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	bool ok = a_contract(t, a, d->pack, &contract, e);
	tx_abort(t);
	if (!ok || !contract)
		return ok;
	TRY(password_hash(str_of(password_for(a, "contractor")), hash, e));
	json_add_int(a, in, STR("id"), contract);
	json_add_str(a, in, STR("login"), STR("contractor"));
	json_add_str(a, in, STR("name"), STR("山田 太郎"));
	json_add_str(a, in, STR("secret"), arena_str(a, str_of(hash)));
	wipe(hash, sizeof(hash));
	return demo_act(d, "contractor_add", 0, in, &r, e);
}

bool demo_town_accounts(struct demo *d, struct err *e)
{
	struct arena *a = d->arena;
	struct json *in = json_obj(a), *form = json_add_obj(a, in, STR("form")), *list = json_add_arr(a, form, STR("accounts"));
	struct logins *roles = arena_make(a, struct logins);
	struct act_result r;
	struct tx *t;
	/* passwords are of today, and their salts are nobody's to foresee */
	clock_replace(NULL, NULL);
	rand_replace(0);
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	bool ok = seats(t, a, d->pack, roles, e);
	tx_abort(t);
	for (size_t i = 0; ok && i < d->n_people; i++) {
		const struct demo_person *who = &d->people[i];
		const char *login = NULL;
		for (size_t k = 0; k < roles->n && !login; k++)
			login = roles->p[k].person == who->id ? roles->p[k].role->elem.name : NULL;
		if (login) {
			ok = account_line_for(a, list, who->number, login, e);
			continue;
		}
		/* everybody has an account; a password is issued when it is asked for */
		struct json *o = json_add_obj(a, list, STR_NONE);
		json_add_str(a, o, STR("person"), str_of(who->number));
		json_add_str(a, o, STR("login"), str_of(arena_cprintf(a, "s%s", who->number)));
	}
	return ok && demo_act(d, "people_import", 0, in, &r, e) && one_contractor(d, e);
}

static bool print_one(struct tx *t, const struct lang *l, struct arena *a, const struct seat_of *s, struct err *e)
{
	int64_t id;
	struct account_line line;
	bool found = false;
	TRY(tx_number(t, STMT_account_of_person, ARGS(val_i(s->person)), 0, &id, e));
	TRY(id == 0 || account_get(t, a, id, l, &line, &found, e));
	if (found)
		printf("%s\t%s\t%s\n", s->role->elem.name, line.login, password_for(a, line.login));
	return true;
}

int demo_town_logins(const struct lang *l, struct city *city, const struct pack *p, struct arena *a)
{
	struct err e = {0};
	struct tx *t;
	struct logins *roles = arena_make(a, struct logins);
	bool ok = tx_begin(city_store(city), TX_READ, &t, &e);
	if (ok) {
		ok = seats(t, a, p, roles, &e);
		for (size_t i = 0; ok && i < roles->n; i++)
			ok = print_one(t, l, a, &roles->p[i], &e);
		tx_abort(t);
	}
	if (!ok)
		fprintf(stderr, "sekimori: %s\n", e.text);
	return ok ? 0 : 1;
}
