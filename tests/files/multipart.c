/* multipart/form-data byte by byte and at once: the same parts, or the same refusal. */
#include "http/multipart.h"
#include "tests/util/check.h"

static struct buf said;

static bool field(void *ctx, struct str name, struct str value)
{
	(void)ctx;
	buf_printf(&said, "%.*s=%.*s;", STR_ARG(name), STR_ARG(value));
	return true;
}

static bool file(void *ctx, struct str name, struct str filename, struct str type)
{
	(void)ctx;
	buf_printf(&said, "%.*s<%.*s|%.*s|", STR_ARG(name), STR_ARG(filename), STR_ARG(type));
	return true;
}

static bool data(void *ctx, const char *p, size_t n)
{
	(void)ctx;
	buf_bytes(&said, p, n);
	return true;
}

static bool end(void *ctx)
{
	(void)ctx;
	buf_lit(&said, ">;");
	return true;
}

static const char *parsed(const char *body, size_t step)
{
	static char out[4096];
	const struct multipart_sink sink = {NULL, field, file, data, end};
	struct multipart m;
	assert_true(multipart_begin(&m, "multipart/form-data; boundary=b", &sink));
	buf_init(&said, sizeof(out));
	bool ok = true;
	size_t n = strlen(body);
	for (size_t i = 0; i < n && ok; i += step)
		ok = multipart_add(&m, body + i, n - i < step ? n - i : step);
	snprintf(out, sizeof(out), "%s%.*s", !ok ? "bad " : multipart_done(&m) ? "" : "cut ", STR_ARG(buf_str(&said)));
	multipart_free(&m);
	buf_free(&said);
	return out;
}

#define PART(name) "--b\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"
#define FILE_PART(name, filename) "--b\r\ncontent-disposition: form-data; filename=\"" filename "\"; name=" name \
	"\r\nContent-Type: a/b\r\n\r\n"

static void bodies(void **state)
{
	static const struct { const char *body, *says; } rows[] = {
		{PART("a") "1\r\n" PART("b") "\r\n--b--\r\n", "a=1;b=;"},
		{PART("a") "x\r\n-\r\n--\r\n--c\r\r\n\r\n--b--", "a=x\r\n-\r\n--\r\n--c\r\r\n;"},
		{FILE_PART("f", "q%22x;.txt") "\r\r\n--\r\n--b--after", "f<q\"x;.txt|a/b|\r\r\n-->;"},
		{FILE_PART("f", "") "\r\n--b--", "f<|a/b|>;"},
		{PART("a") "\r\n--b--\r\n--b\r\nnothing", "a=;"},
		{"--b--", ""},
		{PART("a") "never ends", "cut "},
		{PART("a") "1\r\n--b", "cut a=1;"},
		{"x" PART("a") "1\r\n--b--", "bad "},
		{"--c\r\n", "bad "},
		{"--bX", "cut "},
		{"--bXY", "bad "},
		{"--b\r\nX: y\r\n\r\n1\r\n--b--", "bad "},
		{"--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--b--", "bad "},
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		for (size_t step = 1; step < 64; step = step * 2 + 1)
			assert_string_equal(parsed(rows[i].body, step), rows[i].says);
}

static void types(void **state)
{
	static const struct { const char *type; bool good; } rows[] = {
		{"multipart/form-data; boundary=b", true}, {"Multipart/Form-Data; charset=x; BOUNDARY=\"a b\"", false},
		{"multipart/form-data; boundary=\"a\"", true}, {"multipart/form-data", false}, {"multipart/form-data; "
			"boundary=", false},
		{"multipart/mixed; boundary=b", false}, {"text/plain; boundary=b", false},
		{"multipart/form-data; boundary=12345678901234567890123456789012345678901234567890123456789012345678901", false},
	};
	const struct multipart_sink sink = {NULL, field, file, data, end};
	struct multipart m;
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (multipart_begin(&m, rows[i].type, &sink) != rows[i].good)
			fail_msg("%s", rows[i].type);
		multipart_free(&m);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(bodies), cmocka_unit_test(types)};
	return cmocka_run_group_tests_name("multipart", tests, NULL, NULL);
}
