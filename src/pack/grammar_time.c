#include "pack/grammar.h"
#include "text/text.h"
#include "util/num.h"

struct unit_word { const char *one, *many; enum span_unit unit; };
static const struct unit_word units[] = {
	{"minute", "minutes", SPAN_MINUTES}, {"hour", "hours", SPAN_HOURS}, {"day", "days", SPAN_DAYS},
	{"week", "weeks", SPAN_WEEKS}, {"month", "months", SPAN_MONTHS}, {"year", "years", SPAN_YEARS},
};

bool grammar_span(struct str text, struct span *ret)
{
	struct str rest = text, number = grammar_word(&rest), unit = grammar_word(&rest);
	bool working = str_is(unit, "working");
	int64_t n;
	if (working)
		unit = grammar_word(&rest);
	if (!num_i64(number, 0, 100000, &n) || str_trim(rest).n)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(units); i++)
		if (str_is(unit, n == 1 ? units[i].one : units[i].many) && (!working || units[i].unit == SPAN_DAYS)) {
			*ret = (struct span){n, working ? SPAN_WORKING_DAYS : units[i].unit};
			return true;
		}
	return false;
}

bool grammar_day(struct str text, int *ret_month, int *ret_day)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December"};
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	struct str rest = text, number = grammar_word(&rest), month = grammar_word(&rest);
	int64_t day;
	if (!num_i64(number, 1, 31, &day) || str_trim(rest).n)
		return false;
	for (int m = 0; m < 12; m++)
		if (str_is(month, months[m]) && day <= days[m]) {
			*ret_month = m + 1;
			*ret_day = (int)day;
			return true;
		}
	return false;
}

static bool is_moment(const struct types *t)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct type *x = &t->p[i];
		if (x->kind == TYPE_TIME || x->kind == TYPE_DATE || x->kind == TYPE_STEP ||
		    (x->kind == TYPE_FIELD && (x->field->kind == FIELD_DATE || x->field->kind == FIELD_TIME)))
			return true;
	}
	return false;
}

/* " after ", " before " or " from ", whichever comes first as a word. */
static bool split(struct str text, struct str *ret_length, struct str *ret_base, enum time_kind *ret_kind)
{
	static const struct { const char *word; enum time_kind kind; } words[] = {
		{" after ", TIME_AFTER}, {" before ", TIME_BEFORE}, {" from ", TIME_FROM},
	};
	size_t best = text.n;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		size_t at = str_find(text, str_of(words[i].word));
		if (at >= best)
			continue;
		best = at;
		*ret_length = str_trim(str_head(text, at));
		*ret_base = str_trim(str_from(text, at + strlen(words[i].word)));
		*ret_kind = words[i].kind;
	}
	return best < text.n;
}

static enum roll roll_of(struct str *text)
{
	static const struct { const char *word; enum roll roll; } words[] = {
		{", or next working day", ROLL_NEXT}, {", or previous working day", ROLL_PREVIOUS},
	};
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (str_ends(*text, str_of(words[i].word))) {
			*text = str_trim(str_head(*text, text->n - strlen(words[i].word)));
			return words[i].roll;
		}
	return ROLL_NONE;
}

static const struct ptime *read_time(const struct phrase *p, struct str text, int depth)
{
	struct build *b = p->b;
	struct ptime *t = arena_make(b->a, struct ptime);
	struct str length, base;
	const char *c = arena_cstr(b->work, text);
	if (depth > 4) {
		grammar_say(p, t_pack_time(b->lang, c));
		return NULL;
	}
	if (!depth)
		t->roll = roll_of(&text);
	if (t->roll && (!strcmp(p->key, "every") || !strcmp(p->key, "review"))) {
		grammar_say(p, t_pack_time(b->lang, c));
		return NULL;
	}
	if (split(text, &length, &base, &t->kind)) {
		t->length = read_time(p, length, depth + 1);
		t->base = read_time(p, base, depth + 1);
		if (!t->length || !t->base)
			return NULL;
		if (t->length->kind == TIME_SPAN || t->length->kind == TIME_PARAM)
			return t;
		grammar_say(p, t_pack_time(b->lang, c));
		return NULL;
	}
	if (str_is(text, "now"))
		t->kind = TIME_NOW;
	else if (str_is(text, "today"))
		t->kind = TIME_TODAY;
	else if (str_is(text, "end of fiscal year"))
		t->kind = TIME_FY_END;
	else if (grammar_span(text, &t->span))
		t->kind = TIME_SPAN;
	else if (grammar_day(text, &t->month, &t->day))
		t->kind = TIME_DAY;
	else if (!text.n || str_find(text, STR(" ")) < text.n || (text.p[0] >= '0' && text.p[0] <= '9')) {
		grammar_say(p, t_pack_time(b->lang, c));
		return NULL;
	} else {
		struct types types;
		const struct path *path = grammar_path_known(p, text, &types);
		if (!path)
			return NULL;
		if (types.n == 1 && types.p[0].kind == TYPE_PARAM) {
			t->kind = TIME_PARAM;
			t->param = (const struct param *)types.p[0].elem;
		} else if (is_moment(&types)) {
			t->kind = TIME_PATH;
			t->path = *path;
		} else {
			grammar_say(p, t_pack_time_kind(b->lang, c));
			return NULL;
		}
	}
	return t;
}

const struct ptime *grammar_time(const struct phrase *p, struct str text) { return read_time(p, str_trim(text), 0); }
