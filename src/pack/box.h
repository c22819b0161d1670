/* The cage in which the files of a pack run: Lua 5.4 without any library, with caps on memory, on a single block, on
 * all that is ever allocated, on instructions and on time; text chunks only. What comes out are nodes. */
#ifndef PACK_BOX_H
#define PACK_BOX_H

#include "pack/node.h"
#include "pack/say.h"

#define BOX_MEMORY (64u << 20)             /* bytes, in one file */
#define BOX_BLOCK (1u << 20)               /* bytes of one block: no giant string, no giant table */
#define BOX_TRAFFIC (1024u << 20)          /* bytes ever allocated, over all files of a load */
#define BOX_STEPS 5000000                  /* instructions, over all files of a load */
#define BOX_SECONDS 20                     /* a last stop behind the others */
#define BOX_NODES 50000
#define BOX_VALUES 400000
#define BOX_TEXT (16u << 20)               /* bytes of text, over all files */
#define BOX_STRING 4096                    /* bytes of one text */
#define BOX_DEPTH 12                       /* tables in tables */

/* What the files of a folder used up. */
struct spent { size_t traffic, nodes, values, text; int64_t steps; };
struct start { enum word word; const char *name; struct where where; bool done; };

struct box {
	struct arena *a;                   /* where nodes are made */
	struct arena *lua;                 /* where Lua lives while a file runs */
	struct say *say;
	bool base;                         /* the nodes are of the base */
	const char *file;
	size_t alive;                      /* bytes of Lua, in this file */
	struct spent spent;
	int64_t deadline;
	bool escapes;                      /* the file holds a backslash: only then may a text be no UTF-8 though the file is */
	bool stopped;                      /* a message says why the file stopped */
	VEC(struct start *) starts;        /* words whose { … } has not come yet */
	VEC(struct node *) made;           /* of this file, in order */
	const char *words;                 /* all words, for what is near a wrong one */
	struct start strange;              /* the last unknown word and its place: said once in a loop */
};

void box_init(struct box *b, struct arena *a, struct say *say);
/* Runs one file; its nodes that stand in no other go to *top, in order. What is wrong goes to say. */
void box_run(struct box *b, const char *file, struct str text, bool base, struct node ***ret_top, size_t *ret_n);

/* Counts as if the files of which this was used up had run here, too; says it when that is more than may be. */
void box_charge(struct box *b, const struct spent *s, const char *folder);

#endif
