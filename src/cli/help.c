/* sekimori help: the rows as text for people, as troff for man, as completion for the shell. */
#include <stdio.h>
#include <string.h>

#include "cli/cmd.h"
#include "text/text.h"

void help_overview(const struct lang *l)
{
	printf("%s\n\n", t_cli_overview(l));
	for (const struct cmd *const *c = cmd_rows; *c; c++)
		printf("  sekimori %-11s %s\n", (*c)->name, (*c)->title(l));
	printf("\n%s\n", t_cli_more_help(l));
}

void help_command(const struct cmd *c, const struct lang *l)
{
	printf("sekimori %s %s\n\n%s\n\n%s\n", c->name, c->usage, c->title(l), c->help(l));
	if (c->options && c->options->name)
		putchar('\n');
	for (const struct option_row *o = c->options; o && o->name; o++) {
		printf("  --%s%s%s\n      %s", o->name, o->value ? " " : "", o->value ? o->value : "", o->help(l));
		if (o->otherwise)
			printf(" %s", t_cli_default(l, o->otherwise));
		else if (o->required)
			printf(" %s", t_cli_required(l));
		putchar('\n');
	}
}

/* troff: a leading dot or quote and every backslash and hyphen are made harmless. */
static void troff(const char *s)
{
	if (*s == '.' || *s == '\'')
		fputs("\\&", stdout);
	for (; *s; s++) {
		if (*s == '\\')
			fputs("\\e", stdout);
		else if (*s == '-')
			fputs("\\-", stdout);
		else
			putchar(*s);
	}
}

static void man_command(const struct cmd *c, const struct lang *l)
{
	printf(".SS ");
	troff(c->name);
	printf(" ");
	troff(c->usage);
	printf("\n");
	troff(c->title(l));
	printf("\n.PP\n");
	troff(c->help(l));
	printf("\n");
	for (const struct option_row *o = c->options; o && o->name; o++) {
		printf(".TP\n.B \\-\\-");
		troff(o->name);
		if (o->value) {
			printf(" ");
			troff(o->value);
		}
		printf("\n");
		troff(o->help(l));
		if (o->otherwise) {
			printf(" ");
			troff(t_cli_default(l, o->otherwise));
		}
		printf("\n");
	}
}

static void man_page(const struct lang *l)
{
	printf(".TH SEKIMORI 1 \"\" \"sekimori %s\" \"%s\"\n.SH %s\nsekimori \\- ", SEKIMORI_VERSION, t_cli_man_section(l),
		t_cli_man_name(l));
	troff(t_cli_overview(l));
	printf("\n.SH %s\n", t_cli_man_commands(l));
	for (const struct cmd *const *c = cmd_rows; *c; c++)
		man_command(*c, l);
	printf(".SH %s\n", t_cli_man_status(l));
	troff(t_cli_man_status_text(l));
	printf("\n");
}

static void completion(void)
{
	printf("# bash completion for sekimori\n_sekimori() {\n\tlocal word=${COMP_WORDS[COMP_CWORD]} list=\n\tif [ "
	       "\"$COMP_CWORD\" = 1 ]; then\n\t\tlist='");
	for (const struct cmd *const *c = cmd_rows; *c; c++)
		printf("%s%s", c == cmd_rows ? "" : " ", (*c)->name);
	printf("'\n\telse\n\t\tcase ${COMP_WORDS[1]} in\n");
	for (const struct cmd *const *c = cmd_rows; *c; c++) {
		printf("\t\t%s) list='", (*c)->name);
		for (const struct option_row *o = (*c)->options; o && o->name; o++)
			printf("%s--%s", o == (*c)->options ? "" : " ", o->name);
		printf("' ;;\n");
	}
	printf("\t\tesac\n\tfi\n\tCOMPREPLY=($(compgen -W \"$list\" -- \"$word\"))\n}\ncomplete -o default -F _sekimori "
	       "sekimori\n");
}

static int run(const struct cmd_args *a)
{
	if (cmd_switch(a, "man")) {
		man_page(a->lang);
		return 0;
	}
	if (cmd_switch(a, "completion")) {
		completion();
		return 0;
	}
	if (a->n_rest == 0) {
		help_overview(a->lang);
		return 0;
	}
	for (const struct cmd *const *c = cmd_rows; *c; c++) {
		if (strcmp((*c)->name, a->rest[0]) == 0) {
			help_command(*c, a->lang);
			return 0;
		}
	}
	fprintf(stderr, "sekimori: %s\n", t_cli_no_command(a->lang, a->rest[0]));
	return 2;
}

static int run_version(const struct cmd_args *a)
{
	(void)a;
	printf("sekimori %s\n", SEKIMORI_VERSION);
	return 0;
}

static const struct option_row options[] = {
	{.name = "man", .help = t_cli_help_man},
	{.name = "completion", .help = t_cli_help_completion},
	{0},
};
const struct cmd cmd_help = {.name = "help",
	.usage = "[COMMAND]",
	.title = t_cli_help,
	.help = t_cli_help_help,
	.options = options,
	.rest_max = 1,
	.run = run};
const struct cmd cmd_version = {
	.name = "version", .usage = "", .title = t_cli_version, .help = t_cli_version_help, .run = run_version};
