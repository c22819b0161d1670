/* Programmer errors end the process, in release builds too. Bad input never comes here: it gets a message. */
#ifndef UTIL_MUST_H
#define UTIL_MUST_H

#define PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define CHECKED __attribute__((warn_unused_result))
#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Prints the place and the text to stderr, then abort(). */
_Noreturn void must_fail(const char *file, int line, const char *what);

#define must(cond) ((cond) ? (void)0 : must_fail(__FILE__, __LINE__, #cond))

#endif
