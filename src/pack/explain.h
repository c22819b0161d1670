/* A pack as plain text for people: who must do what when, and which clause is kept by what. */
#ifndef PACK_EXPLAIN_H
#define PACK_EXPLAIN_H

#include "pack/pack.h"
#include "util/buf.h"

/* The whole pack in the reader's language; made in l's arena, added to b. False when b is full. */
bool pack_explain(const struct pack *p, const struct lang *l, struct buf *b, struct err *e) CHECKED;

/* One element, as the whole pack has it. */
void explain_elem(const struct pack *p, const struct lang *l, const struct elem *e, struct buf *b);

/* How much of the policy is at work. */
struct coverage {
	size_t chapters, clauses, kept;      /* kept: clauses without an open kind */
	size_t open[CLAUSE_KINDS];           /* clauses for which nothing serves that kind yet */
	size_t kinds[CLAUSE_KINDS];          /* clauses that ask for that kind */
	size_t elements, from_base;
};
struct coverage pack_coverage(const struct pack *p);

/* Phrases as people read them; f is where names are looked up (either may be NULL). */
struct phrase_at {
	const struct pack *pack;
	const struct lang *lang;
	const struct procedure *procedure;
	const struct register_ *reg;
};
const char *explain_actor(const struct phrase_at *f, const struct actor *a);
const char *explain_time(const struct phrase_at *f, const struct ptime *t);
const char *explain_span(const struct lang *l, const struct span *s);
const char *explain_cond(const struct phrase_at *f, const struct cond *c);
const char *explain_path(const struct phrase_at *f, const struct path *p);
const char *explain_keeper(const struct lang *l, const struct keeper *k);
const char *explain_kind(const struct lang *l, enum clause_kind k);
const char *explain_step_kind(const struct lang *l, enum step_kind k);

#endif
