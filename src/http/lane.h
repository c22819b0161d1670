/* Threads that wait, so that the epoll threads need not: a bounded queue of jobs and the workers that take them. */
#ifndef HTTP_LANE_H
#define HTTP_LANE_H

#include <stdbool.h>
#include <stddef.h>

#include "util/err.h"

struct lane;

struct job {
	struct job *next;
	/* refused: the lane is closing and the job shall only say so. */
	void (*run)(struct job *j, bool refused);
};

bool lane_open(int threads, size_t most_waiting, struct lane **ret, struct err *e) CHECKED;
/* false: full or closing; the job was not taken. */
bool lane_push(struct lane *l, struct job *j);
/* Refuses what waits and what comes later, lets end what runs, joins the threads. NULL is allowed, twice too. */
void lane_close(struct lane *l);
void lane_free(struct lane *l);          /* closes first */

#endif
