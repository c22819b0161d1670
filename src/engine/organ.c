#include "engine/organ.h"

#include "engine/object.h"
#include "engine/role_private.h"

static bool organ_of(const struct organ_home *h, int64_t unit, int64_t *ret, struct err *e)
{
	return tx_number(h->tx, STMT_right_organ, ARGS(val_i(OBJECT_UNIT), val_i(unit), val_i(0)), 0, ret, e);
}

const struct pack *organ_pack(const struct organ_home *h, int64_t unit, struct err *e)
{
	int64_t home, there;
	if (!h->city || !unit || !h->unit || unit == h->unit)
		return h->pack;
	if (!organ_of(h, h->unit, &home, e) || !organ_of(h, unit, &there, e))
		return NULL;
	return there == home || !there ? h->pack : city_pack(h->city, h->tx, there, e);
}

const struct role *organ_player(const struct organ_home *h, const struct pack *p, const struct role *r)
{
	if (strcmp(p->name, h->pack->name) == 0)
		return pack_role(p, r->elem.name);
	const struct role *player = r->elem.base ? pack_role(p, r->elem.name) : NULL;
	for (size_t i = 0; i < r->plays.n && !player; i++)
		player = pack_role(p, r->plays.p[i]->elem.name);
	return player;
}

/* Does home itself have the role at the municipality? One that is one per organ stands there only in an organ without a unit. */
static bool is_home(const struct organ_home *h, const char *role, int64_t date, bool *ret, struct err *e)
{
	const struct role *r = pack_role(h->pack, role);
	int64_t own = 0;
	*ret = r && strcmp(r->elem.name, role) == 0;
	if (*ret && r->per == PER_ORGAN)
		TRY(tx_number(h->tx, STMT_organ_unit_of, ARGS(val_i(h->unit), val_i(date)), 0, &own, e));
	*ret = *ret && !own;
	return true;
}

const struct pack *organ_pack_of_role(const struct organ_home *h, const char *role, int64_t unit, int64_t date, struct err *e)
{
	int64_t home;
	bool own;
	if (unit || !h->city || !h->unit)
		return organ_pack(h, unit, e);
	if (!organ_of(h, h->unit, &home, e))
		return NULL;
	if (home <= 1)
		return h->pack;
	if (!is_home(h, role, date, &own, e))
		return NULL;
	return own ? h->pack : city_pack(h->city, h->tx, 1, e);
}

static bool names_other(const struct organ_home *h, int64_t home, const struct json *link, bool *ret, struct err *e)
{
	int64_t there = 0;
	if (link->kind == JSON_ARR) {
		json_each(it, link)
			TRY(names_other(h, home, it, ret, e));
		return true;
	}
	if (link->kind == JSON_OBJ && str_is(json_str(link, "kind"), "unit"))
		TRY(organ_of(h, json_int(link, "id", 0), &there, e));
	*ret = *ret || (there && there != home);
	return true;
}

bool organ_asks(const struct organ_home *h, const struct procedure *p, const struct json *body, bool *ret, struct err *e)
{
	int64_t home;
	*ret = false;
	if (!p->elem.base || strcmp(p->elem.name, "instruction") != 0 || !h->unit)
		return true;
	TRY(organ_of(h, h->unit, &home, e));
	json_each(it, body)
		TRY(names_other(h, home, it, ret, e));
	return true;
}
