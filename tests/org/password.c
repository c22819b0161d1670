/* Passwords as the product hashes them, at their full weight; the other tests of accounts use light ones (tests/http/light.c). */
#include "tests/org/world.h"

#include <sodium.h>

#include "engine/account_private.h"
#include "util/json.h"

#define GOOD "kumo-no-ue-wa-itsumo-7"
#define HOST STR("10.1.2.3")

static void hashes_are_argon2id(void **state)
{
	struct world *w = world_of(state);
	const struct who system = WHO_SYSTEM;
	char a[128], b[128];
	assert_ok(password_hash(STR(GOOD), a, &w->e), &w->e);
	assert_ok(password_hash(STR(GOOD), b, &w->e), &w->e);
	assert_true(strncmp(a, "$argon2id$v=19$m=65536,t=3,p=1$", 31) == 0);
	assert_string_not_equal(a, b);
	char *many = arena_alloc(w->a, 300);
	memset(many, 'x', 299);
	assert_false(password_hash((struct str){many, 257}, a, &w->e));
	assert_int_equal(w->e.code, ERR_LIMIT);
	/* What a login that does not exist is checked against is a whole hash of the same cost: it is computed, not refused. */
	assert_int_equal(crypto_pwhash_str_needs_rehash(password_nobody().p, 3, 64 * 1024 * 1024), 0);
	assert_false(password_verify(password_nobody(), STR(GOOD)));
	/* Nothing but a hash is kept as a secret. */
	assert_non_null(strstr(world_refused(w, &act_account_add, &system, "{\"person\":#1116,\"secret\":\"hunter2\"}"),
		"encoded Argon2id hash"));
}

static enum login_outcome login(struct world *w, const char *name, const char *password)
{
	enum login_outcome out;
	uint8_t token[SESSION_TOKEN];
	int64_t locked;
	assert_ok(account_login(w->city, str_of(name), str_of(password), HOST, &out, token, &locked, &w->e), &w->e);
	return out;
}

static void login_of_full_weight(void **state)
{
	struct world *w = world_of(state);
	const struct who system = WHO_SYSTEM;
	char hash[128];
	assert_ok(password_hash(STR(GOOD), hash, &w->e), &w->e);
	world_do(w, &act_people_import, &system,
		arena_cprintf(w->a, "{\"form\":{\"accounts\":[{\"person\":\"1116\",\"login\":\"ohno\",\"secret\":\"%s\","
			"\"temporary\":false}]}}", hash));
	assert_int_equal(login(w, "ohno", GOOD), LOGIN_OK);
	assert_int_not_equal(login(w, "ohno", GOOD "x"), LOGIN_OK);
	assert_int_not_equal(login(w, "nobody", GOOD), LOGIN_OK);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(hashes_are_argon2id),
		cmocka_unit_test(login_of_full_weight),
	};
	return fixture_run_with("password", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
