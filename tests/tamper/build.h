/* A small store with a row in every audited table, written through the real statements and entry_write. */
#ifndef TESTS_TAMPER_BUILD_H
#define TESTS_TAMPER_BUILD_H

#include "engine/trail.h"
#include "tests/store/fixture.h"

#define BUILD_ORIGIN "sekimori.example/city"

extern const uint8_t build_seed[NOTE_SEED];
void build_key(struct note_key *ret);

/* The first entries: settings, a row in each audited table, later versions of some of them. */
void build_city(struct fixture *f);
/* One act by hand: what it writes goes through t. in: made in a; about: at least one object; time: ms. */
struct build_act { struct tx *t; int64_t seq; struct arena *a; };
void build_begin(struct fixture *f, struct build_act *at);
void build_write(struct build_act *at, const char *act, int64_t time, struct json *in, const struct entry_object *about,
	size_t n);
void build_end(struct build_act *at);
/* n more entries that change one setting each. */
void build_more(struct fixture *f, int n);
/* A checkpoint over everything, signed with the test's key. */
void build_checkpoint(struct fixture *f);
void build_checkpoint_of(struct fixture *f, int64_t size);
/* Over everything, signed at this time. */
void build_checkpoint_at(struct fixture *f, int64_t seconds);
int64_t build_size(struct fixture *f);
/* One entry whose act sets setting name to value; its number. */
int64_t build_setting(struct fixture *f, const char *name, const char *value);

#endif
