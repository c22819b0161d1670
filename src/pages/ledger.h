/* Records as a table, the same on ledgers, searches and links. */
#ifndef PAGES_LEDGER_H
#define PAGES_LEDGER_H

#include "engine/record.h"
#include "pages/ui.h"

void ledger_table(struct req *r, const struct register_ *reg, const struct record *rows, size_t n);

#endif
