#include "tests/standing/desk.h"

#include <stdio.h>

#include "engine/document.h"

int stand_setup(void **state)
{
	static char text[65536];
	FILE *f = fopen(RULES, "r");
	assert_non_null(f);
	size_t n = fread(text, 1, sizeof(text) - 1, f);
	assert_true(n > 0 && n < sizeof(text) - 1);
	fclose(f);
	text[n] = '\0';
	return world_setup_with(state, text);
}

const char *stand_digest(struct world *w, int64_t version)
{
	struct document_version v;
	char hex[2 * HASH_LEN + 1];
	bool found;
	assert_ok(document_get(world_read(w), w->a, version, &v, &found, &w->e), &w->e);
	world_done(w);
	assert_true(found);
	for (size_t i = 0; i < HASH_LEN; i++)
		snprintf(hex + 2 * i, 3, "%02x", v.digest.b[i]);
	return arena_cstr(w->a, str_of(hex));
}
