/* What fulfils a duty that is `done` by something else than its form: a case, a result of a check, a document that was adopted,
 * reviewed or read, a ledger that was reviewed. */
#include "engine/object.h"
#include "engine/round_private.h"
#include "util/civil.h"

static bool fulfil(struct act_call *c, int64_t id, int64_t case_file, struct err *e)
{
	struct round r;
	bool found;
	TRY(round_get(c->tx, c->arena, id, &r, &found, e));
	TRY(tx_run(c->tx, STMT_round_done_add,
		ARGS(val_i(id), val_i(r.version + 1), val_i(c->now), val_ref(c->who.person), val_null(), val_c(""), val_c("case"),
			val_c("{}"), val_null(), val_ref(case_file), val_null()),
		NULL, e));
	act_object(c, OBJECT_ROUND, id);
	act_object(c, OBJECT_DUTY_GROUP, r.group);
	TRY(round_finish(c, &r, c->who.person, e));
	return standing_use(c, r.duty, r.unit, c->now > r.due, e);
}

/* The oldest open round about that thing. */
static bool about(struct act_call *c, const char *duty, int kind, int64_t subject, int64_t *ret, struct err *e)
{
	return tx_number(
		c->tx, STMT_round_open_about, ARGS(val_i(kind), val_i(subject), val_c(duty), val_i(c->who.organ)), 0, ret, e);
}

/* The oldest of a place that is about no thing or person of its own: of the unit, of one above it, of the municipality. */
static bool of_place(struct act_call *c, const char *duty, int64_t unit, int64_t *ret, struct err *e)
{
	int64_t line[17] = {0};
	size_t n = 0;
	if (unit)
		TRY(org_line(c->tx, unit, civil_date_of_ms(c->now), line, &n, e));
	line[n++] = 0;
	*ret = 0;
	for (size_t i = 0; i < n && !*ret; i++)
		TRY(tx_number(c->tx, STMT_round_open_place, ARGS(val_c(duty), val_i(line[i]), val_i(c->who.organ)), 0, ret, e));
	return true;
}

static bool of_duty(struct act_call *c, const char *duty, const struct round_deed_of *d, struct err *e)
{
	bool any = false;
	int64_t id;
	for (size_t i = 0; i < d->n_records; i++) {
		TRY(about(c, duty, OBJECT_RECORD, d->records[i], &id, e));
		if (id)
			TRY(fulfil(c, id, d->case_file, e));
		any |= id != 0;
	}
	if (!any && d->person) {
		TRY(about(c, duty, OBJECT_PERSON, d->person, &id, e));
		if (id)
			TRY(fulfil(c, id, d->case_file, e));
		any = id != 0;
	}
	if (any || !d->place)
		return true;
	TRY(of_place(c, duty, d->unit, &id, e));
	return !id || fulfil(c, id, d->case_file, e);
}

bool round_fulfil(struct act_call *c, const struct pack *p, const char *by, const struct round_deed_of *d, struct err *e)
{
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct duty *duty = (const struct duty *)(const void *)p->elems.p[i];
		if (duty->elem.kind == ELEM_DUTY && duty->done && strcmp(duty->done, by) == 0)
			TRY(of_duty(c, duty->elem.name, d, e));
	}
	return true;
}

bool round_is_done_by(const struct pack *p, const char *by)
{
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct duty *d = (const struct duty *)(const void *)p->elems.p[i];
		if (d->elem.kind == ELEM_DUTY && d->done && strcmp(d->done, by) == 0)
			return true;
	}
	return false;
}
