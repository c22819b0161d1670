/* table.def becomes the same tables on both engines; steps go forward, whole or not at all; every statement fits. */
#include "tests/store/fixture.h"

#include "store/core.h"

static void every_statement_prepares(void **state)
{
	struct fixture *f = *state;
	struct store *s = f->store;
	struct err e = {0};
	size_t bad = 0;

	assert_true(STMT_COUNT > 100);
	for (size_t i = 0; i < s->sqls->n; i++) {
		struct err one = {0};
		if (!s->sqls->list[i].text[0])
			continue;
		if (!s->driver->check(s->writer, &s->sqls->list[i], &one)) {
			print_message("%s\n", one.text);
			bad++;
		}
	}
	(void)e;
	assert_int_equal(bad, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_statement_prepares),
	};
	return fixture_run("store-schema", tests, ARRAY_LEN(tests));
}
