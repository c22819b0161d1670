#include "engine/people_acts.h"

#include "text/text.h"
#include "util/civil.h"
#include "util/utf8.h"

bool line_wrong(const struct form_line *l, const char *field, const char *text)
{
	act_problem(l->c, arena_cprintf(l->c->arena, "%s%s", l->at, field), text);
	return false;
}

bool line_has(const struct form_line *l, const char *field)
{
	const struct json *j = json_get(l->in, field);
	return j && j->kind != JSON_NULL;
}

static bool printable(struct str s)
{
	if (!utf8_valid(s))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20)
			return false;
	return true;
}

bool line_text(const struct form_line *l, const char *field, int64_t min, int64_t max, struct str *ret)
{
	const struct lang *lang = l->c->lang;
	const struct json *j = json_get(l->in, field);
	if (j && j->kind != JSON_STR && j->kind != JSON_NULL)
		return line_wrong(l, field, t_people_not_text(lang));
	struct str s = str_trim(json_str(l->in, field));
	if (!printable(s))
		return line_wrong(l, field, t_people_not_text(lang));
	const char *unseen = act_unseen(lang, field, s);
	if (unseen)
		return line_wrong(l, field, unseen);
	int64_t n = (int64_t)utf8_count(s);
	if (n < min)
		return line_wrong(l, field, t_people_required(lang));
	if (n > max)
		return line_wrong(l, field, t_people_too_long(lang, max));
	*ret = s.p ? s : STR("");
	return true;
}

bool line_word(const struct form_line *l, const char *field, const char *const *words, const char *otherwise, struct str *ret)
{
	struct str s = str_trim(json_str(l->in, field));
	if (!s.n && otherwise) {
		*ret = str_of(otherwise);
		return true;
	}
	for (; *words; words++)
		if (str_is(s, *words)) {
			*ret = str_of(*words);
			return true;
		}
	return line_wrong(l, field, s.n ? t_people_no_such_choice(l->c->lang) : t_people_required(l->c->lang));
}

bool line_ours(const struct form_line *l, const char *field, int kind, int64_t id, struct err *e)
{
	int64_t organ;
	if (l->c->who.organ == 1 || !id)
		return true;
	TRY(tx_number(l->c->tx, STMT_right_organ, ARGS(val_i(kind), val_i(id), val_i(line_today(l))), 0, &organ, e));
	return organ == l->c->who.organ || line_wrong(l, field, t_rights_other_organ(l->c->lang));
}

int64_t line_today(const struct form_line *l)
{
	return civil_date_of_ms(l->c->now);
}

bool line_date(const struct form_line *l, const char *field, int64_t otherwise, int64_t *ret)
{
	struct str s = str_trim(utf8_half(l->c->arena, json_str(l->in, field)));
	if (!s.n && otherwise != CIVIL_NONE) {
		*ret = otherwise;
		return true;
	}
	if (!s.n)
		return line_wrong(l, field, t_people_required(l->c->lang));
	return civil_parse_date(s, ret) || line_wrong(l, field, t_people_not_date(l->c->lang));
}

bool line_till(const struct form_line *l, const char *field, int64_t from, int64_t *ret)
{
	*ret = CIVIL_NONE;
	if (!json_str(l->in, field).n)
		return true;
	if (!line_date(l, field, CIVIL_NONE, ret))
		return false;
	return *ret >= from || line_wrong(l, field, t_people_till_before_from(l->c->lang));
}

struct val val_till(int64_t till)
{
	return till == CIVIL_NONE ? val_null() : val_i(till);
}
