/* bench-page PORT FILE: libmicrohttpd with the server's threads, answering every request with the bytes of FILE: the most
 * that a portal on this library could reach with pages of that size. */
#include <microhttpd.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/num.h"

#define PAGE_MAX (16u << 20)

static enum MHD_Result answer(void *cls, struct MHD_Connection *c, const char *url, const char *method, const char *version,
	const char *data, size_t *size, void **req)
{
	(void)url;
	(void)method;
	(void)version;
	(void)data;
	(void)size;
	(void)req;
	return MHD_queue_response(c, MHD_HTTP_OK, cls);
}

static bool slurp(const char *path, struct buf *ret)
{
	CLEAN_FILE FILE *f = fopen(path, "rbe");
	char part[4096];
	size_t n;
	buf_init(ret, PAGE_MAX);
	while (f && (n = fread(part, 1, sizeof(part), f)) > 0)
		buf_bytes(ret, part, n);
	return f && !ferror(f) && !ret->failed && ret->len;
}

int main(int argc, char **argv)
{
	CLEAN_BUF struct buf page = {0};
	sigset_t set;
	int64_t port;
	int sig;
	if (argc != 3 || !num_i64(str_of(argv[1]), 1, 65535, &port) || !slurp(argv[2], &page)) {
		fprintf(stderr, "usage: bench-page PORT FILE\n");
		return 2;
	}
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	struct MHD_Response *r = MHD_create_response_from_buffer(page.len, page.p, MHD_RESPMEM_PERSISTENT);
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	must(r && MHD_add_response_header(r, "Content-Type", "text/html; charset=utf-8") == MHD_YES);
	unsigned flags = MHD_USE_EPOLL | MHD_USE_INTERNAL_POLLING_THREAD;
	struct MHD_Daemon *d = MHD_start_daemon(flags, (uint16_t)port, NULL, NULL, answer, r,
		MHD_OPTION_THREAD_POOL_SIZE, (unsigned)(cores < 2 ? 2 : cores), MHD_OPTION_END);
	if (!d) {
		fprintf(stderr, "bench-page: port %lld cannot be used\n", (long long)port);
		return 1;
	}
	sigwait(&set, &sig);
	MHD_stop_daemon(d);
	MHD_destroy_response(r);
	return 0;
}
