#include "util/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "util/civil.h"
#include "util/clock.h"
#include "util/str.h"

static char name[32] = "log";
static _Atomic int least_level = LOG_INFO;
static _Atomic bool journal;

void log_open(const char *program, enum log_level least)
{
	snprintf(name, sizeof(name), "%s", program);
	atomic_store(&least_level, (int)least);
	atomic_store(&journal, getenv("JOURNAL_STREAM") != NULL);
}

static const char *level_name(enum log_level level)
{
	switch (level) {
	case LOG_ERROR:
		return "error";
	case LOG_WARN:
		return "warning";
	case LOG_INFO:
		return "info";
	case LOG_DEBUG:
		return "debug";
	}
	must_fail(__FILE__, __LINE__, "a log level");
}

/* One write a line, so that lines of threads do not mix; control characters cannot forge a line. */
void log_say(enum log_level level, const char *fmt, ...)
{
	if ((int)level > atomic_load(&least_level))
		return;
	char line[2048];
	int head;
	if (atomic_load(&journal)) {
		head = snprintf(line, sizeof(line), "<%d>%s: ", (int)level, name);
	} else {
		struct civil t = civil_of_ms(clock_now());
		head = snprintf(line, sizeof(line), "%04d-%02d-%02dT%02d:%02d:%02d+09:00 %s %s: ", t.year, t.month, t.day, t.hour,
				t.minute, t.second, name, level_name(level));
	}
	must(head > 0 && (size_t)head < sizeof(line) / 2);
	va_list args;
	va_start(args, fmt);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int n = vsnprintf(line + head, sizeof(line) - (size_t)head - 1, fmt, args);
#pragma GCC diagnostic pop
	va_end(args);
	must(n >= 0);
	size_t len = strlen(line);
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
			line[i] = '?';
	line[len++] = '\n';
	for (size_t at = 0; at < len;) {
		ssize_t done = write(STDERR_FILENO, line + at, len - at);
		if (done <= 0)
			return;              /* nowhere left to complain */
		at += (size_t)done;
	}
}
