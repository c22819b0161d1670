/* What may be attached: size and kind by the pack's params, names made harmless. */
#include "engine/file.h"

#include <strings.h>

#include "engine/param.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"
#include "util/num.h"
#include "util/utf8.h"

#define DEFAULT_MB 100

static const char *const words[FILE_REFUSALS] = {[FILE_FINE] = "", [FILE_TOO_LARGE] = "refused:large",
	[FILE_WRONG_TYPE] = "refused:type", [FILE_NO_ROOM] = "refused:room", [FILE_NO_ROOM_ORGAN] = "refused:organ",
	[FILE_NOT_READY] = "refused:ready", [FILE_CUT_OFF] = "refused:cut"};

const char *file_refusal_word(enum file_refusal f)
{
	return words[f];
}

enum file_refusal file_refusal_of(struct str posted)
{
	for (int f = FILE_FINE + 1; f < FILE_REFUSALS; f++)
		if (str_is(posted, words[f]))
			return (enum file_refusal)f;
	return FILE_FINE;
}

bool file_limits(struct tx *t, struct arena *a, const struct pack *p, int64_t organ, struct file_limits *ret, struct err *e)
{
	int64_t today = civil_date_of_ms(clock_now());
	const struct param *most, *types;
	TRY(param_at(t, a, p ? pack_portal_param(p, "files.max_mb") : NULL, organ, 0, today, &most, e));
	TRY(param_at(t, a, p ? pack_portal_param(p, "files.types") : NULL, organ, 0, today, &types, e));
	*ret = (struct file_limits){.most = INT64_C(1024) * 1024 * DEFAULT_MB, .types = ""};
	if (most && most->type == PARAM_NUMBER)
		ret->most = most->value * 1024 * 1024;
	if (ret->most > FILE_MOST)
		ret->most = FILE_MOST;
	if (types && types->type == PARAM_TEXT)
		ret->types = types->text;
	return true;
}

const char *file_refusal_say(const struct lang *l, const struct file_limits *limits, enum file_refusal f, const char *title)
{
	switch (f) {
	case FILE_TOO_LARGE: return t_file_too_large(l, title, (int)(limits->most >> 20));
	case FILE_WRONG_TYPE: return t_file_wrong_type(l, title, limits->types);
	case FILE_NO_ROOM: return t_file_no_room(l, title);
	case FILE_NO_ROOM_ORGAN: return t_file_no_room_organ(l, title);
	case FILE_NOT_READY: return t_file_not_ready(l, title);
	case FILE_CUT_OFF: return t_file_cut_off(l, title);
	case FILE_FINE:
	case FILE_REFUSALS: break;
	}
	return t_form_not_file(l, title);
}

bool file_type_fits(const char *types, const char *name)
{
	const char *dot = strrchr(name, '.');
	struct str rest = str_of(types);
	if (!*types)
		return true;
	while (dot && rest.n) {
		struct str one = str_cut(&rest, ' ');
		if (one.n && strlen(dot + 1) == one.n && strncasecmp(dot + 1, one.p, one.n) == 0)
			return true;
	}
	return false;
}

const char *file_name_clean(struct arena *a, struct str s)
{
	if (!utf8_valid(s))
		s = STR_NONE;
	for (size_t i = s.n; i > 0; i--)
		if (s.p[i - 1] == '/' || s.p[i - 1] == '\\') {
			s = str_from(s, i);
			break;
		}
	char *name = arena_alloc(a, s.n + 1);
	size_t n = 0;
	/* Marks of direction show "exe.pdf" for "fdp.exe". */
	for (struct str rest = s; rest.n;) {
		const char *p = rest.p;
		uint32_t c = utf8_next(&rest);
		bool hides = c < 0x20 || utf8_is_unseen(c);
		for (const char *b = p; b < (hides ? p + 1 : rest.p); b++)
			name[n++] = hides ? '_' : *b;
	}
	/* what is too long loses its middle: the ending tells what it is */
	struct str clean = str_trim((struct str){name, n});
	if (clean.n > FILE_NAME_MAX) {
		const char *dot = memrchr(clean.p, '.', clean.n);
		struct str end = dot ? str_from(clean, (size_t)(dot - clean.p)) : STR_NONE;
		if (end.n > 32)
			end = STR_NONE;
		struct str head = str_head(clean, FILE_NAME_MAX - end.n);
		while (head.n && ((unsigned char)clean.p[head.n] & 0xc0) == 0x80)
			head.n--;
		return arena_cprintf(a, "%.*s%.*s", STR_ARG(head), STR_ARG(end));
	}
	return clean.n && !str_is(clean, ".") && !str_is(clean, "..") ? arena_cstr(a, clean) : "file";
}

const char *file_size_say(const struct lang *l, int64_t size)
{
	if (size < 1000)
		return t_file_bytes(l, num_grouped(l->arena, size));
	if (size < 1000 * 1000)
		return t_file_kb(l, num_grouped(l->arena, (size + 500) / 1000));
	int64_t tenths = (size + 50000) / 100000;
	if (tenths >= 1000)
		return t_file_mb(l, num_grouped(l->arena, tenths / 10));
	return t_file_mb(l, arena_cprintf(l->arena, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10)));
}
