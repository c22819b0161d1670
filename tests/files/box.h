/* Attachments in the small city of tests/org/world.h under files.lua: keys beside the store, bytes that anybody can compute. */
#ifndef TESTS_FILES_BOX_H
#define TESTS_FILES_BOX_H

#include "engine/file.h"
#include "tests/org/world.h"
#include "util/sanitizer.h"

int box_setup(void **state);
int box_setup_large(void **state);       /* files of 2,048 MB are allowed */
/* For a city that a test has made itself: the keys, so that files can come. */
int box_keys(struct world *w);
/* Another city on the same store, as after a restart: reads the key at path, NULL the usual one. */
void box_again(struct world *w, const char *path);
const char *box_key_path(struct world *w);
const char *box_recovery_path(struct world *w);

/* Byte i of the file of that seed. */
uint8_t box_byte(unsigned seed, int64_t i);
/* A whole upload of somebody, sent in odd pieces; its digest in hex. */
const char *box_upload(struct world *w, const char *number, const char *name, unsigned seed, int64_t size);
/* Why it was refused. */
enum file_refusal box_refused(struct world *w, const char *number, const char *name, int64_t announced, int64_t size);
/* A record of unit 111 by 1115 that names it. */
int64_t box_record(struct world *w, const char *digest);
/* Reads it whole and compares; false with w->e. */
bool box_reads(struct world *w, const char *digest, unsigned seed, int64_t size);
struct file_info box_file(struct world *w, const char *digest);
/* What verify finds: NULL nothing. */
const char *box_verify(struct world *w);

#endif
