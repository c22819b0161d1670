/* Packs for the tests: from the tree, or from texts. */
#ifndef TESTS_PACK_FIXTURE_H
#define TESTS_PACK_FIXTURE_H

#include "pack/files.h"
#include "pack/load.h"
#include "pack/pack.h"

/* PACKS and HERE are the folders packs/ and tests/pack/ (given by meson). */
const struct pack *fixture_pack(const char *dir, enum lang_id lang);    /* loads or fails the test, with the messages */
/* hard/ on mic/ beside it, a base that stays as it is */
const struct pack *fixture_hard(enum lang_id lang);
/* Messages of a single file as a pack beside base/, "" when it loads. */
const char *fixture_problems(struct arena *a, const char *name, struct str text, enum lang_id lang);
struct str fixture_read(struct arena *a, const char *path, bool *ret_found);
/* Compares with a file of the tree; SEKIMORI_GOLDEN=write writes it instead. */
void fixture_golden(struct arena *a, const char *path, struct str text);

#endif
