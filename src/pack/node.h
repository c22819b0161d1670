/* What the files of a pack say, before it means anything: words with names, keys and children. Made by read.c from Lua
 * tables, changed by extend.c, checked by shape.c against the rows of word.c, copied into the model by build*.c. */
#ifndef PACK_NODE_H
#define PACK_NODE_H

#include "pack/pack.h"
#include "pack/word.h"

struct node;

enum val_kind { VAL_NONE, VAL_STR, VAL_INT, VAL_BOOL, VAL_LIST, VAL_NODE };
struct val {
	enum val_kind kind;
	struct str s;
	int64_t i;
	LIST(struct val) list;               /* the table's items … */
	LIST(struct pair) pairs;             /* … and its named values, by name */
	struct node *node;                   /* any, all, none */
};
struct key { const char *name; struct val val; struct where where; };
struct pair { const char *name; struct val val; };

struct node {
	enum word word;
	const char *name;                    /* "" for words without one */
	struct where where;
	LIST(struct val) texts;              /* the strings without keys: titles, names of columns, parts of any and all */
	LIST(struct key) keys;               /* by name */
	LIST(struct node *) children;
	struct node *parent;
	bool used;                           /* stands in another node */
	bool base;                           /* written in the base */
	bool sound;                          /* at top level of a base: shape_check says nothing of it */
};

const struct val *node_key(const struct node *n, const char *name);      /* NULL when absent */
struct where node_key_where(const struct node *n, const char *name);     /* of the key, else of the node */
struct str node_text(const struct node *n, const char *name);            /* of a string key; empty */
bool node_true(const struct node *n, const char *name);
struct node *node_child(const struct node *n, enum word word, const char *name);
/* "takeout.permit" */
const char *node_path(struct arena *a, const struct node *n);
/* The node and all below it anew, not yet sound; texts and values stay where they are. */
struct node *node_copy(struct arena *a, const struct node *n);
void node_set_key(struct arena *a, struct node *n, struct key key);      /* puts or replaces */
/* The items of a key that may be one string or a list of strings. */
size_t val_texts(const struct val *v, struct arena *a, struct str **ret);

#endif
