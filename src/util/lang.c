#include "util/lang.h"

#include <stdarg.h>
#include <stdio.h>

const char *lang_make(const struct lang *l, const char *ja, const char *en, ...)
{
	va_list args, again;
	va_start(args, en);
	va_copy(again, args);
	const char *fmt = l->id == LANG_JA ? ja : en;
	must(fmt);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int n = vsnprintf(NULL, 0, fmt, args);
	must(n >= 0);
	char *p = arena_alloc(l->arena, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
#pragma GCC diagnostic pop
	va_end(again);
	va_end(args);
	return p;
}
