/* By which rule the standing of a keeper is computed: rows in rule.def. The engine computes it, coverage and explain name it. */
#ifndef PACK_RULE_H
#define PACK_RULE_H

#include "pack/pack.h"

enum keeper_rule {
#define RULE(id, name, words) RULE_##id,
#include "pack/rule.def"
#undef RULE
	KEEPER_RULES
};

struct rule_row {
	const char *name;                    /* "role.filled" */
	const char *(*title)(const struct lang *);
	/* when a keeper of that rule is kept, at risk, broken, not proven; empty texts where it cannot be */
	const char *(*kept)(const struct lang *), *(*risk)(const struct lang *);
	const char *(*broken)(const struct lang *), *(*unknown)(const struct lang *);
};
const struct rule_row *rule_row(enum keeper_rule r);
enum keeper_rule keeper_rule(const struct keeper *k);
/* The rules of a clause's keepers, each once, in their order. */
size_t clause_rules(const struct clause *c, enum keeper_rule ret[KEEPER_RULES]);

#endif
