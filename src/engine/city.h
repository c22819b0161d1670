/* The municipality as a running program sees it: its store, the packs in force, caches that follow the chain. */
#ifndef ENGINE_CITY_H
#define ENGINE_CITY_H

#include "pack/pack.h"
#include "store/store.h"

struct city;

bool city_open(struct store *s, struct city **ret, struct err *e) CHECKED;     /* an initialised store */
void city_close(struct city *c);
struct store *city_store(struct city *c);
/* The pack of an organ as of the transaction; and by digest, for cases and records made under an older one.
 * Borrowed: lives until city_close. */
const struct pack *city_pack(struct city *c, struct tx *t, int64_t organ, struct err *e);
const struct pack *city_pack_by_digest(struct city *c, struct tx *t, const struct hash *digest, struct err *e);
const char *city_name(struct city *c, const struct lang *l);
/* Makes a new municipality in an empty store: organ, settings, pack (folder), first entry. */
/* Puts a pack that was just read into the cache (keeps a reference). */
void city_keep_pack(struct city *c, const struct pack *p);
struct city_setup {
	const char *name, *name_en, *code, *pack_dir;
	const char *origin;                      /* of the chain: it can never be changed */
	const char *key;                         /* verifier key of the seal; NULL: none yet, signatures cannot be checked */
};
bool city_init(struct store *s, const struct city_setup *setup, const struct lang *l, struct err *e) CHECKED;
/* The same with a pack that is read already; setup->pack_dir is not looked at. */
bool city_found(
	struct store *s, const struct city_setup *setup, const struct pack *p, const struct lang *l, struct err *e) CHECKED;

#endif
