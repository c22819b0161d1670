/* An act under a fault, and what must hold afterwards. */
#ifndef TESTS_FAULTS_DEED_H
#define TESTS_FAULTS_DEED_H

#include "tests/case/desk.h"

/* One intention: the act, who, with which parameters, under which token. */
struct deed { const char *act; struct who who; const char *in; uint8_t token[CHAIN_TOKEN]; };

/* Deeds of three sizes, made ready in the store: a request, a decision on one, a list of people. nr: any number, once each. */
enum deed_kind { DEED_SUBMIT, DEED_DECIDE, DEED_IMPORT, DEED_KINDS };
struct deed deed_make(struct world *w, enum deed_kind kind, int nr);

/* Once through the door. */
bool deed_do(struct world *w, const struct deed *d, struct act_result *ret, struct err *e);
/* After an answer (ok, first, e) under a fault that is over: the error says something and has a code that asks to try again;
 * the same token is answered like the first time, or does it now, once; a third time tells the same entry. */
void deed_holds(struct world *w, const struct deed *d, bool ok, const struct act_result *first, const struct err *e);
/* Everything verifies, and the files are sound. */
void deed_verify(struct world *w);
/* What the test made so far is freed: loops make much. */
void deed_fresh(struct world *w);

#endif
