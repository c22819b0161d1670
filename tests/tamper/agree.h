/* The second opinion: tools/verify_export.py on an export of the store that was just verified. On when VERIFY_EXPORT names that
 * file and AGREE the script beside this one. */
#ifndef TESTS_TAMPER_AGREE_H
#define TESTS_TAMPER_AGREE_H

#include "engine/trail.h"
#include "engine/file_key.h"
#include "tests/store/fixture.h"

bool agree_on(void);
/* Exports with this key; note (may be STR_NONE): a checkpoint from elsewhere. Fails the test unless the verdict is bad (or
 * good) as said; text: what the store's own verify said. */
void agree(struct fixture *f, const struct note_key *key, struct str note, bool bad, const char *text);
/* For what follows: contents of attachments are exported with this key (NULL: left out), and witnesses of this file (NULL: none)
 * must have cosigned. */
void agree_with(const struct file_key *key, const char *list);
/* Judges a folder that was exported and then changed, with its MANIFEST made anew; part: of what it says, NULL all well. */
void agree_changed(const struct note_key *key, const char *dir, const char *part);
/* After a verify with this key (NULL: nothing is asked). The kept nodes are only there to be fast, an export has none; contents
 * are in it only with a key. */
void agree_report(struct fixture *f, const struct note_key *key, const struct verify_report *r);

#endif
