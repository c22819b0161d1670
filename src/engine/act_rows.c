/* The list of all acts, from act.def: apart from the door, so that a part of the engine can be tested alone. */
#include "engine/act.h"

#define ACT(name) extern const struct act act_##name;
#include "engine/act.def"
#undef ACT

const struct act *const act_rows[] = {
#define ACT(name) &act_##name,
#include "engine/act.def"
#undef ACT
};
const size_t act_count = ARRAY_LEN(act_rows);

const struct act *act_find(const char *name)
{
	for (size_t i = 0; i < act_count; i++)
		if (strcmp(act_rows[i]->name, name) == 0)
			return act_rows[i];
	return NULL;
}
