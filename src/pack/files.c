#include "pack/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "text/text.h"
#include "util/clean.h"
#include "util/json.h"
#include "util/utf8.h"

void files_add(struct files *f, struct arena *a, struct say *s, const char *name, struct str text)
{
	struct where where = {name, 0};
	if (text.n > FILE_MAX || f->bytes + text.n > FILES_BYTES || f->list.n >= FILES_MAX) {
		say(s, where, NULL, t_pack_file_large(s->lang, (long long)(FILE_MAX >> 20), FILES_MAX));
		return;
	}
	if (text.n && text.p[0] != '\x1b' && !utf8_valid(text)) {
		size_t line = 1;
		struct str rest = text;
		while (rest.n) {
			struct str l = str_cut(&rest, '\n');
			if (!utf8_valid(l))
				break;
			line++;
		}
		where.line = (int)line;
		say(s, where, NULL, t_pack_utf8(s->lang));
		return;
	}
	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_from(text, 3);
	f->bytes += text.n;
	*vec_push(a, &f->list) = (struct file){name, text};
}

static bool read_one(int dir, const char *entry, const char *name, struct arena *a, struct say *s, struct files *f, struct err *e)
{
	struct where where = {name, 0};
	CLEAN_FD int fd = openat(dir, entry, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0 && (errno == ELOOP || errno == ENXIO)) {
		say(s, where, NULL, t_pack_symlink(s->lang));
		return true;
	}
	struct stat st;
	if (fd < 0 || fstat(fd, &st) < 0)
		return FAIL(e, ERR_IO, "%s: %s", name, strerror(errno));
	if (!S_ISREG(st.st_mode)) {
		say(s, where, NULL, t_pack_symlink(s->lang));
		return true;
	}
	if (st.st_size > FILE_MAX) {
		say(s, where, NULL, t_pack_file_large(s->lang, (long long)(FILE_MAX >> 20), FILES_MAX));
		return true;
	}
	char *p = arena_room(a, (size_t)st.st_size + 1);
	size_t n = 0;
	while (n < (size_t)st.st_size) {
		ssize_t got = read(fd, p + n, (size_t)st.st_size - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return FAIL(e, ERR_IO, "%s: %s", name, strerror(errno));
		if (!got)
			break;
		n += (size_t)got;
	}
	files_add(f, a, s, name, (struct str){p, n});
	return true;
}

static int by_name(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

static void close_dir(DIR **d)
{
	if (*d)
		closedir(*d);
}

bool files_read(const char *dir, const char *name, struct arena *a, struct say *s, struct files *f, struct err *e)
{
	__attribute__((cleanup(close_dir))) DIR *d = opendir(dir);
	if (!d)
		return FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", dir, strerror(errno));
	VEC(const char *) names = {0};
	for (struct dirent *entry; (entry = readdir(d));) {
		struct str n = str_of(entry->d_name);
		if (n.p[0] == '.' || !str_ends(n, STR(".lua")))
			continue;
		if (names.n >= FILES_MAX) {
			say(s, (struct where){name, 0}, NULL, t_pack_file_large(s->lang, (long long)(FILE_MAX >> 20), FILES_MAX));
			break;
		}
		*vec_push(a, &names) = arena_cstr(a, n);
	}
	if (names.n)
		qsort(names.p, names.n, sizeof(*names.p), by_name);
	for (size_t i = 0; i < names.n; i++)
		TRY(read_one(dirfd(d), names.p[i], arena_cprintf(a, "%s/%s", name, names.p[i]), a, s, f, e));
	return true;
}

bool files_name(const char *dir, struct arena *a, const char **ret_name, const char **ret_parent, struct err *e)
{
	CLEAN_FREE char *real = realpath(dir, NULL);
	if (!real)
		return FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", dir, strerror(errno));
	char *slash = strrchr(real, '/');
	if (!slash || !slash[1] || !utf8_valid(str_of(real)))
		return FAIL(e, ERR_INVALID, "%s: not the folder of a pack", dir);
	*ret_name = arena_cstr(a, str_of(slash + 1));
	*ret_parent = slash == real ? "/" : arena_cstr(a, (struct str){real, (size_t)(slash - real)});
	return true;
}

bool files_parse(struct str json, struct arena *a, struct say *s, struct files *f, struct err *e)
{
	struct json *j;
	if (json.n > 2 * FILES_BYTES)
		return FAIL(e, ERR_LIMIT, "a pack of %zu bytes", json.n);
	TRY(json_read(a, json, FILES_MAX + 1, &j, e));
	if (j->kind != JSON_OBJ)
		return FAIL(e, ERR_CORRUPT, "the files of a pack are no object");
	json_each(it, j) {
		struct str folder = it->name, rest = folder;
		folder = str_cut(&rest, '/');
		if (it->kind != JSON_STR || !folder.n || !rest.n)
			return FAIL(e, ERR_CORRUPT, "the files of a pack are not named folder/file");
		files_add(f, a, s, arena_cstr(a, it->name), it->s);
	}
	return true;
}

struct str files_canonical(const struct files *f, struct arena *a)
{
	struct json *j = json_obj(a);
	for (size_t i = 0; i < f->list.n; i++)
		json_add_str(a, j, str_of(f->list.p[i].name), f->list.p[i].text);
	CLEAN_BUF struct buf b;
	buf_init(&b, 6 * FILES_BYTES + 4096);
	json_write(&b, j);
	return arena_str(a, buf_str(&b));
}
