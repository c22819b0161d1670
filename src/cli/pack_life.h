/* The verbs of `sekimori pack` about a pack's life: cli/pack.c hands them over. */
#ifndef CLI_PACK_LIFE_H
#define CLI_PACK_LIFE_H

#include "cli/cmd.h"

/* False: the first word is none of them. */
bool pack_life(const struct cmd_args *a, int *ret_status);

#endif
