/* A base evaluated: nodes that stay as they are, so that packs read one after another are linked against the same ones. */
#ifndef PACK_BASE_H
#define PACK_BASE_H

#include "pack/box.h"
#include "pack/files.h"

struct base {
	struct arena *arena;                 /* of the nodes and of all below */
	size_t refs;                         /* under the loader's lock */
	struct files files;                  /* what it was made of */
	LIST(const struct node *) tops;      /* that stand in no other, in order */
	struct spent spent;
};

/* The folder's files as a base, evaluated unless the loader holds what the same texts gave. Never NULL; give it back with
 * base_back. What is wrong goes to say, and then the nodes are not all there. */
const struct base *base_get(struct pack_loader *l, const struct files *f, const char *folder, struct say *say);
void base_back(struct pack_loader *l, const struct base *b);

/* What was evaluated so far with this loader: files run, bytes that Lua asked for. Every file counts each time it runs. */
struct evaluated { size_t files, bytes; };
struct evaluated base_evaluated(struct pack_loader *l);
void base_count(struct pack_loader *l, size_t files, size_t bytes);

/* Of "kawaguchi/roles.lua" the part before the slash. */
struct str base_folder(const struct file *f);

#endif
