/* Commands are rows: the same rows give help, man pages and completion. */
#ifndef CLI_CMD_H
#define CLI_CMD_H

#include "util/err.h"
#include "util/lang.h"

struct option_row {
	const char *name;                        /* "store" → --store VALUE */
	const char *value;                       /* "PATH|URL"; NULL: a switch */
	const char *otherwise;                   /* default, as text; NULL none */
	bool required;
	const char *(*help)(const struct lang *);
};
struct cmd_args { const char *const *rest; int n_rest; const struct lang *lang; const char *(*get)(const struct cmd_args *, const char *name); void *values; };
struct cmd {
	const char *name;                        /* "serve", "pack" */
	const char *usage;                       /* "check DIR" */
	const char *(*title)(const struct lang *);
	const char *(*help)(const struct lang *);    /* paragraphs for the man page */
	const struct option_row *options;        /* ended by a NULL name */
	int rest_min, rest_max;
	int (*run)(const struct cmd_args *args);     /* exit status: 0, 1 the answer is no, 2 wrong use */
};
extern const struct cmd *const cmd_rows[];   /* cli/main.c, ended by NULL */

#endif
