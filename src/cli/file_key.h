/* The server's key of attachments, for commands that have the options --store and --file-key. */
#ifndef CLI_FILE_KEY_H
#define CLI_FILE_KEY_H

#include "cli/cmd.h"
#include "engine/file_key.h"

/* The city takes it; made when there is none and the store has no attachment. Without --file-key: STORE.filekey. */
bool cli_file_key(const struct cmd_args *a, struct city *city, struct err *e) CHECKED;

#endif
