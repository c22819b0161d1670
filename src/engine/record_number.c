/* Numbers of records and cases: counted within a line, given at submission, never twice. */
#include "engine/record_write.h"

#include "engine/org.h"
#include "util/civil.h"
#include "util/clean.h"

/* The pattern with everything filled in but {no}. */
static bool line_of(struct act_call *c, const char *pattern, int64_t unit, const char **ret, struct err *e)
{
	struct val words[2];
	bool found;
	CLEAN_BUF struct buf b = {0};
	TRY(tx_one(c->tx, c->arena, STMT_number_words, ARGS(val_i(unit), val_i(c->who.organ)), &found, words, 2, e));
	int64_t today = civil_date_of_ms(c->now);
	struct str rest = str_of(pattern ? pattern : "{no}");
	bool counted = false;
	buf_init(&b, 400);
	while (rest.n) {
		if (*rest.p != '{') {
			buf_char(&b, *rest.p);
			rest = str_from(rest, 1);
			continue;
		}
		struct str word = str_cut(&rest, '}');
		if (str_is(word, "{no")) {
			buf_lit(&b, "{no}");
			counted = true;
		} else if (str_is(word, "{unit")) {
			buf_add(&b, words[0].s);
		} else if (str_is(word, "{short")) {
			const char *short_name, *doc_class;
			TRY(org_papers(c->tx, c->arena, unit, today, &short_name, &doc_class, e));
			buf_add(&b, str_of(short_name));
		} else if (str_is(word, "{organ")) {
			buf_add(&b, words[1].s);
		} else if (str_is(word, "{fy")) {
			buf_printf(&b, "%d", civil_fiscal_year(today));
		} else if (str_is(word, "{era")) {
			/* the era of its 1 April names the whole fiscal year, so that no line breaks when an era ends */
			int year;
			const struct civil_era *era = civil_era_of(civil_date(civil_fiscal_year(today), 4, 1), &year);
			buf_printf(&b, "%s%d", era->abbr, year);
		} else if (str_is(word, "{year")) {
			buf_printf(&b, "%d", civil_of_date(today).year);
		} else {
			return FAIL(e, ERR_INVALID, "number pattern \"%s\": there is no %.*s}", pattern, STR_ARG(word));
		}
	}
	if (!counted)
		buf_lit(&b, "{no}");
	if (b.failed)
		return FAIL(e, ERR_LIMIT, "number pattern \"%s\": too long", pattern);
	*ret = arena_cstr(c->arena, buf_str(&b));
	return true;
}

const char *number_text(struct arena *a, const char *line, int64_t no)
{
	const char *at = strstr(line, "{no}");
	must(at);
	return arena_cprintf(a, "%.*s%04lld%s", (int)(at - line), line, (long long)no, at + 4);
}

bool number_reserve(struct act_call *c, const char *kind, const char *pattern, int64_t unit, int64_t n, const char **ret_line,
	int64_t *ret_first, struct err *e)
{
	int64_t last;
	TRY(line_of(c, pattern, unit, ret_line, e));
	const char *key = arena_cprintf(c->arena, "%s/%s", kind, *ret_line);
	TRY(tx_run(c->tx, STMT_number_take, ARGS(val_c(key), val_i(n)), NULL, e));
	TRY(tx_number(c->tx, STMT_number_last, ARGS(val_c(key)), 0, &last, e));
	*ret_first = last - n + 1;
	return true;
}

bool number_next(struct act_call *c, const char *kind, const char *pattern, int64_t unit, const char **ret, struct err *e)
{
	const char *line;
	int64_t no;
	TRY(number_reserve(c, kind, pattern, unit, 1, &line, &no, e));
	*ret = number_text(c->arena, line, no);
	return true;
}
