/* Units, people and their posts for act people_import, as the demos make them. Texts live as long as the demo. */
#ifndef CLI_DEMO_PEOPLE_H
#define CLI_DEMO_PEOPLE_H

#include "cli/demo.h"

struct demo_lists { struct json *units, *persons, *posts, *appointments; };
struct demo_unit_row { const char *code, *kind, *name, *short_name /* or NULL */, *reading, *name_en; };

/* The lists of in's form, empty, in office since the last first of April; makes room in d for units and people. */
struct demo_lists demo_lists_new(struct demo *d, struct json *in);
struct json *demo_unit_add(
	struct demo *d, struct demo_lists *l, const struct demo_unit_row *row, const char *parent, int place);
void demo_name(struct demo *d, const char *number, const char **ret_name, const char **ret_reading);
/* post: a position of the pack, or NULL. */
struct demo_person *demo_person_add(struct demo *d, struct demo_lists *l, const char *number, const char *unit,
	const char *position, const char *post, const char *title);
/* unit NULL: of the municipality. kind: as engine/org.h says. */
void demo_appoint(
	struct demo *d, struct demo_lists *l, const char *role, const char *unit, const char *number, const char *kind);
/* After the import: the numbers that the store gave. */
bool demo_ids(struct demo *d, struct err *e) CHECKED;

#endif
