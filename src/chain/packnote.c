#include "chain/packnote.h"

#include "chain/note.h"
#include "util/clean.h"
#include "util/num.h"
#include "util/utf8.h"

static bool one_line(struct str s)
{
	return s.n <= NOTE_NAME_MAX && utf8_valid(s) && str_find(s, STR("\n")) == s.n && str_find(s, STR("\r")) == s.n;
}

bool packnote_sign(struct buf *b, const struct packnote *n, const char *signer, const uint8_t seed[NOTE_SEED], struct err *e)
{
	CLEAN_BUF struct buf body = {0};
	if (!n->name.n || !one_line(n->name) || !one_line(n->edition))
		return FAIL(e, ERR_INVALID, "the name and the edition of a pack that is signed stand in one line each");
	buf_init(&body, PACKNOTE_MAX);
	buf_lit(&body, PACKNOTE_HEAD "\n");
	buf_add(&body, n->name);
	buf_lit(&body, "\nedition ");
	buf_add(&body, n->edition);
	buf_lit(&body, "\ndigest ");
	num_hex(&body, n->digest.b, HASH_LEN);
	buf_char(&body, '\n');
	buf_add(b, buf_str(&body));
	buf_char(b, '\n');
	return note_sign(b, buf_str(&body), signer, seed, e);
}

static bool cut_word(struct str *rest, struct str word, struct str *ret)
{
	struct str line = str_cut(rest, '\n');
	if (!str_starts(line, word))
		return false;
	*ret = str_from(line, word.n);
	return true;
}

bool packnote_read(struct str note, struct packnote *ret, struct err *e)
{
	struct note_parts p;
	struct str hex;
	if (note.n > PACKNOTE_MAX)
		return FAIL(e, ERR_INVALID, "a pack's signature is longer than %d bytes", PACKNOTE_MAX);
	TRY(note_split(note, &p, e));
	struct str rest = p.body;
	if (!str_is(str_cut(&rest, '\n'), PACKNOTE_HEAD))
		return FAIL(e, ERR_INVALID, "this note does not sign a pack");
	ret->name = str_cut(&rest, '\n');
	if (!ret->name.n || !cut_word(&rest, STR("edition "), &ret->edition) || !cut_word(&rest, STR("digest "), &hex) ||
		rest.n ||
		!num_unhex(hex, ret->digest.b, HASH_LEN))
		return FAIL(e, ERR_INVALID, "a pack's signature names the pack, its edition and its digest");
	return true;
}
