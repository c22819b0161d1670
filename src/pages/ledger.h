/* Records as a table, the same on ledgers, searches and links. */
#ifndef PAGES_LEDGER_H
#define PAGES_LEDGER_H

#include "engine/record.h"
#include "pages/ui.h"

#define LEDGER_EQUAL LIST_EQUAL_MAX
/* What the query asks of a ledger, kept inside what the reader may list. */
struct ledger_view {
	const struct register_ *reg;
	const struct list *list;
	const char *equal[LEDGER_EQUAL];
	const char *base, *export_;          /* addresses to go on from: without the cursor; of the CSV file */
	struct record_page page;
	int64_t own, unit;                   /* own section; the unit that is shown, 0 all */
	bool all, searched, narrowed;
};
/* The reader's organ: of others he lists nothing. Is the unit one of it? */
int64_t ledger_organ(const struct req *r);
bool ledger_ours(struct req *r, int64_t unit);
/* false: the request has failed (400, 404). limit: lines of the page. */
bool ledger_view(struct req *r, struct ledger_view *ret, int limit);

void ledger_table(struct req *r, const struct register_ *reg, const struct record *rows, size_t n);

#endif
