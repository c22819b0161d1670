/* sekimori pack: check a policy pack, explain it, say what would be in force. */
#include <stdio.h>
#include <string.h>

#include "cli/cmd.h"
#include "cli/pack_dir.h"
#include "pack/explain.h"
#include "pack/pack.h"
#include "text/text.h"
#include "util/clean.h"

static int check(const struct cmd_args *a, const struct pack *p)
{
	struct coverage v = pack_coverage(p);
	printf("%s\n",
		t_cli_pack_good(
			a->lang, title_in(&p->title, a->lang), (long long)v.clauses, (long long)v.elements,
			(long long)(v.clauses - v.kept)));
	for (size_t i = 0; i < p->clauses.n; i++)
		for (enum clause_kind k = 0; k < CLAUSE_KINDS; k++)
			if (p->clauses.p[i]->open >> k & 1)
				printf("  %s %s\n", p->clauses.p[i]->name, t_explain_not_served(a->lang,
					explain_kind(a->lang, k), title_in(&p->clauses.p[i]->open_why[k], a->lang)));
	return 0;
}

static int explain(const struct cmd_args *a, const struct pack *p)
{
	CLEAN_BUF struct buf b;
	struct err e = {0};
	buf_init(&b, 16 << 20);
	if (!pack_explain(p, a->lang, &b, &e))
		return cmd_failed(&e);
	struct str text = buf_str(&b);
	return fwrite(text.p, 1, text.n, stdout) == text.n ? 0 : 1;
}

static int run(const struct cmd_args *a)
{
	static const struct { const char *word; int (*run)(const struct cmd_args *, const struct pack *); } verbs[] = {
		{"check", check}, {"explain", explain},
	};
	struct err e = {0};
	struct pack *p;
	struct str problems;
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++) {
		if (strcmp(verbs[i].word, a->rest[0]) != 0)
			continue;
		if (!pack_load(pack_dir(a->arena, a->rest[1]), a->lang, &p, a->arena, &problems, &e)) {
			if (problems.n)
				fprintf(stderr, "%.*s", STR_ARG(problems));
			return problems.n ? 1 : cmd_failed(&e);
		}
		int status = verbs[i].run(a, p);
		pack_unref(p);
		return status;
	}
	fprintf(stderr, "sekimori: %s\n", t_cli_usage(a->lang, "pack", a->cmd->usage));
	return 2;
}

const struct cmd cmd_pack = {.name = "pack", .usage = "check|explain NAME|DIR", .title = t_cli_pack, .help = t_cli_pack_help,
	.rest_min = 2, .rest_max = 2, .run = run};
