/* Values of params as they are written: in a pack, or by the act that changes one. */
#include "pack/param.h"

#include "pack/explain.h"
#include "pack/grammar.h"
#include "text/text.h"
#include "util/num.h"

int64_t span_minutes(struct span s)
{
	static const int64_t minutes[] = {
		[SPAN_MINUTES] = 1,   [SPAN_HOURS] = 60,     [SPAN_DAYS] = 1440,   [SPAN_WORKING_DAYS] = 1440 * 7 / 5,
		[SPAN_WEEKS] = 10080, [SPAN_MONTHS] = 43800, [SPAN_YEARS] = 525600};
	return s.n * minutes[s.unit];
}

/* Of what is off, the pack says no kind: the limits do, else what the portal makes of it. */
static bool may_count(const struct param *p)
{
	static const char *const counted[] = {"password.min_length", "password.max_uses", "password.history",
		"privileged.min_length", "login.tries", "files.max_mb"};
	if (p->type != PARAM_OFF || p->limits_span)
		return p->type == PARAM_NUMBER;
	if (p->has_min || p->has_max || !p->portal)
		return true;
	for (size_t i = 0; i < ARRAY_LEN(counted); i++)
		if (strcmp(p->portal, counted[i]) == 0)
			return true;
	return false;
}

static bool may_last(const struct param *p)
{
	return p->type == PARAM_SPAN || (p->type == PARAM_OFF && (p->limits_span || (!may_count(p) || !p->portal)));
}

static enum param_fault number(const struct param *p, int64_t n, struct param *ret)
{
	if (!may_count(p))
		return PARAM_OTHER_KIND;
	if ((p->has_min && n < p->min) || n < 0)
		return PARAM_TOO_LITTLE;
	if (p->has_max && n > p->max)
		return PARAM_TOO_MUCH;
	ret->type = PARAM_NUMBER;
	ret->value = n;
	return PARAM_FINE;
}

static enum param_fault length(const struct param *p, struct span s, struct param *ret)
{
	if (!may_last(p))
		return PARAM_OTHER_KIND;
	if (p->has_min && span_minutes(s) < span_minutes(p->span_min))
		return PARAM_TOO_LITTLE;
	if (p->has_max && span_minutes(s) > span_minutes(p->span_max))
		return PARAM_TOO_MUCH;
	ret->type = PARAM_SPAN;
	ret->span = s;
	return PARAM_FINE;
}

enum param_fault param_read(const struct param *p, struct str text, struct arena *a, struct param *ret)
{
	int64_t n;
	struct span s;
	*ret = *p;
	if (p->type == PARAM_TEXT) {
		ret->text = arena_cstr(a, text);
		return text.n ? PARAM_FINE : PARAM_OTHER_KIND;
	}
	if (p->type == PARAM_BOOL) {
		ret->value = str_is(text, "true");
		return ret->value || str_is(text, "false") ? PARAM_FINE : PARAM_OTHER_KIND;
	}
	if (p->type == PARAM_OFF && str_is(text, "off"))
		return PARAM_FINE;
	if (num_i64(text, INT64_MIN, INT64_MAX, &n))
		return number(p, n, ret);
	return grammar_span(text, &s) ? length(p, s, ret) : PARAM_OTHER_KIND;
}

const char *param_write(const struct param *p, struct arena *a)
{
	static const char *const units[] = {"minute", "hour", "day", "working day", "week", "month", "year"};
	switch (p->type) {
	case PARAM_NUMBER: return arena_cprintf(a, "%lld", (long long)p->value);
	case PARAM_SPAN:
		return arena_cprintf(a, "%lld %s%s", (long long)p->span.n, units[p->span.unit], p->span.n == 1 ? "" : "s");
	case PARAM_BOOL: return p->value ? "true" : "false";
	case PARAM_OFF: return "off";
	case PARAM_TEXT: break;
	}
	return p->text;
}

const char *param_say(const struct lang *l, const struct param *p)
{
	switch (p->type) {
	case PARAM_NUMBER: return arena_cprintf(l->arena, "%lld", (long long)p->value);
	case PARAM_SPAN: return explain_span(l, &p->span);
	case PARAM_BOOL: return p->value ? t_explain_on_word(l) : t_explain_off_word(l);
	case PARAM_OFF: return t_explain_off_word(l);
	case PARAM_TEXT: break;
	}
	return p->text;
}

/* What may be set, in words: "10 to 64", "at most 90 days". "" no limit. */
const char *param_limits_say(const struct lang *l, const struct param *p)
{
	const char *least = p->limits_span ? explain_span(l, &p->span_min) : arena_cprintf(l->arena, "%lld", (long long)p->min);
	const char *most = p->limits_span ? explain_span(l, &p->span_max) : arena_cprintf(l->arena, "%lld", (long long)p->max);
	if (p->has_min && p->has_max)
		return t_param_between(l, least, most);
	if (p->has_min)
		return t_param_least(l, least);
	return p->has_max ? t_param_most(l, most) : "";
}
