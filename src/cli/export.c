/* sekimori export: everything in open formats, for whoever comes after this program. */
#include "engine/export.h"

#include <stdio.h>

#include "cli/cmd.h"
#include "text/text.h"
#include "util/clock.h"
#include "util/num.h"

static int run_export(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct export_report rep;
	struct export_options o = {.proofs = cmd_option(a, "proofs"), .secrets = cmd_switch(a, "secrets"), .durable = true,
		.now = clock_now(), .progress = cmd_progress, .ctx = (void *)(uintptr_t)t_export_doing(a->lang)};

	if (!cmd_store(a, &(struct store_options){.read_only = true}, &s, &e))
		return cmd_failed(&e);
	bool ok = export_store(s, cmd_option(a, "out"), &o, &rep, &e);
	store_close(s);
	if (!ok)
		return cmd_failed(&e);
	printf("%s\n", t_export_done(a->lang, cmd_option(a, "out"), num_grouped(a->arena, rep.entries),
		num_grouped(a->arena, rep.rows), num_grouped(a->arena, rep.files), num_grouped(a->arena, rep.proofs)));
	return 0;
}

static const struct option_row export_options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "out", .value = "DIR", .required = true, .help = t_export_opt_out},
	{.name = "proofs", .value = "LIST", .help = t_export_opt_proofs},
	{.name = "secrets", .help = t_export_opt_secrets},
	{0},
};
const struct cmd cmd_export = {.name = "export", .usage = "", .title = t_cli_export, .help = t_cli_export_help,
	.options = export_options, .run = run_export};
