/* Drafts: answers at a door that were not submitted. Volatile: nobody has relied on them; one a person a door. */
#ifndef ENGINE_DRAFT_H
#define ENGINE_DRAFT_H

#include "store/store.h"
#include "util/json.h"

/* content: object; *ret_saved in ms. Nothing there: *ret NULL. */
bool draft_get(struct tx *t, struct arena *a, int64_t person, const char *door, struct json **ret, int64_t *ret_saved,
	struct err *e) CHECKED;
bool draft_put(struct store *s, int64_t person, const char *door, const struct json *content, int64_t now, struct err *e) CHECKED;
bool draft_drop(struct store *s, int64_t person, const char *door, struct err *e) CHECKED;

#endif
