/* sekimori leases: which process does what the clock does. */
#include <stdio.h>

#include "cli/cmd.h"
#include "engine/lease.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"

static void line(const struct cmd_args *a, const struct lease *l, int64_t now)
{
	printf("%s\t%s\t%s\t%s\n", l->name, l->place, civil_iso_time(a->arena, l->since),
		lease_is_over(l, now) ? t_cli_leases_over(a->lang) : t_cli_leases_held(a->lang));
}

static int run(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct tx *t;
	struct lease *list;
	size_t n = 0;

	if (!cmd_store(a, &(struct store_options){.read_only = true}, &s, &e))
		return cmd_failed(&e);
	bool ok = tx_begin(s, TX_READ, &t, &e);
	if (ok) {
		ok = lease_list(t, a->arena, &list, &n, &e);
		tx_abort(t);
	}
	store_close(s);
	if (!ok)
		return cmd_failed(&e);
	for (size_t i = 0; i < n; i++)
		line(a, &list[i], clock_now());
	if (!n)
		printf("%s\n", t_cli_leases_none(a->lang));
	return 0;
}

static const struct option_row options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{0},
};
const struct cmd cmd_leases = {
	.name = "leases", .usage = "", .title = t_cli_leases, .help = t_cli_leases_help, .options = options, .run = run};
