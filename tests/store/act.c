#include "tests/store/fixture.h"

static void an_act(void **state)
{
	struct fixture *f = *state;
	struct err e = {0};
	int64_t seq = -1;

	assert_ok(fixture_act(f->store, NULL, NULL, &seq, &e), &e);
	assert_int_equal(seq, 0);
	assert_ok(fixture_act(f->store, NULL, NULL, &seq, &e), &e);
	assert_int_equal(seq, 1);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_act),
	};
	return fixture_run("store-act", tests, ARRAY_LEN(tests));
}
