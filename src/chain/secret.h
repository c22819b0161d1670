/* A seed in the one line in which other implementations of signed-note write it: PRIVATE+KEY+name+hash8+base64. */
#ifndef CHAIN_SECRET_H
#define CHAIN_SECRET_H

#include "chain/checkpoint.h"

void secret_write(struct buf *b, const char *name, const uint8_t seed[NOTE_SEED]);
/* line without its end. ERR_CORRUPT: not such a line, or its hash does not fit. ret is the caller's to wipe. */
bool secret_read(struct str line, struct arena *a, const char **ret_name, uint8_t ret[NOTE_SEED], struct err *e) CHECKED;

#endif
