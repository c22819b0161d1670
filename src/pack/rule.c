#include "pack/rule.h"

#include "text/text.h"

#define RULE(id, name, words)                                                                                                    \
	[RULE_##id] = {name, t_rule_##words##_title, t_rule_##words##_kept, t_rule_##words##_risk, t_rule_##words##_broken,      \
		       t_rule_##words##_unknown},
static const struct rule_row rows[KEEPER_RULES] = {
#include "pack/rule.def"
};
#undef RULE

const struct rule_row *rule_row(enum keeper_rule r)
{
	must(r < KEEPER_RULES);
	return &rows[r];
}

enum keeper_rule keeper_rule(const struct keeper *k)
{
	if (!k->elem)
		return RULE_ENFORCED;
	if (k->question)
		return RULE_QUESTION_ANSWERED;
	switch (k->elem->kind) {
	case ELEM_ROLE: return RULE_ROLE_FILLED;
	/* a key of a ledger, its rules: what the program does with each line */
	case ELEM_REGISTER: return k->key || k->rule ? RULE_ENFORCED : RULE_REGISTER_REVIEWED;
	case ELEM_PROCEDURE: return ((const struct procedure *)k->elem)->rare ? RULE_PROCEDURE_READY : RULE_PROCEDURE_USED;
	case ELEM_DOOR: return RULE_PROCEDURE_USED;
	case ELEM_DUTY: return RULE_DUTY_DONE;
	case ELEM_CHECK: return RULE_CHECK_PASSES;
	case ELEM_SHEET: return RULE_QUESTION_ANSWERED;
	case ELEM_DOCUMENT: return k->article ? RULE_IN_FORCE : RULE_DOCUMENT_CURRENT;
	case ELEM_PARAM: return ((const struct param *)k->elem)->portal ? RULE_ENFORCED : RULE_IN_FORCE;
	case ELEM_TERM: case ELEM_POSITION: case ELEM_SCALE: case ELEM_LOOKUP: return RULE_IN_FORCE;
	}
	must(false);
}

size_t clause_rules(const struct clause *c, enum keeper_rule ret[KEEPER_RULES])
{
	bool has[KEEPER_RULES] = {0};
	size_t n = 0;
	for (size_t i = 0; i < c->kept_by.n; i++) {
		enum keeper_rule r = keeper_rule(&c->kept_by.p[i]);
		if (!has[r])
			ret[n++] = r;
		has[r] = true;
	}
	return n;
}
