#include "http/fault.h"

#include "text/text.h"

int fault_status(enum fault f)
{
	switch (f) {
#define FAULT(id, status, words) case FAULT_##id: return status;
#include "http/fault.def"
#undef FAULT
	case FAULT_NONE:
		break;
	}
	return 200;
}

enum fault fault_of_status(int status)
{
#define FAULT(id, number, words) \
	if (status == (number)) \
		return FAULT_##id;
#include "http/fault.def"
#undef FAULT
	return FAULT_BROKEN;
}

enum fault fault_of_err(enum err_code code)
{
	switch (code) {
	case ERR_INVALID:
		return FAULT_MALFORMED;
	case ERR_NOT_FOUND:
		return FAULT_NOT_FOUND;
	case ERR_DENIED:
		return FAULT_DENIED;
	case ERR_STALE:
	case ERR_CONFLICT:
		return FAULT_STALE;
	case ERR_LIMIT:
		return FAULT_LARGE;
	case ERR_BUSY:
		return FAULT_BUSY;
	case ERR_IO:
		return FAULT_STORE;
	case ERR_FULL:
		return FAULT_FULL;
	case ERR_NONE:
	case ERR_STORE:
	case ERR_CORRUPT:
	case ERR_VERSION:
		break;
	}
	return FAULT_BROKEN;
}

void fault_say(enum fault f, const struct lang *l, struct page_error *ret)
{
	ret->status = fault_status(f);
	switch (f) {
#define FAULT(id, number, words) \
	case FAULT_##id: \
		ret->title = t_fault_##words##_title(l); \
		ret->what = t_fault_##words##_what(l); \
		ret->next = t_fault_##words##_next(l); \
		return;
#include "http/fault.def"
#undef FAULT
	case FAULT_NONE:
		break;
	}
	must(f != FAULT_NONE);
}

void fault_plain(struct html *out, const struct page_error *e, const struct lang *l)
{
	html(out, "<!doctype html>\n<html lang='%s'>\n<head>\n<meta charset='utf-8'>\n"
		"<meta name='viewport' content='width=device-width, initial-scale=1'>\n", lang_ja(l) ? "ja" : "en");
	html(out, "<title>%s %s</title>\n</head>\n<body>\n<main>\n", e->title, t_product(l));
	html(out, "<h1>%s</h1>\n<p>%s</p>\n<p>%s</p>\n", e->title, e->what, e->next);
	if (e->href)
		html(out, "<p><a href='%s'>%s</a></p>\n", e->href, e->link);
	html(out, "</main>\n</body>\n</html>\n");
}
