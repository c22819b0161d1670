#include "util/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "util/utf8.h"

/* Writes into cap bytes and cuts at a character border. */
static void print(char *to, size_t cap, const char *fmt, va_list args)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int n = vsnprintf(to, cap, fmt, args);
#pragma GCC diagnostic pop
	must(n >= 0);
	if ((size_t)n >= cap)
		to[utf8_head(str_of(to), cap - 4).n] = 0;
}

bool err_set(struct err *e, enum err_code code, const char *file, int line, const char *fmt, ...)
{
	if (!e || e->code != ERR_NONE)
		return false;
	e->code = code;
	e->file = file;
	e->line = line;
	va_list args;
	va_start(args, fmt);
	print(e->text, sizeof(e->text), fmt, args);
	va_end(args);
	return false;
}

void err_clear(struct err *e)
{
	*e = (struct err){.code = ERR_NONE};
}

bool err_context(struct err *e, const char *fmt, ...)
{
	if (!e || e->code == ERR_NONE)
		return false;
	struct err front = {.code = e->code};
	va_list args;
	va_start(args, fmt);
	print(front.text, sizeof(front.text), fmt, args);
	va_end(args);
	char *old = e->text;
	size_t n = strlen(front.text), keep = utf8_head(str_of(old), sizeof(e->text) - 1 - n).n;
	memmove(old + n, old, keep);
	memcpy(old, front.text, n);
	old[n + keep] = 0;
	return false;
}
