/* 守ること as the form, the case, the decision and the paper show it. */
#ifndef PAGES_RULES_H
#define PAGES_RULES_H

#include "engine/handling.h"
#include "pages/ui.h"

/* Thing by thing: title, number, unit, classes, what is met, to be checked, not met; then what always holds. Nothing
 * when no thing has a class. */
void rules_show(struct req *r, const struct handling_sheet *s);
/* Beside the questions: the rules once each, in short. Inside a dl. */
void rules_aside(struct req *r, const struct handling_sheet *s);
/* In the decision box: 決まりを満たしています, or what is not met. Nothing when no rule can be met or missed here. */
void rules_verdict(struct req *r, const struct handling_sheet *s);
/* A table of the printed form. */
void rules_paper(struct req *r, const struct handling_sheet *s);

#endif
