/* nocheck file memory: a connection begins and ends by callbacks of the library, in no order that an arena knows */
/* Somebody who sends a byte every ten seconds is never quiet, so that the timeout of the library does not see him:
 * every connection has an end by the clock, and who passes it is shut down. */
#include "http/server_private.h"

#include <stdlib.h>
#include <sys/socket.h>

#include "util/clock.h"

struct link {
	struct link *next, **at;
	int fd;
	int64_t till;                    /* clock_mono; INT64_MAX: no limit */
};

void guard_notify(void *cls, struct MHD_Connection *c, void **socket_context, enum MHD_ConnectionNotificationCode what)
{
	struct server *s = cls;
	struct guard *g = &s->guard;
	if (what == MHD_CONNECTION_NOTIFY_STARTED) {
		const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
		struct link *l = calloc(1, sizeof(*l));
		must(l && info);
		l->fd = info->connect_fd;
		l->till = clock_mono() + RECEIVE_NS;
		pthread_mutex_lock(&g->lock);
		l->next = g->links;
		l->at = &g->links;
		if (l->next)
			l->next->at = &l->next;
		g->links = l;
		pthread_mutex_unlock(&g->lock);
		*socket_context = l;
	} else if (*socket_context) {
		/* The descriptor is still open here: it is closed, and given to others, only after this. */
		struct link *l = *socket_context;
		pthread_mutex_lock(&g->lock);
		*l->at = l->next;
		if (l->next)
			l->next->at = l->at;
		pthread_mutex_unlock(&g->lock);
		free(l);
		*socket_context = NULL;
	}
}

void guard_allow(struct server *s, struct MHD_Connection *c, int64_t ns)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	struct link *l = info ? info->socket_context : NULL;
	if (!l)
		return;
	int64_t till = ns ? clock_mono() + ns : INT64_MAX;
	pthread_mutex_lock(&s->guard.lock);
	l->till = till;
	pthread_mutex_unlock(&s->guard.lock);
}

size_t guard_sweep(struct guard *g, int64_t now)
{
	size_t n = 0;
	pthread_mutex_lock(&g->lock);
	for (struct link *l = g->links; l; l = l->next) {
		if (l->till > now)
			continue;
		shutdown(l->fd, SHUT_RDWR);
		l->till = INT64_MAX;
		n++;
	}
	pthread_mutex_unlock(&g->lock);
	return n;
}
