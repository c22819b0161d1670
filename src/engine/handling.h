/* 守ること: what the classes of the things of a request ask for, and what the request says about it.
 * A thing is what a link of a part names, a record or what is described in place of one. Each of its classes brings the
 * handling rules of that level and of those below (5-1-1-l3-r1). Options and fields of the parts that name the thing say in
 * the pack which rules they meet (`meets`): in the form it is met or not, in a step it is checked when that step is taken.
 * What nothing in these parts can meet is a reminder that always holds, no open question. */
#ifndef ENGINE_HANDLING_H
#define ENGINE_HANDLING_H

#include "engine/case.h"

enum handling_state {
	HANDLING_MET,
	HANDLING_LATER,          /* a step that is still to come checks it */
	HANDLING_OPEN,           /* a draft that does not say it yet */
	HANDLING_UNMET,          /* said otherwise, not said at all, or found missing by a step */
	HANDLING_ALWAYS,         /* a reminder */
};
struct handling_rule {
	struct handling of;      /* the rule, its level, its clause or NULL */
	const struct scale *scale;
	enum handling_state state;
	const char *said;        /* what the applicant or the step said, or when it is checked; "" nothing */
};
struct handling_class { const struct scale *scale; const struct level *level; };
struct handling_thing {
	const char *title, *number, *unit, *personal;    /* number, unit, personal (「個人情報：要配慮」): "" none */
	int64_t record;                                  /* 0: described */
	struct handling_class *classes; size_t n_classes;
	struct handling_rule *rules; size_t n_rules;     /* without the reminders */
};
struct handling_sheet {
	struct handling_thing *things; size_t n_things;  /* those that have a class, in the order of the request */
	struct handling_rule *always; size_t n_always;   /* reminders of all things, once each */
	size_t n_met, n_later, n_open, n_unmet;
	const char *unmet;       /* titles of the rules that are not met, once each; "" none */
	const char *later;       /* title of the step where all of n_later are checked; "" when there are several */
};

/* Of a case, with what its steps have found so far. */
bool handling_of_case(struct tx *t, struct arena *a, const struct case_file *c, const struct lang *l, int64_t now,
	struct handling_sheet *ret, struct err *e) CHECKED;
/* Of a draft. posted: strings as case_submit takes them in answers; what does not read is left open. door: never NULL.
 * Names that nothing asks any more: ERR_INVALID. */
bool handling_of_draft(struct tx *t, struct arena *a, const struct pack *p, const struct door *d, const struct json *posted,
	const struct who *w, const struct lang *l, struct handling_sheet *ret, struct err *e) CHECKED;

/* For lists and for deciding many together: the titles of the rules that the form leaves unmet, "" when none. Reads only the
 * frozen content (case_file.content), so that a list asks the store nothing more for it. The lists of engine/case.h have
 * asked: a line with an unmet rule has its caution, and bulk_grant refuses it. */
const char *handling_unmet(const struct pack *p, const struct json *content, const struct lang *l);

#endif
