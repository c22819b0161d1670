/* Clauses as tables: the tree, and what stands below one clause. */
#ifndef PAGES_CLAUSES_H
#define PAGES_CLAUSES_H

#include "engine/standing.h"
#include "pages/ui.h"

/* 守り方: what a keeper is, in one word. */
const char *clause_way(const struct lang *l, const struct keeper *k);
/* 守る人: titles of the roles that the clause names; "" none. */
const char *clause_people(struct req *r, const struct clause *c);
/* What the reader asks for in the query (w, s, who, k, a): words, standing, role, way of keeping, statutory area. */
struct clause_wish {
	int64_t standing;                    /* -1 any */
	int64_t way;                         /* number of an element's kind and 1; 0 any */
	int64_t area;                        /* 1–8, 0 any */
	struct str words, who;
	bool any;
};
#define CLAUSE_QUERY "w", "s", "who", "k", "a"
struct clause_wish clause_wish(struct req *r);
bool clause_fits(struct req *r, const struct clause_wish *w, const struct clause *c, enum standing s);
/* The same wish as hidden controls of a form. */
void clause_hidden(struct req *r);
/* The form that narrows; count: clauses by standing, NULL when the numbers are not at hand. */
void clauses_filters(struct req *r, const char *action, const struct clause_wish *w, const int64_t *count);
/* The statutory areas of 地方自治法施行規則 §16の3 (in force from 1 July 2027), in its order. */
#define LAW_AREAS 8
const char *area_word(const struct lang *l, int law);
/* 見せ方: the list, the map, the statutory areas, the matrix. here: the path of the one that is shown. */
void clauses_views(struct req *r, const char *here);

/* An element in plain words; a table of clauses with their standing. */
void element_words(struct req *r, const struct elem *e);
void element_clauses(struct req *r, const struct clause_standing *tree, const struct clause *const *list, size_t n,
	const char *title);

/* All clauses below one, chapter by chapter. tree: standing_tree. */
void clauses_below(struct req *r, const struct clause *c, const struct clause_standing *tree);

/* Who may see results of checks: they tell where a host is weak (checks.c). */
bool checks_may(struct req *r);

/* ---- over time (history.c, past.c) ---- */
/* One clause: how it stood, when that changed, by which keeper, and what the policy changed about it. */
void clause_history(struct req *r, const struct clause *c);
/* How many clauses stood how in the last year, as a section with a drawing; c: of those below it, NULL: all. Nothing before the
 * first was noted. */
void clauses_trend(struct req *r, const struct clause *c);

#endif
