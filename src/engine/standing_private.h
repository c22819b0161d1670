/* Between the files of standing. What is read once is kept for the whole tree. */
#ifndef ENGINE_STANDING_PRIVATE_H
#define ENGINE_STANDING_PRIVATE_H

#include "engine/check.h"
#include "engine/document.h"
#include "engine/roster.h"
#include "engine/standing.h"
#include "pack/rule.h"
#include "util/map.h"

#define SOON 30                                  /* days */

struct use { int64_t n, last; };                 /* this fiscal year; ms */
struct late { int64_t n, top; };                 /* past their date; of these, at the top */

/* 例外措置: a unit need not keep a clause until a day. */
struct exception { const char *clause; int64_t unit, till; };

struct standing_call {
	struct city *city; struct tx *tx; struct arena *arena; const struct pack *pack; const struct lang *lang;
	int64_t now, today;
	bool people;                                 /* some were imported */
	VEC(int64_t) organs;                         /* that have this pack */
	bool alone;                                  /* no organ has another */
	struct map *uses, *late, *elems;             /* by keeper; elems: keeper_standing by rule and name */
	struct roster *roster;
	VEC(struct exception) exceptions;
	/* of the clause at hand: units that need not keep it. Nothing of it is kept for other clauses. */
	const int64_t *excused; size_t n_excused;
	struct check_portal *portals; size_t n_portals;
	struct { struct check_sum *p; size_t n; } *sums;       /* by organ */
	struct document_version *documents; struct document_tally *readings; size_t n_documents;
	bool has_portals, has_sums, has_documents;
};

struct keeper_standing standing_of(enum standing standing, const char *why);
const char *standing_day(struct standing_call *s, int64_t date);
/* The earlier of two days, CIVIL_NONE is none. */
int64_t standing_sooner(int64_t a, int64_t b);
bool standing_is_excused(const struct standing_call *s, int64_t unit);
/* The pack, as statements take it that ask for what is of the organs that have it. */
struct val standing_pack(const struct standing_call *s);

/* ---- one rule each ---- */
bool standing_role(struct standing_call *s, const struct role *r, struct keeper_standing *ret, struct err *e) CHECKED;
bool standing_delegation(struct standing_call *s, const struct role *r, const struct delegation *d, struct keeper_standing *ret,
	struct err *e) CHECKED;
bool standing_register(struct standing_call *s, const struct register_ *r, struct keeper_standing *ret, struct err *e) CHECKED;
bool standing_procedure(struct standing_call *s, const struct procedure *p, const char *path, struct keeper_standing *ret,
	struct err *e) CHECKED;
bool standing_door(struct standing_call *s, const struct door *d, struct keeper_standing *ret, struct err *e) CHECKED;
bool standing_duty(struct standing_call *s, const struct duty *d, struct keeper_standing *ret, struct err *e) CHECKED;
bool standing_check(struct standing_call *s, const struct check *k, struct keeper_standing *ret, struct err *e) CHECKED;
/* key: "approved_by", "review", "read_by" ask for that alone; NULL: all. */
bool standing_document(struct standing_call *s, const struct document *d, const char *key, struct keeper_standing *ret,
	struct err *e) CHECKED;
/* question NULL: all of the sheet. */
bool standing_question(struct standing_call *s, const struct sheet *sheet, const struct question *q, struct keeper_standing *ret,
	struct err *e) CHECKED;
bool standing_portal(struct standing_call *s, const char *name, struct keeper_standing *ret, struct err *e) CHECKED;

/* ---- standing_excuse.c ---- */
bool standing_exceptions(struct standing_call *s, struct err *e) CHECKED;
/* Sets what is excused for a clause, and says until when. */
bool standing_excuse(struct standing_call *s, const struct clause *c, int64_t *ret_n, int64_t *ret_till);

#endif
