/* The inside of a city: city.c and the setting acts. */
#ifndef ENGINE_CITY_PRIVATE_H
#define ENGINE_CITY_PRIVATE_H

#include <pthread.h>

#include "engine/city.h"

struct city {
	struct store *store;
	pthread_mutex_t lock;                /* over what follows */
	struct arena *arena;                 /* names and cache rows; they live until city_close */
	struct kept { struct hash digest; const struct pack *pack; } *packs;
	size_t n_packs, cap_packs;
	struct pack_loader *loader;          /* organs with packs of their own share a base */
	const char *name, *name_en;
	struct file_key *file_key;           /* of attachments; NULL: none was given */
};

#endif
