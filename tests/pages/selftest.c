/* What the program tests on its own pages: it passes, and pages that do otherwise fail. */
#include "pages/selftest.h"

#include "http/server.h"
#include "tests/util/check.h"
#include "util/clock.h"

static enum { AS_IT_IS, ECHOED, CHANGED } fault;

static const struct { const char *was, *is; } changes[] = {
	{" type='password'", " type='text'    "}, {" autocomplete='off'", " autocomplete='on' "}, {"At least 12", "At least 18"}};

static struct str changed(struct arena *a, struct str page, const char *was, const char *is)
{
	struct str done = STR("");
	while (page.n) {
		size_t at = str_find(page, str_of(was));
		bool found = at < page.n;
		done = arena_printf(a, "%.*s%.*s%s", STR_ARG(done), STR_ARG(str_head(page, at)), found ? is : "");
		page = str_from(page, found ? at + strlen(was) : page.n);
	}
	return done;
}

/* The pages as they would be with a fault. */
void __real_gate_answer(struct city *city, const struct gate_request *in, struct arena *a, struct gate_answer *ret);
void __wrap_gate_answer(struct city *city, const struct gate_request *in, struct arena *a, struct gate_answer *ret);
void __wrap_gate_answer(struct city *city, const struct gate_request *in, struct arena *a, struct gate_answer *ret)
{
	__real_gate_answer(city, in, a, ret);
	if (fault == ECHOED)
		ret->body = arena_printf(a, "%.*s%s", STR_ARG(ret->body), in->body ? in->body : "");
	for (size_t i = 0; fault == CHANGED && i < ARRAY_LEN(changes); i++)
		ret->body = changed(a, ret->body, changes[i].was, changes[i].is);
}

static const char *results(struct arena *a)
{
	const struct lang en = {LANG_EN, a};
	const char *text = "";
	json_each(it, selftest_results(a, &en, pages_selftest))
		for (const struct selftest_page *p = pages_selftest; p->name; p++)
			if (str_is(json_str(it, "check"), arena_cprintf(a, "portal.%s", p->name)))
				text = arena_cprintf(a, "%s%s%s=%.*s", text, *text ? " " : "", p->name,
					STR_ARG(json_str(it, "result")));
	return text;
}

static void pages_are_tested(void **state)
{
	struct arena *a = arena_new(256u << 20);
	(void)state;
	fault = ECHOED;
	assert_string_equal(results(a), "password.never_shown=fail password.rules_shown=pass login.no_autofill=pass");
	fault = CHANGED;
	assert_string_equal(results(a), "password.never_shown=fail password.rules_shown=fail login.no_autofill=fail");
	fault = AS_IT_IS;
	arena_free(a);
}

/* With these everything that the program tests on itself passes: none hinders another. */
static void all_pass(void **state)
{
	struct arena *a = arena_new(256u << 20);
	const struct lang en = {LANG_EN, a};
	const char *const *names;
	size_t n = 0;
	(void)state;
	json_each(it, selftest_results(a, &en, pages_selftest)) {
		n++;
		if (!str_is(json_str(it, "result"), "pass"))
			fail_msg("%.*s", STR_ARG(json_str(it, "check")));
	}
	assert_int_equal(n, selftest_names(&names) + 3);
	arena_free(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(all_pass), cmocka_unit_test(pages_are_tested)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
