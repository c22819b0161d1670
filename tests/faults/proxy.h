/* Between libpq and its server: a socket of its own that passes everything on, until the n-th statement from the clients. */
#ifndef TESTS_FAULTS_PROXY_H
#define TESTS_FAULTS_PROXY_H

#include <stdbool.h>
#include <stddef.h>

enum proxy_how {
	PROXY_CUT,       /* the connection ends before the statement reaches the server */
	PROXY_DEAF,      /* the server gets it; the connection ends when it answers, and the answer is lost */
	PROXY_SILENT,    /* the server gets it; its answer never comes, and the connection stays */
	PROXY_HELD,      /* the server does not get it; the connection stays */
	PROXY_WARN,      /* its answer comes behind a warning, as when the wait for a synchronous standby was cut off */
};

/* spec: a URL with host=(directory of a socket). ret_spec: the same through the proxy, whose socket is in dir. */
void proxy_start(const char *spec, const char *dir, char *ret_spec, size_t n);
void proxy_stop(void);
/* The n-th from here on; commits: only what ends in COMMIT counts, else each statement that is prepared or run. n 0: none. */
void proxy_arm(enum proxy_how how, bool commits, int n);
bool proxy_hit(void);
/* Ends the connections that PROXY_SILENT and PROXY_HELD left open. */
void proxy_let_go(void);

#endif
