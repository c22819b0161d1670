/* Values of a record that a migration could not carry over. */
#ifndef PAGES_SETTLE_H
#define PAGES_SETTLE_H

#include "engine/record.h"
#include "pages/ui.h"

/* On the record's page: how many are open, and the way to settle them for who may. */
void settle_note(struct req *r, const struct record *rec);

#endif
