#include "engine/retention.h"

#include "util/civil.h"

int64_t retention_till(int64_t day, struct span keep)
{
	if (keep.n <= 0)
		return CIVIL_NONE;
	int64_t from = civil_fiscal_end(day) + 1;
	switch (keep.unit) {
	case SPAN_YEARS: return civil_add_months(from, (int)(12 * keep.n)) - 1;
	case SPAN_MONTHS: return civil_add_months(from, (int)keep.n) - 1;
	case SPAN_WEEKS: return from + 7 * keep.n - 1;
	case SPAN_DAYS: case SPAN_WORKING_DAYS: case SPAN_HOURS: case SPAN_MINUTES: break;
	}
	return from + keep.n - 1;
}

/* A fiscal year ends as a whole: the last one whose things need not be kept after till, sought backwards. */
int64_t retention_before(int64_t till, struct span keep)
{
	if (keep.n <= 0)
		return CIVIL_NONE;
	int64_t end = civil_fiscal_end(till);
	while (retention_till(end, keep) > till)
		end = civil_add_months(end, -12);
	return end + 1;
}

bool retention_ends(const struct register_ *r, const char **ret_state)
{
	bool life = r->state && r->state->options.n;
	*ret_state = life ? r->state->options.p[r->state->options.n - 1].name : "";
	return r->keep.n > 0 && (life || !r->review);
}
