/* nocheck file memory: a lane lives from the server's start to its stop */
#include "http/lane.h"

#include <pthread.h>
#include <stdlib.h>

struct lane {
	pthread_mutex_t lock;
	pthread_cond_t news;
	struct job *first, **last;
	size_t waiting, most;
	bool closing;
	int n;
	pthread_t threads[];
};

static void *work(void *ctx)
{
	struct lane *l = ctx;
	pthread_mutex_lock(&l->lock);
	for (;;) {
		while (!l->first && !l->closing)
			pthread_cond_wait(&l->news, &l->lock);
		struct job *j = l->first;
		if (!j)
			break;
		l->first = j->next;
		if (!l->first)
			l->last = &l->first;
		l->waiting--;
		bool refused = l->closing;
		pthread_mutex_unlock(&l->lock);
		j->run(j, refused);
		pthread_mutex_lock(&l->lock);
	}
	pthread_mutex_unlock(&l->lock);
	return NULL;
}

bool lane_open(int threads, size_t most_waiting, struct lane **ret, struct err *e)
{
	struct lane *l = calloc(1, sizeof(*l) + (size_t)threads * sizeof(l->threads[0]));
	must(l && threads > 0);
	pthread_mutex_init(&l->lock, NULL);
	pthread_cond_init(&l->news, NULL);
	l->last = &l->first;
	l->most = most_waiting;
	while (l->n < threads) {
		if (pthread_create(&l->threads[l->n], NULL, work, l) != 0) {
			lane_free(l);
			return FAIL(e, ERR_IO, "no thread could be started (%d of %d)", l->n, threads);
		}
		l->n++;
	}
	*ret = l;
	return true;
}

bool lane_push(struct lane *l, struct job *j)
{
	pthread_mutex_lock(&l->lock);
	bool room = !l->closing && l->waiting < l->most;
	if (room) {
		j->next = NULL;
		*l->last = j;
		l->last = &j->next;
		l->waiting++;
		pthread_cond_signal(&l->news);
	}
	pthread_mutex_unlock(&l->lock);
	return room;
}

void lane_close(struct lane *l)
{
	if (!l)
		return;
	pthread_mutex_lock(&l->lock);
	l->closing = true;
	pthread_cond_broadcast(&l->news);
	pthread_mutex_unlock(&l->lock);
	for (int i = 0; i < l->n; i++)
		pthread_join(l->threads[i], NULL);
	l->n = 0;
}

void lane_free(struct lane *l)
{
	if (!l)
		return;
	lane_close(l);
	pthread_cond_destroy(&l->news);
	pthread_mutex_destroy(&l->lock);
	free(l);
}
