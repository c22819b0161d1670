/* From nodes to the model. Elements are made when something names them, as an archive is linked: need() puts them on a
 * queue; phrases (actors, conditions, times, paths) are read when every element at hand has its fields, and may need more. */
#ifndef PACK_BUILD_H
#define PACK_BUILD_H

#include "pack/inner.h"
#include "pack/node.h"
#include "pack/say.h"

/* Where names are looked up. */
struct scope {
	const struct procedure *procedure;
	const struct register_ *reg;
	const struct door *door;
	const struct duty *duty;
	const struct check *check;
	const struct step *step;             /* inside this step: its own fields come first */
	const struct field *rows;            /* inside these rows: their columns come first */
	const struct field *target;          /* in `only`: names are the link's target, this.x is the form */
	const struct elem *per;              /* the record that a duty or check is per */
	const struct scope *outer;
};

struct item {
	const char *name;
	const struct node *node;             /* as extended: those of a base are shared, and never changed */
	bool base, named;                    /* written in the base; the pack says something about it */
	struct item *player;                 /* what acts in its place */
	struct elem *elem;                   /* made, perhaps not filled yet */
	struct scope *scope;
	bool filled;
	bool used;                           /* a lookup: some form asks it */
};

enum later_kind { LATER_ACTOR, LATER_COND, LATER_TIME, LATER_PATH };
struct later {
	enum later_kind kind;
	void *slot;
	const struct val *val;
	const struct scope *scope;
	const struct node *node;
	const char *key;
};

struct tops { LIST(const struct node *) list; };      /* that stand in no other node */
struct top { const struct node *node; struct clause *clause; };

struct build {
	struct arena *a;                     /* the pack's */
	struct arena *work;
	struct say *say;
	const struct lang *lang;
	struct inner *inner;
	struct map *texts;                   /* interned */
	struct map *items;                   /* name → item */
	VEC(struct item *) order;
	VEC(struct item *) queue;
	size_t done;                         /* of the queue */
	VEC(struct later) laters;
	size_t read;                         /* of the laters */
	size_t spent, asked;                 /* parts of the model made so far; how often that was asked */
	int64_t deadline;
	VEC(const struct node *) meets;      /* fields and options that say which handling rules they meet */
	const struct node *pack_node;
	VEC(struct top) tops;                /* chapters and clauses at top level */
};

#define PARTS_MAX 200000                     /* parts of a model; columns count wherever they are asked */
#define BUILD_SECONDS 20                     /* a last stop */

/* Text that lives as long as the pack; NULL for an empty one. */
const char *build_text(struct build *b, struct str s);
struct title build_title(struct build *b, const struct node *n);
/* Counts n parts of the model; false, said once, when the pack is too large or takes too long: make nothing then. */
bool build_spend(struct build *b, size_t n);
/* Says it at the key (or the node when key is NULL), with the path of the node. Always false. */
bool build_say(struct build *b, const struct node *n, const char *key, const char *what);

/* ---- archive (archive.c) ---- */
bool build_items(struct build *b, const struct tops *base, const struct tops *own);
struct item *build_item(struct build *b, struct str name);        /* the player of a played one; NULL */
/* The element of that kind, made if it was not there yet; NULL after saying why not. */
struct elem *build_need(struct build *b, enum elem_kind kind, struct str name, const struct node *n, const char *key);
/* The same for a key that may be missing (NULL, nothing said). */
struct elem *build_key_elem(struct build *b, enum elem_kind kind, const struct node *n, const char *key);
struct elem *build_make(struct build *b, struct item *it);
void build_fill(struct build *b, struct item *it);                /* now, if it is not filled yet */
bool build_drain(struct build *b);                                /* until nothing is left to fill or read */
/* Doors of the base whose parts came in. */
void build_doors(struct build *b);
bool build_part_is_in(struct build *b, const struct node *brings);
const char *elem_kind_word(enum elem_kind kind);                  /* "register" */

/* ---- phrases: read later, each into its slot ---- */
void build_actor(struct build *b, const struct node *n, const char *key, const struct scope *scope, const struct actor **slot);
void build_cond(struct build *b, const struct node *n, const char *key, const struct scope *scope, const struct cond **slot);
void build_time(struct build *b, const struct node *n, const char *key, const struct scope *scope, const struct ptime **slot);
void build_path(struct build *b, const struct node *n, const char *key, const struct scope *scope, const struct path **slot);

/* "section"; PER_NONE when it is none. */
enum per build_per(struct str s);

/* ---- parts ---- */
/* Children of n that are fields, and what `columns` asks of reg. */
void build_fields(struct build *b, const struct node *n, const struct scope *scope, const struct register_ *reg,
	struct field **ret, size_t *ret_n);
void build_rules(struct build *b, const struct node *n, const struct scope *scope, struct rule **ret, size_t *ret_n);
void build_options(struct build *b, const struct node *n, const struct scope *scope, struct option **ret, size_t *ret_n);
void build_names(struct build *b, const struct node *n, const char *key, const char ***ret, size_t *ret_n);
bool build_span(struct build *b, const struct node *n, const char *key, struct span *ret);   /* false when missing or no span */
const char *build_number(struct build *b, const struct node *n);     /* the pattern under "number", NULL when missing */
int build_evidence(struct build *b, const struct node *n);        /* of a question */
void build_roles_key(struct build *b, const struct node *n, const char *key, const struct role ***ret, size_t *ret_n);

/* ---- elements ---- */
void build_role(struct build *b, struct item *it);
void build_scale(struct build *b, struct item *it);
void build_term(struct build *b, struct item *it);
void build_register(struct build *b, struct item *it);
void build_lookup(struct build *b, struct item *it);
/* A form asks this lookup: its lines' conditions are read with the names of that form. */
void build_lookup_use(struct build *b, struct item *it, const struct scope *scope);
void build_procedure(struct build *b, struct item *it);
void build_door(struct build *b, struct item *it);
void build_duty(struct build *b, struct item *it);
void build_check(struct build *b, struct item *it);
void build_sheet(struct build *b, struct item *it);
void build_document(struct build *b, struct item *it);
void build_param(struct build *b, struct item *it);

void build_clauses(struct build *b, const struct tops *base, const struct tops *own);
void build_pack_node(struct build *b);
void build_pack_keys(struct build *b, const struct node *base);      /* base: the base's pack, NULL when there is none */

#endif
