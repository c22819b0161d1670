#include "http/static.h"

#include "util/must.h"

const char *static_href(const char *name)
{
	size_t i = 0;
	while (i < static_count && strcmp(static_files[i].name, name) != 0)
		i++;
	must(i < static_count);
	return static_files[i].href;
}

const struct static_file *static_find(struct str path)
{
	for (size_t i = 0; i < static_count; i++)
		if (str_is(path, static_files[i].href))
			return &static_files[i];
	return NULL;
}
