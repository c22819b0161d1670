#include "engine/account_private.h"

#include "engine/param.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/utf8.h"
#include "util/vec.h"

/* ---- rules ---- */

/* Months and years of a password's age are 30 and 365 days. */
static int64_t span_ms(struct span s)
{
	static const int64_t unit[] = {
		[SPAN_MINUTES] = MS_MINUTE, [SPAN_HOURS] = MS_HOUR, [SPAN_DAYS] = MS_DAY, [SPAN_WORKING_DAYS] = MS_DAY,
		[SPAN_WEEKS] = 7 * MS_DAY, [SPAN_MONTHS] = 30 * MS_DAY, [SPAN_YEARS] = 365 * MS_DAY,
	};
	return s.n * unit[s.unit];
}

struct said { const struct pack *pack; struct param_values values; };

/* otherwise: when the pack does not say; off is 0. */
static int64_t rule(const struct said *s, const char *portal, int64_t otherwise)
{
	const struct param *param = param_of(&s->values, pack_portal_param(s->pack, portal));
	if (!param)
		return otherwise;
	switch (param->type) {
	case PARAM_NUMBER:
	case PARAM_BOOL:
		return param->value;
	case PARAM_SPAN:
		return span_ms(param->span);
	case PARAM_OFF:
		return 0;
	case PARAM_TEXT:
		break;
	}
	return otherwise;
}

static int64_t at_least(int64_t v, int64_t least)
{
	return v < least ? least : v;
}

bool account_rules(struct tx *t, const struct pack *p, int64_t organ, int64_t now, struct account_rules *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(1024 * 1024);
	struct said s = {.pack = p};
	TRY(param_organ(t, a, organ, civil_date_of_ms(now), &s.values, e));
	struct account_rules r = {
		.min_length = at_least(rule(&s, "password.min_length", 12), 1),
		.history = rule(&s, "password.history", 5),
		.max_age = rule(&s, "password.max_age", 0),
		.temporary_life = at_least(rule(&s, "password.temporary_life", MS_DAY), MS_MINUTE),
		.max_uses = rule(&s, "password.max_uses", 0),
		.attempts = at_least(rule(&s, "login.tries", 5), 2),
		.lock = at_least(rule(&s, "login.lock", 15 * MS_MINUTE), MS_MINUTE),
		.idle = at_least(rule(&s, "session.idle", 30 * MS_MINUTE), MS_MINUTE),
		.absolute = at_least(rule(&s, "session.absolute", 10 * MS_HOUR), MS_MINUTE),
		.no_own_data = rule(&s, "password.no_own_data", 1) != 0,
	};
	r.privileged_idle = rule(&s, "session.privileged_idle", r.idle);
	if (r.privileged_idle < MS_MINUTE || r.privileged_idle > r.idle)
		r.privileged_idle = r.idle;
	r.privileged_min_length = at_least(rule(&s, "privileged.min_length", r.min_length), r.min_length);
	r.privileged = rule(&s, "privileged.session", r.absolute);
	if (r.privileged < MS_MINUTE || r.privileged > r.absolute)
		r.privileged = r.absolute;
	*ret = r;
	return true;
}

/* ---- logins ---- */

bool account_fold(struct arena *a, struct str login, struct str *ret)
{
	struct str half = str_trim(utf8_half(a, str_head(login, 256)));
	if (half.n < 2 || half.n > 64)
		return false;
	char *p = arena_alloc(a, half.n + 1);
	for (size_t i = 0; i < half.n; i++) {
		char c = half.p[i];
		p[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
		bool good = (p[i] >= 'a' && p[i] <= 'z') || (p[i] >= '0' && p[i] <= '9') || strchr("._@-", p[i]);
		if (!good || !p[i])
			return false;
	}
	*ret = (struct str){p, half.n};
	return true;
}

/* ---- lists ---- */

bool account_get(
	struct tx *t, struct arena *a, int64_t id, const struct lang *l, struct account_line *ret, bool *ret_found, struct err *e)
{
	struct query *q = tx_query(t, STMT_account_line, ARGS(val_i(id), val_i(civil_date_of_ms(clock_now()))));
	bool found = query_next(q);
	if (found) {
		int en = lang_ja(l) || !query_s(q, 8).n ? 7 : 8;
		bool active = str_is(query_s(q, 4), "active");
		/* An account lives as long as its person is in office. */
		*ret = (struct account_line){
			.id = query_i(q, 0),
			.person = query_i(q, 1),
			.login = arena_cstr(a, query_s(q, 2)),
			.created = query_i(q, 3),
			.state = arena_cstr(a, active ? query_s(q, 10) : query_s(q, 4)),
			.name = arena_cstr(a, query_s(q, 5)),
			.number = arena_cstr(a, query_s(q, 6)),
			.unit_name = arena_cstr(a, query_s(q, en)),
			.title = arena_cstr(a, query_s(q, 9)),
			.temporary = query_i(q, 11) != 0,
			.locked_till = query_i(q, 12),
		};
	}
	TRY(query_end(q, e));
	*ret_found = found;
	if (found && ret->locked_till <= clock_now())
		ret->locked_till = 0;
	return !found || tx_number(t, STMT_account_last_login, ARGS(val_i(id)), 0, &ret->last_login, e);
}

bool account_list(struct tx *t, struct arena *a, int64_t organ, int64_t unit, const char *after, int limit, const struct lang *l,
	struct account_line **ret, size_t *ret_n, struct err *e)
{
	int64_t date = civil_date_of_ms(clock_now());
	const char *from = after ? after : "";
	VEC(int64_t) ids = {0};
	VEC(struct account_line) list = {0};
	struct query *q = unit ? tx_query(t, STMT_account_page_of_unit, ARGS(val_i(unit), val_c(from), val_i(limit), val_i(date)))
		: organ ? tx_query(t, STMT_account_page_of_organ, ARGS(val_c(from), val_i(limit), val_i(organ), val_i(date)))
			: tx_query(t, STMT_account_page, ARGS(val_c(from), val_i(limit)));
	while (query_next(q))
		*vec_push(a, &ids) = query_i(q, 0);
	TRY(query_end(q, e));
	for (size_t i = 0; i < ids.n; i++) {
		bool found;
		struct account_line line;
		TRY(account_get(t, a, ids.p[i], l, &line, &found, e));
		if (found)
			*vec_push(a, &list) = line;
	}
	*ret = list.p;
	*ret_n = list.n;
	return true;
}
