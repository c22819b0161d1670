#include "http/page.h"
#include "pages/help.h"

#define PAGE(name) extern const struct page page_##name;
#include "pages/pages.def"
#undef PAGE

const struct page *const page_rows[] = {
#define PAGE(name) &page_##name,
#include "pages/pages.def"
#undef PAGE
	NULL,
};

void (*const page_error_show)(struct req *r, const struct page_error *e) = error_show;
