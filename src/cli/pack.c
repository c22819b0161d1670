/* sekimori pack: check a policy pack, explain it, say what keeps each clause, and which words the program knows. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "cli/cmd.h"
#include "cli/pack_dir.h"
#include "cli/pack_life.h"
#include "pack/explain.h"
#include "pack/known.h"
#include "pack/pack.h"
#include "pack/rule.h"
#include "pack/word.h"
#include "pages/flow.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/file.h"
#include "util/num.h"

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

static int print(struct buf *b)
{
	struct str text = buf_str(b);
	return fwrite(text.p, 1, text.n, stdout) == text.n ? 0 : 1;
}

/* One file a procedure. */
static bool draw(const struct cmd_args *a, const struct pack *p, const char *dir, struct err *e)
{
	CLEAN_FD int at = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (at < 0)
		return FAIL(e, ERR_IO, "%s: %s", dir, strerror(errno));
	for (size_t i = 0; i < p->elems.n; i++) {
		if (p->elems.p[i]->kind != ELEM_PROCEDURE)
			continue;
		CLEAN_BUF struct buf b;
		struct html h;
		buf_init(&b, 1 << 20);
		html_begin(&h, &b, a->lang);
		flow_draw(&h, a->lang, p, (const struct procedure *)p->elems.p[i], "flow", true);
		html_end(&h);
		TRY(file_replace(at, arena_cprintf(a->arena, "%s.svg", p->elems.p[i]->name), 0644, buf_str(&b), e));
	}
	return true;
}

static int explain(const struct cmd_args *a, const struct pack *p)
{
	CLEAN_BUF struct buf b;
	struct err e = {0};
	buf_init(&b, 16 << 20);
	if (!pack_explain(p, a->lang, &b, &e))
		return cmd_failed(&e);
	if (cmd_option(a, "svg") && !draw(a, p, cmd_option(a, "svg"), &e))
		return cmd_failed(&e);
	return print(&b);
}

/* The keepers of a clause; a heading is kept by what it holds as well. */
static void add_keepers(struct buf *b, const struct clause *c, size_t start)
{
	for (size_t i = 0; i < c->kept_by.n; i++)
		buf_printf(b, "%s%s", b->len > start ? "," : "", c->kept_by.p[i].path);
	for (size_t i = 0; i < c->children.n; i++)
		add_keepers(b, c->children.p[i], start);
}

static void add_rules(struct buf *b, const struct clause *c, bool has[KEEPER_RULES], size_t start)
{
	enum keeper_rule rules[KEEPER_RULES];
	size_t n = clause_rules(c, rules);
	for (size_t i = 0; i < n; i++) {
		if (!has[rules[i]])
			buf_printf(b, "%s%s", b->len > start ? "," : "", rule_row(rules[i])->name);
		has[rules[i]] = true;
	}
	for (size_t i = 0; i < c->children.n; i++)
		add_rules(b, c->children.p[i], has, start);
}

static void coverage_line(struct buf *b, const struct pack *p, const struct clause *c)
{
	bool has[KEEPER_RULES] = {0};
	const char *comma = "";
	buf_printf(b, "%s:%s\t", p->name, c->name);
	for (enum clause_kind k = 0; k < CLAUSE_KINDS; k++)
		if (c->kinds >> k & 1) {
			buf_printf(b, "%s%s", comma, clause_kind_word(k));
			comma = ",";
		}
	buf_char(b, '\t');
	add_keepers(b, c, b->len);
	buf_char(b, '\t');
	add_rules(b, c, has, b->len);
	buf_char(b, '\n');
}

static int coverage(const struct cmd_args *a, const struct pack *p)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 16 << 20);
	if (cmd_switch(a, "tsv")) {
		for (size_t i = 0; i < p->clauses.n; i++)
			if (!p->clauses.p[i]->is_chapter)
				coverage_line(&b, p, p->clauses.p[i]);
		return print(&b);
	}
	struct coverage v = pack_coverage(p);
	buf_printf(&b, "%s\n",
		t_cli_pack_coverage(a->lang, title_in(&p->title, a->lang), (long long)v.clauses, (long long)v.kept));
	for (enum clause_kind k = 0; k < CLAUSE_KINDS; k++)
		if (v.kinds[k])
			buf_printf(&b, "%s\n",
				t_cli_pack_coverage_kind(a->lang, explain_kind(a->lang, k), (long long)v.kinds[k],
					(long long)(v.kinds[k] - v.open[k])));
	return print(&b);
}

static int digest(const struct cmd_args *a, const struct pack *p)
{
	CLEAN_BUF struct buf b;
	(void)a;
	buf_init(&b, 2 * HASH_LEN + 2);
	num_hex(&b, p->digest.b, HASH_LEN);
	buf_char(&b, '\n');
	return print(&b);
}

/* Needs no pack: what packs may name because the program knows it. */
static int words(const struct cmd_args *a)
{
	size_t n;
	const struct known_row *row = known_rows(&n);
	if (cmd_switch(a, "lua")) {
		CLEAN_BUF struct buf b;
		buf_init(&b, 1 << 20);
		word_editor(&b);
		return print(&b);
	}
	for (size_t i = 0; i < n; i++)
		printf("%s\t%s\t%s\t%s\n", known_kind(row[i].kind), row[i].name, row[i].keys, row[i].title(a->lang));
	return 0;
}

static int run(const struct cmd_args *a)
{
	static const struct { const char *word; int (*run)(const struct cmd_args *, const struct pack *); } verbs[] = {
		{"check", check}, {"explain", explain}, {"coverage", coverage}, {"digest", digest},
	};
	struct err e = {0};
	struct pack *p;
	struct str problems;
	int status;
	if (pack_life(a, &status))
		return status;
	if (strcmp(a->rest[0], "words") == 0 && a->n_rest == 1)
		return words(a);
	for (size_t i = 0; i < ARRAY_LEN(verbs); i++) {
		if (strcmp(verbs[i].word, a->rest[0]) != 0 || a->n_rest != 2)
			continue;
		if (!pack_load(NULL, pack_dir(a->arena, a->rest[1]), a->lang, &p, a->arena, &problems, &e)) {
			if (problems.n)
				fprintf(stderr, "%.*s", STR_ARG(problems));
			return problems.n ? 1 : cmd_failed(&e);
		}
		status = verbs[i].run(a, p);
		pack_unref(p);
		return status;
	}
	fprintf(stderr, "sekimori: %s\n", t_cli_usage(a->lang, "pack", a->cmd->usage));
	return 2;
}

static const struct option_row options[] = {
	{"tsv", NULL, NULL, false, t_cli_opt_pack_tsv},
	{"svg", "DIR", NULL, false, t_cli_opt_pack_svg},
	{"lua", NULL, NULL, false, t_cli_opt_pack_lua},
	{"store", "PATH|URL", NULL, false, t_cli_opt_store},
	{"key", "FILE", NULL, false, t_cli_opt_pack_key},
	{"note", "FILE", NULL, false, t_cli_opt_pack_note},
	{"signers", "KEYS", NULL, false, t_cli_opt_pack_signers},
	{"organ", "NUMBER", "1", false, t_cli_opt_pack_organ},
	{"from", "DATE", NULL, false, t_cli_opt_pack_from},
	{"reason", "TEXT", NULL, false, t_cli_opt_pack_reason},
	{0},
};

const struct cmd cmd_pack = {.name = "pack",
	.usage = "check|explain|coverage|digest|sign|verify|propose NAME|DIR, pack diff OLD NEW, pack key SIGNER, pack words",
	.title = t_cli_pack, .help = t_cli_pack_help, .options = options, .rest_min = 1, .rest_max = 3, .run = run};
