/* What must hold once everything is there: nothing loose, nothing that cannot be done, nothing that goes round. */
#ifndef PACK_LINK_H
#define PACK_LINK_H

#include "pack/build.h"

void link_clauses(struct build *b);          /* keepers, kinds (link_clause.c) */
void link_forms(struct build *b);            /* names of a body, sets, written columns (link_form.c) */
void link_apart(struct build *b);            /* what is personal or for its readers stays there (link_apart.c) */
void link_routes(struct build *b);           /* steps, lines of roles, what opens what (link_route.c) */

void link_dead(struct build *b);             /* what can never happen (link_dead.c) */

#endif
