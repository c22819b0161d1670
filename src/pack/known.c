#include "pack/known.h"

#include "text/text.h"

#define KNOWN(kind, name, keys, title) {KNOWN_##kind, name, keys, title},
static const struct known_row rows[] = {
#include "pack/known.def"
};
#undef KNOWN

static const char *const kinds[KNOWN_KINDS] = {
	[KNOWN_PORTAL_PARAM] = "param.portal", [KNOWN_PORTAL] = "portal", [KNOWN_TOOL] = "tool", [KNOWN_RUNS] = "check.runs",
	[KNOWN_EVENT] = "event", [KNOWN_PER] = "duty.per", [KNOWN_FIGURE] = "duty.figure",
};

const struct known_row *known_rows(size_t *ret_n)
{
	*ret_n = ARRAY_LEN(rows);
	return rows;
}

const char *known_kind(enum known k) { return kinds[k]; }

static bool is_of(const struct known_row *row, enum known k)
{
	return row->kind == k || (k == KNOWN_PORTAL && row->kind == KNOWN_PORTAL_PARAM);
}

const struct known_row *known_find(enum known k, struct str name)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (is_of(&rows[i], k) && str_is(name, rows[i].name))
			return &rows[i];
	return NULL;
}

const char *known_list(enum known k, struct arena *a)
{
	const char *list = "";
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (is_of(&rows[i], k))
			list = arena_cprintf(a, "%s%s%s", list, *list ? " " : "", rows[i].name);
	return list;
}
