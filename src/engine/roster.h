/* The organisation read at once: for what looks at every unit and role (standing, who must read), where a query a place would be
 * too many. Three queries whatever the number of units; the answers are those of role_holders and role_unit (engine/org.h). */
#ifndef ENGINE_ROSTER_H
#define ENGINE_ROSTER_H

#include "engine/org.h"

struct roster;

/* Holds for every date within `around` days of date; units are those of date. */
bool roster_read(struct tx *t, struct arena *a, int64_t date, int around, struct roster **ret, struct err *e) CHECKED;

struct roster_unit { int64_t id, parent, organ; const char *kind; bool branch; };      /* parent 0: top */
size_t roster_units(const struct roster *o, const struct roster_unit **ret);           /* in order of id */
const struct roster_unit *roster_unit_of(const struct roster *o, int64_t unit);        /* NULL: not on that date */
bool roster_within(const struct roster *o, int64_t unit, int64_t above);               /* above 0: always */
/* The nearest of that kind, the unit itself counts; the unit itself when there is none. */
int64_t roster_ancestor(const struct roster *o, int64_t unit, const char *kind);

/* As role_unit. */
int64_t roster_role_unit(const struct roster *o, const struct role *r, int64_t unit);
/* The places of a role: 0 for one of the whole municipality, else every unit of the organ that it fits (organ 0: of any).
 * branches: also where a branch may have its own; it need not. */
size_t roster_places(const struct roster *o, const struct role *r, int64_t organ, bool branches, struct arena *a,
	const int64_t **ret);
/* As role_holders, for a role that is filled by posts or appointments, or is a body (its secretary). A role of everybody or of a
 * ledger's column has none here. */
size_t roster_holders(const struct roster *o, const struct role *r, int64_t unit, int64_t date, struct arena *a,
	const struct holder **ret);

/* Everybody at a post, at whichever unit of the organ (0: of any). */
size_t roster_at_post(const struct roster *o, const struct position *p, int64_t organ, int64_t date, struct arena *a,
	const struct holder **ret);
/* The first day, this one or later, on which nobody holds it, by what is known today; CIVIL_NONE none. *ret_entry: the newest
 * entry
 * that put somebody there; -1 none. */
int64_t roster_empty_from(const struct roster *o, const struct role *r, int64_t unit, int64_t date, struct arena *a,
	int64_t *ret_entry);

/* Everybody in office on the date: once each, at his main assignment; since: its first day. One query, when first asked for. */
struct roster_person { int64_t person, unit, since; };
bool roster_people(struct roster *o, struct tx *t, struct arena *a, const struct roster_person **ret, size_t *ret_n,
	struct err *e) CHECKED;

#endif
