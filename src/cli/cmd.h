/* Commands are rows: the same rows give help, man pages and completion. */
#ifndef CLI_CMD_H
#define CLI_CMD_H

#include "store/store.h"
#include "util/err.h"
#include "util/lang.h"

#define CMD_OPTIONS 16

struct option_row {
	const char *name;                        /* "store" → --store VALUE */
	const char *value;                       /* "PATH|URL"; NULL: a switch */
	const char *otherwise;                   /* default, as text; NULL none */
	bool required;
	const char *(*help)(const struct lang *);
};

/* What was typed, checked against the row. */
struct cmd_args {
	const struct cmd *cmd;
	const struct lang *lang;
	struct arena *arena;
	const char *values[CMD_OPTIONS];         /* by place in the row; a switch that is there: "" */
	const char *const *rest;
	int n_rest;
};

struct cmd {
	const char *name;                        /* "serve", "pack" */
	const char *usage;                       /* what stands after the options: "check DIR"; "" nothing */
	const char *(*title)(const struct lang *);
	const char *(*help)(const struct lang *);    /* a paragraph */
	const struct option_row *options;        /* ended by a NULL name; at most CMD_OPTIONS */
	int rest_min, rest_max;
	int (*run)(const struct cmd_args *a);    /* exit status: 0 done, 1 the answer is no or it failed, 2 wrong use */
};

extern const struct cmd *const cmd_rows[];   /* main.c, ended by NULL */

/* The value of an option of the row, its default, or NULL. A name that is not in the row is a programmer error. */
const char *cmd_option(const struct cmd_args *a, const char *name);
bool cmd_switch(const struct cmd_args *a, const char *name);
/* Its number; wrong use (message, then false) when it is not one. */
bool cmd_number(const struct cmd_args *a, const char *name, int64_t min, int64_t max, int64_t *ret);
/* Prints "sekimori: text" and answers 1. */
int cmd_failed(const struct err *e);
/* Opens the store of --store. */
bool cmd_store(const struct cmd_args *a, const struct store_options *o, struct store **ret, struct err *e) CHECKED;
/* A progress line on a terminal, nothing elsewhere. ctx: what is being done, in words. */
void cmd_progress(void *ctx, int64_t done, int64_t total);

/* help.c: the same rows as text, troff, completion. */
void help_overview(const struct lang *l);
void help_command(const struct cmd *c, const struct lang *l);

#endif
