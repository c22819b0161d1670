/* What somebody does who has the database and has read our source. */
#ifndef TESTS_TAMPER_FORGE_H
#define TESTS_TAMPER_FORGE_H

#include "tests/tamper/raw.h"

/* Makes digests, leaves and nodes fit what stands in the columns and bodies. */
void forge_rehash(struct raw *r);
/* The setting's row gets another value of the same length, and its entry's body the digest of the row as it is now. */
void forge_setting(struct raw *r, const char *name, const char *value, int64_t seq);

#endif
