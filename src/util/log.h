/* The operating log (stderr, one line a message), not the audit chain. No secrets, no personal data, no bodies. */
#ifndef UTIL_LOG_H
#define UTIL_LOG_H

#include "util/err.h"

enum log_level { LOG_ERROR = 3, LOG_WARN = 4, LOG_INFO = 6, LOG_DEBUG = 7 };   /* syslog's numbers, for journald */

void log_open(const char *program, enum log_level least);
void log_say(enum log_level level, const char *fmt, ...) PRINTF(2, 3);
#define log_error(...) log_say(LOG_ERROR, __VA_ARGS__)
#define log_warn(...) log_say(LOG_WARN, __VA_ARGS__)
#define log_info(...) log_say(LOG_INFO, __VA_ARGS__)
#define log_debug(...) log_say(LOG_DEBUG, __VA_ARGS__)

#endif
