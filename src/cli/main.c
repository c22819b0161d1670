/* One program: the first word names the command. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/log.h"
#include "util/num.h"

#define CMD(name) extern const struct cmd cmd_##name;
#include "cli/cmds.def"
#undef CMD

const struct cmd *const cmd_rows[] = {
#define CMD(name) &cmd_##name,
#include "cli/cmds.def"
#undef CMD
	NULL,
};

static const struct option_row *option_of(const struct cmd *c, const char *name, size_t *ret_place)
{
	for (size_t i = 0; c->options && c->options[i].name; i++) {
		if (strcmp(c->options[i].name, name) == 0) {
			*ret_place = i;
			return &c->options[i];
		}
	}
	return NULL;
}

const char *cmd_option(const struct cmd_args *a, const char *name)
{
	size_t i;
	const struct option_row *o = option_of(a->cmd, name, &i);
	must(o);
	return a->values[i] ? a->values[i] : o->otherwise;
}

bool cmd_switch(const struct cmd_args *a, const char *name)
{
	size_t i;
	must(option_of(a->cmd, name, &i));
	return a->values[i] != NULL;
}

bool cmd_number(const struct cmd_args *a, const char *name, int64_t min, int64_t max, int64_t *ret)
{
	const char *text = cmd_option(a, name);
	if (num_i64(str_of(text), min, max, ret))
		return true;
	fprintf(stderr, "sekimori: %s\n", t_cli_not_number(a->lang, name, (long long)min, (long long)max));
	return false;
}

int cmd_failed(const struct err *e)
{
	fprintf(stderr, "sekimori: %s\n", e->text);
	return 1;
}

bool cmd_store(const struct cmd_args *a, const struct store_options *o, struct store **ret, struct err *e)
{
	return store_open(cmd_option(a, "store"), o, ret, e);
}

void cmd_progress(void *ctx, int64_t done, int64_t total)
{
	if (!isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\r%s %3lld %%", (const char *)ctx, total ? (long long)(done * 100 / total) : 100LL);
	if (done >= total)
		fputc('\n', stderr);
	fflush(stderr);
}

/* The reader's language: LANG and its kin; Japanese unless they say another. */
static enum lang_id language(void)
{
	static const char *const names[] = {"SEKIMORI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *v = getenv(names[i]);
		if (v && *v)
			return strncmp(v, "ja", 2) == 0 ? LANG_JA : LANG_EN;
	}
	return LANG_EN;
}

static bool parse(struct cmd_args *a, char **argv)
{
	const char **rest = arena_array(a->arena, 64, sizeof(*rest));
	bool words_only = false;
	for (; *argv; argv++) {
		if (words_only || strncmp(*argv, "--", 2) != 0) {
			if (a->n_rest == 64)
				return false;
			rest[a->n_rest++] = *argv;
			continue;
		}
		if (strcmp(*argv, "--") == 0) {
			words_only = true;
			continue;
		}
		struct str value = str_of(*argv + 2);
		struct str name = str_cut(&value, '=');
		bool given = strchr(*argv, '=') != NULL;
		size_t i;
		const struct option_row *o = option_of(a->cmd, arena_cstr(a->arena, name), &i);
		if (!o || (!o->value && given)) {
			fprintf(stderr, "sekimori: %s\n", t_cli_no_option(a->lang, *argv, a->cmd->name));
			return false;
		}
		if (!o->value)
			a->values[i] = "";
		else if (given)
			a->values[i] = value.p;
		else if (argv[1])
			a->values[i] = *++argv;
		else {
			fprintf(stderr, "sekimori: %s\n", t_cli_needs_value(a->lang, *argv, o->value));
			return false;
		}
	}
	a->rest = rest;
	for (size_t i = 0; a->cmd->options && a->cmd->options[i].name; i++) {
		if (a->cmd->options[i].required && !a->values[i]) {
			fprintf(stderr, "sekimori: %s\n",
				t_cli_needs_option(a->lang, a->cmd->name, a->cmd->options[i].name, a->cmd->options[i].value));
			return false;
		}
	}
	if (a->n_rest < a->cmd->rest_min || a->n_rest > a->cmd->rest_max) {
		fprintf(stderr, "sekimori: %s\n", t_cli_usage(a->lang, a->cmd->name, a->cmd->usage));
		return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	CLEAN_ARENA struct arena *arena = arena_new(1 << 20);
	struct lang lang = {language(), arena};
	log_open("sekimori", LOG_INFO);
	if (argc < 2) {
		help_overview(&lang);
		return 2;
	}
	const char *word = argv[1];
	if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
		word = "help";
	if (strcmp(word, "--version") == 0)
		word = "version";
	for (const struct cmd *const *c = cmd_rows; *c; c++) {
		if (strcmp((*c)->name, word) != 0)
			continue;
		if (argc > 2 && strcmp(argv[2], "--help") == 0) {
			help_command(*c, &lang);
			return 0;
		}
		struct cmd_args a = {.cmd = *c, .lang = &lang, .arena = arena};
		return parse(&a, argv + 2) ? (*c)->run(&a) : 2;
	}
	fprintf(stderr, "sekimori: %s\n", t_cli_no_command(&lang, word));
	return 2;
}
