/* Checkpoints to witnesses, by the clock of serve and by the command checkpoint: options --witnesses and --witness-dir. */
#ifndef CLI_WITNESSES_H
#define CLI_WITNESSES_H

#include "cli/cmd.h"
#include "engine/trail_witness.h"

struct witnesses {
	struct witness_list list;
	const char *dir;                         /* NULL none */
	int64_t not_before[WITNESSES_MAX + 1];   /* ms; one that failed is left alone for a while, the last is that of dir */
	bool doubted;                            /* the last turn was one in doubt */
};
/* Reads the file of --witnesses. The rows of the command have both options. */
bool witnesses_of(const struct cmd_args *a, struct witnesses *ret, struct err *e) CHECKED;
/* Gives the newest checkpoint to each; what fails is logged, and waits WITNESSES_WAIT_MS. false: something failed. doubt: the
 * seal has refused the store; each is asked, also about what it has cosigned already, and then left alone for as long. */
bool witnesses_turn(struct witnesses *w, struct store *s, int64_t now, bool doubt);
#define WITNESSES_WAIT_MS (5 * (int64_t)60000)

/* For verify: --witness DIR|FILE and --witnesses FILE against the store. *ret_bad: what is wrong, in words. Says on stderr what
 * was compared. */
bool witnesses_verify(const struct cmd_args *a, struct store *s, const struct note_key *key, const struct lang *l,
	const char **ret_bad, struct err *e) CHECKED;

#endif
