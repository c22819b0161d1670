/* A file with results comes from other programs: it is read in a cage (worker/worker.h). What the worker answers is plain: "W"
 * and a sentence; or "L", how many, and for each the five texts with their lengths. check_report judges them as it judges any. */
#include "engine/check.h"
#include "text/text.h"
#include "util/utf8.h"
#include "worker/worker.h"

#define COLUMNS 5
#define SENTENCE_MAX 2000                    /* bytes */
static const char *const columns[COLUMNS] = {"check", "record", "result", "seen", "evidence"};

static void in_worker(struct arena *a, const struct lang *l, struct str in, struct buf *answer)
{
	struct json *list;
	const char *why;

	if (!check_read(a, l, in, &list, &why)) {
		buf_char(answer, 'W');
		buf_add(answer, str_head(str_of(why), SENTENCE_MAX));
		return;
	}
	buf_char(answer, 'L');
	buf_u32be(answer, (uint32_t)list->count);
	json_each(it, list)
		for (int i = 0; i < COLUMNS; i++) {
			struct str s = json_str(it, columns[i]);
			buf_u32be(answer, (uint32_t)s.n);
			buf_add(answer, s);
		}
}

static const struct worker_job checks = {.name = "checks", .answer_max = 8 << 20, .seconds = 5, .run = in_worker};
WORKER(checks)

/* ---- its answer ---- */

static bool take_number(struct str *s, uint32_t *ret)
{
	if (s->n < 4)
		return false;
	const unsigned char *p = (const unsigned char *)s->p;
	*ret = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	*s = str_from(*s, 4);
	return true;
}

static bool is_text(struct str s) { return utf8_valid(s) && (!s.n || !memchr(s.p, 0, s.n)); }

static bool take_text(struct str *s, struct str *ret)
{
	uint32_t n;
	if (!take_number(s, &n) || s->n < n)
		return false;
	*ret = str_head(*s, n);
	*s = str_from(*s, n);
	return is_text(*ret);
}

static bool take_list(struct arena *a, struct str s, struct json *list)
{
	uint32_t n;
	if (!take_number(&s, &n) || n < 1 || n > CHECK_BATCH)
		return false;
	for (uint32_t line = 0; line < n; line++) {
		struct json *one = json_add_obj(a, list, STR_NONE);
		for (int i = 0; i < COLUMNS; i++) {
			struct str text;
			if (!take_text(&s, &text))
				return false;
			json_add_str(a, one, str_of(columns[i]), text);
		}
	}
	return s.n == 0;
}

bool check_brought(struct arena *a, const struct lang *l, struct str text, struct json **ret_list, const char **ret_why,
	struct err *e)
{
	struct str answer;
	bool died;

	*ret_list = json_arr(a);
	*ret_why = NULL;
	TRY(worker_run(a, &checks, l, text, &answer, &died, e));
	struct str rest = str_from(answer, 1);
	if (!died && str_starts(answer, STR("W")) && rest.n && rest.n <= SENTENCE_MAX && is_text(rest))
		*ret_why = arena_cstr(a, rest);
	else if (died || !str_starts(answer, STR("L")) || !take_list(a, rest, *ret_list))
		*ret_why = t_check_reading_died(l);
	return true;
}
