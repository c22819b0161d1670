/* Built and run while building: writes the files of src/pages/static as C. Their digest (FNV-1a, 64 bits) only tells one
 * version from another in the address; nothing relies on its strength.
 *
 *   embed OUT FILE… */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct { const char *ending, *type; } types[] = {
	{".css", "text/css; charset=utf-8"}, {".svg", "image/svg+xml"}, {".png", "image/png"}, {".woff2", "font/woff2"},
};

static void fail(const char *what, const char *name)
{
	fprintf(stderr, "embed: %s: %s\n", name, what);
	exit(1);   /* nocheck: a program of the build, not of the library */
}

static const char *type_of(const char *name)
{
	const char *ending = strrchr(name, '.');
	for (size_t i = 0; ending && i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(ending, types[i].ending) == 0)
			return types[i].type;
	fail("a file of this kind is not served", name);
	return NULL;
}

static uint64_t write_bytes(FILE *out, const char *path, int n, size_t *ret_len)
{
	FILE *in = fopen(path, "rb");
	uint64_t digest = UINT64_C(0xcbf29ce484222325);
	int c;
	if (!in)
		fail("cannot be read", path);
	fprintf(out, "static const unsigned char bytes_%d[] = {", n);
	for (*ret_len = 0; (c = getc(in)) != EOF; ++*ret_len) {
		fprintf(out, "%s%d,", *ret_len % 32 ? "" : "\n", c);
		digest = (digest ^ (unsigned char)c) * UINT64_C(0x100000001b3);
	}
	fprintf(out, "0};\n");
	if (ferror(in))
		fail("cannot be read", path);
	fclose(in);
	return digest;
}

int main(int argc, char **argv)
{
	static char rows[65536];
	size_t at = 0;
	if (argc < 3)
		fail("embed OUT FILE…", "usage");
	FILE *out = fopen(argv[1], "wb");
	if (!out)
		fail("cannot be written", argv[1]);
	fprintf(out, "#include \"http/static.h\"\n\n");
	for (int i = 2; i < argc; i++) {
		const char *slash = strrchr(argv[i], '/'), *name = slash ? slash + 1 : argv[i];
		size_t len;
		uint64_t digest = write_bytes(out, argv[i], i, &len);
		int n = snprintf(rows + at, sizeof(rows) - at,
			"\t{\"%s\", \"%s\", \"/s/%016llx/%s\", {(const char *)bytes_%d, %zu}},\n", name, type_of(name),
			(unsigned long long)digest, name, i, len);
		if (n < 0 || (size_t)n >= sizeof(rows) - at)
			fail("too many files", argv[i]);
		at += (size_t)n;
	}
	fprintf(out, "\nconst struct static_file static_files[] = {\n%s};\nconst size_t static_count = %d;\n", rows, argc - 2);
	if (fclose(out))
		fail("cannot be written", argv[1]);
	return 0;
}
