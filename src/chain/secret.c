#include "chain/secret.h"

#include <inttypes.h>

#include "util/num.h"

#define SECRET_HEAD "PRIVATE+KEY+"

void secret_write(struct buf *b, const char *name, const uint8_t seed[NOTE_SEED])
{
	uint8_t bytes[1 + NOTE_SEED] = {0x01};
	struct note_key k;

	note_key_of_seed(name, seed, &k);
	memcpy(bytes + 1, seed, NOTE_SEED);
	buf_printf(b, SECRET_HEAD "%s+%08" PRIx32 "+", k.name, k.id);
	num_base64(b, bytes, sizeof(bytes));
	buf_char(b, '\n');
	wipe(bytes, sizeof(bytes));
}

bool secret_read(struct str line, struct arena *a, const char **ret_name, uint8_t ret[NOTE_SEED], struct err *e)
{
	uint8_t bytes[1 + NOTE_SEED], id[4];
	struct note_key k;
	size_t n = 0;

	if (!str_starts(line, STR(SECRET_HEAD)))
		return FAIL(e, ERR_CORRUPT, "key: not one line of a private key");
	struct str rest = str_from(line, sizeof(SECRET_HEAD) - 1);
	struct str name = str_cut(&rest, '+'), hash = str_cut(&rest, '+');
	if (!note_name_ok(name) || !num_unhex(hash, id, 4) || !num_unbase64(rest, bytes, sizeof(bytes), &n) ||
		n != sizeof(bytes) || bytes[0] != 0x01) {
		wipe(bytes, sizeof(bytes));
		return FAIL(e, ERR_CORRUPT, "key: not a private key of signed-note (Ed25519)");
	}
	*ret_name = arena_cstr(a, name);
	memcpy(ret, bytes + 1, NOTE_SEED);
	wipe(bytes, sizeof(bytes));
	note_key_of_seed(*ret_name, ret, &k);
	if (k.id != ((uint32_t)id[0] << 24 | (uint32_t)id[1] << 16 | (uint32_t)id[2] << 8 | id[3]))
		return FAIL(e, ERR_CORRUPT, "key: its hash does not fit: the file is damaged");
	return true;
}
