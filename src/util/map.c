#include "util/map.h"

#include <stdint.h>
#include <sys/auxv.h>

#include "util/vec.h"

/* Keys may come from outside, so that their hash must not be foreseeable: SipHash-1-3 under the 16 random bytes that
 * the kernel gives each process. Nothing that leaves the process depends on it, since order is order of insertion. */
struct entry {
	struct str key;
	void *value;
	uint64_t hash;
};

struct map {
	struct arena *arena;
	VEC(struct entry) list;
	uint32_t *slots;             /* place in list + 1; 0 is free */
	size_t mask;                 /* number of slots - 1; 0: none yet */
	uint64_t key[2];
};

static inline uint64_t rotl(uint64_t x, int n)
{
	return (x << n) | (x >> (64 - n));
}

static inline __attribute__((always_inline)) void sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[1] = rotl(v[1], 13) ^ v[0];
	v[0] = rotl(v[0], 32);
	v[2] += v[3];
	v[3] = rotl(v[3], 16) ^ v[2];
	v[0] += v[3];
	v[3] = rotl(v[3], 21) ^ v[0];
	v[2] += v[1];
	v[1] = rotl(v[1], 17) ^ v[2];
	v[2] = rotl(v[2], 32);
}

static uint64_t sip(const struct map *m, struct str s)
{
	const uint64_t *key = m->key;
	uint64_t v[4] = {key[0] ^ 0x736f6d6570736575, key[1] ^ 0x646f72616e646f6d, key[0] ^ 0x6c7967656e657261,
			 key[1] ^ 0x7465646279746573};
	uint64_t last = (uint64_t)s.n << 56;
	for (; s.n >= 8; s.p += 8, s.n -= 8) {
		uint64_t word;
		memcpy(&word, s.p, 8);
		v[3] ^= word;
		sip_round(v);
		v[0] ^= word;
	}
	for (size_t i = 0; i < s.n; i++)
		last |= (uint64_t)(unsigned char)s.p[i] << (8 * i);
	v[3] ^= last;
	sip_round(v);
	v[0] ^= last;
	v[2] ^= 0xff;
	for (int i = 0; i < 3; i++)
		sip_round(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

struct map *map_new(struct arena *a)
{
	struct map *m = arena_make(a, struct map);
	m->arena = a;
	m->key[0] = 0x6a09e667f3bcc908;
	m->key[1] = 0xbb67ae8584caa73b;
	const void *random = (const void *)getauxval(AT_RANDOM);
	if (random)
		memcpy(m->key, random, sizeof(m->key));
	return m;
}

/* The slot that holds the key, or the free one where it would stand. */
static uint32_t *slot_of(const struct map *m, struct str key, uint64_t hash)
{
	for (size_t i = hash & m->mask;; i = (i + 1) & m->mask) {
		uint32_t at = m->slots[i];
		if (!at || (m->list.p[at - 1].hash == hash && str_eq(m->list.p[at - 1].key, key)))
			return &m->slots[i];
	}
}

static struct entry *find(const struct map *m, struct str key, uint64_t hash)
{
	if (!m->slots)
		return NULL;
	uint32_t at = *slot_of(m, key, hash);
	return at ? &m->list.p[at - 1] : NULL;
}

void *map_get(const struct map *m, struct str key)
{
	struct entry *e = find(m, key, sip(m, key));
	return e ? e->value : NULL;
}

static void make_room(struct map *m)
{
	if (m->slots && (m->list.n + 1) * 4 <= (m->mask + 1) * 3)
		return;
	size_t n = m->slots ? (m->mask + 1) * 2 : 16;
	must(n <= UINT32_MAX / 2);
	m->slots = arena_array(m->arena, n, sizeof(*m->slots));
	m->mask = n - 1;
	for (size_t i = 0; i < m->list.n; i++)
		*slot_of(m, m->list.p[i].key, m->list.p[i].hash) = (uint32_t)i + 1;
}

/* The key lasts as long as the map. */
static void append(struct map *m, struct str key, uint64_t hash, void *value)
{
	make_room(m);
	uint32_t *slot = slot_of(m, key, hash);
	*vec_push(m->arena, &m->list) = (struct entry){key, value, hash};
	*slot = (uint32_t)m->list.n;
}

bool map_put(struct map *m, struct str key, void *value)
{
	uint64_t hash = sip(m, key);
	if (find(m, key, hash))
		return false;
	append(m, arena_str(m->arena, key), hash, value);
	return true;
}

const char *map_intern(struct map *m, struct str text, struct arena *a)
{
	uint64_t hash = sip(m, text);
	struct entry *e = find(m, text, hash);
	if (e)
		return e->key.p;
	struct str copy = arena_str(a, text);
	append(m, copy, hash, NULL);
	return copy.p;
}

void map_set(struct map *m, struct str key, void *value)
{
	uint64_t hash = sip(m, key);
	struct entry *e = find(m, key, hash);
	if (e)
		e->value = value;
	else
		append(m, arena_str(m->arena, key), hash, value);
}

size_t map_count(const struct map *m)
{
	return m->list.n;
}

void *map_at(const struct map *m, size_t i, struct str *ret_key)
{
	must(i < m->list.n);
	if (ret_key)
		*ret_key = m->list.p[i].key;
	return m->list.p[i].value;
}
