/* How records move from one edition of a pack to the next: which ledgers change, which values get other names, what cannot be
 * said
 * and is asked. Nothing here reads a store. */
#ifndef PACK_MOVE_H
#define PACK_MOVE_H

#include "pack/pack.h"
#include "util/json.h"
#include "util/vec.h"

/* One ledger of the pack before. after NULL: it goes away; its records stay as they are, readable, and are closed. */
struct move {
	const struct register_ *before, *after;
	bool renamed;                        /* the ledger's own name */
	bool values;                         /* bodies or states get other names, or lose some */
	bool lists;                          /* lists or what they count are others: derived rows are made again */
};
struct moves { const struct pack *from, *to; VEC(struct move) list; };
/* Every ledger of `from`, in its order. False when a field changes its kind without a way: *ret_problems has one message a line,
 * "file:line: path: what to do", at most 50. */
bool pack_moves(const struct pack *from, const struct pack *to, const struct lang *l, struct moves *ret,
	struct str *ret_problems);
/* NULL: the register is of neither. */
const struct move *move_of(const struct moves *m, const char *reg);

/* By the new name of its ledger (the old one when it is closed); NULL: none. */
const struct move *move_to(const struct moves *m, const char *reg);
/* What a state of the old register is called now; NULL: it is none, or has no place. */
const char *move_state(const struct move *x, const char *state);

/* A value that has no place in the new pack as it is: it is left out, or cut; the record's version before keeps it.
 * field: path in the new register, "kind", in rows "items.2.kind"; of MOVE_GONE the old name at its end, which is no field any
 * more. value: the option or level, several by ", "; of MOVE_SEVERAL how many; else "". Each field is named once. */
enum move_kind { MOVE_NO_OPTION, MOVE_NO_LEVEL, MOVE_SEVERAL,      /* somebody is asked */
	MOVE_GONE, MOVE_CUT };                                     /* the field went away; the time of day did: nobody is asked */
struct move_issue { const char *field, *value; enum move_kind kind; };
typedef VEC(struct move_issue) move_issues;
/* The body as the new register has it, in a; state likewise, its first when nothing follows the old one. */
struct json *move_body(const struct moves *m, const struct move *x, const struct json *body, const char *state, struct arena *a,
	const char **ret_state, move_issues *ret_issues);
/* What became of a field that stood in the form `before` of the same ledger, in the form `after`: NULL, nothing. And the other
 * way round: which field of `before` became the one that is called so in `after`. Fields of options, levels and yes included. */
const struct field *move_field(struct arena *a, const struct register_ *before, const struct register_ *after, const char *name);
const struct field *move_field_before(struct arena *a, const struct register_ *before, const struct register_ *after,
	const char *name);

#endif
