/* Every place a hole can stand in, what is written there, and the places where none may stand. */
#include "tests/util/check.h"

#include "html/html.h"

static struct buf out;
static struct html h;

static void begin(void)
{
	buf_clear(&out);
	html_begin(&h, &out, NULL);
}

/* The format is written out in each case, since only literals are allowed. */
#define WRITES(want, ...) do { begin(); html(&h, __VA_ARGS__); html_end(&h); assert_str(buf_str(&out), want); } while (0)

static int set_up(void **state)
{
	(void)state;
	buf_init(&out, 1 << 20);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	buf_free(&out);
	return 0;
}

static void in_text(void **state)
{
	(void)state;
	const char *volatile nothing = NULL;       /* so that the compiler does not see it coming */
	WRITES("<p>&lt;b&gt;&amp;&#34;&#39;</p>", "<p>%s</p>", "<b>&\"'");
	WRITES("<p>関守</p>", "<p>%s</p>", "関守");
	WRITES("<p></p>", "<p>%s</p>", nothing);
	WRITES("<p>ab</p>", "<p>%.*s</p>", STR_ARG(STR("ab")));
	WRITES("<p></p>", "<p>%.*s</p>", STR_ARG(STR_NONE));
	WRITES("<p>a&lt;</p>", "<p>%.*s</p>", STR_ARG(str_head(STR("a<b"), 2)));
	WRITES("<p>-5 -9223372036854775808 18446744073709551615 0</p>", "<p>%d %lld %zu %d</p>", -5, (long long)INT64_MIN,
		SIZE_MAX, 0);
	WRITES("<p>9223372036854775807</p>", "<p>%lld</p>", (long long)INT64_MAX);
	WRITES("<p>5%</p>", "<p>%d%%</p>", 5);
	WRITES("<p>abcd abc&lt; 0123456789ab</p>", "<p>%.4s %.4s %.12s</p>", "abcdef", "abc<", "0123456789abcdef");
	WRITES("<p>関 関 </p>", "<p>%.5s %.3s %.1s</p>", "関守", "関", "関");
	WRITES("<p></p>", "<p>%.4s</p>", nothing);
	WRITES("a &nbsp; %s", "a &nbsp; %%s");
	WRITES("", "%s", "");
	WRITES("<title>&lt;/title&gt;</title>", "<title>%s</title>", "</title>");
	WRITES("<!doctype html>\n<p>x</p>", "<!doctype html>\n<p>%s</p>", "x");
	WRITES("<!DOCTYPE html>", "<!DOCTYPE html>");
}

static void broken_text(void **state)
{
	(void)state;
	static const struct { struct str in; const char *want; } table[] = {
		{{"a\0b", 3}, "a\xef\xbf\xbd" "b"}, {{"\x80", 1}, "\xef\xbf\xbd"}, {{"\xe9\x96", 2}, "\xef\xbf\xbd\xef\xbf\xbd"},
		{{"\xe9\x96<", 3}, "\xef\xbf\xbd\xef\xbf\xbd&lt;"}, {{"\xc0\xbc", 2}, "\xef\xbf\xbd\xef\xbf\xbd"},
		{{"\xed\xa0\x80", 3}, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
		{{"\xe0\x80\xbc", 3}, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
		/* what nobody sees and what would turn the text round */
		{{"a\u202eb", 5}, "a\xef\xbf\xbd" "b"}, {{"\u200f\u2066", 6}, "\xef\xbf\xbd\xef\xbf\xbd"},
		{{"\u061c", 2}, "\xef\xbf\xbd"}, {{"\u00ad", 2}, "\xef\xbf\xbd"}, {{"\u3164", 3}, "\xef\xbf\xbd"},
		{{"\U000e0041", 4}, "\xef\xbf\xbd"}, {{"葛\U000e0100", 7}, "葛\U000e0100"}, {{"ﾟ！", 6}, "ﾟ！"},
		{{"\xf0\x9f\x8c\xb8", 4}, "🌸"}, {{"é", 2}, "é"}, {{"\xef\xbf\xbd", 3}, "\xef\xbf\xbd"},
		{{"\xf8\x88\x80\x80\x80", 5}, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
		{{"\xe0\xa0\x80", 3}, "\xe0\xa0\x80"},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		WRITES(table[i].want, "%.*s", STR_ARG(table[i].in));
}

static void in_attributes(void **state)
{
	(void)state;
	WRITES("<p class='&#39; onclick=&#34;x()&#34;'></p>", "<p class='%s'></p>", "' onclick=\"x()\"");
	WRITES("<p class=\"&#34;&gt;\"></p>", "<p class=\"%s\"></p>", "\">");
	WRITES("<p class='a b-7' data-x='>/'>z</p>", "<p class='%s b-%d' data-x='>/'>%s</p>", "a", 7, "z");
	WRITES("<p data-on='&#39;' aria-label='関'></p>", "<p data-on='%s' aria-label='%s'></p>", "'", "関");
	WRITES("<input value='javascript:x' disabled>", "<input value='%s' disabled>", "javascript:x");
	WRITES("<p title='100%'></p>", "<p title='%d%%'></p>", 100);
}

static void addresses(void **state)
{
	(void)state;
	static const char *const whole[][2] = {
		{"/cases/5?a=b&c=d#e", "/cases/5?a=b&amp;c=d#e"},
		{"https://example.jp/a?x=1&y=2", "https://example.jp/a?x=1&amp;y=2"},
		{"http://a", "http://a"}, {"HTTPS://a/", "HTTPS://a/"}, {"edit", "edit"}, {"../a:b", "../a:b"},
		{"?q=a:b", "?q=a:b"}, {"#i-x", "#i-x"},
		{"/a b'\"<>\\^", "/a%20b&#39;%22%3C%3E%5C%5E"}, {"/課", "/%E8%AA%B2"}, {"/%E8%AA%B2", "/%E8%AA%B2"},
		{"/a\xff", "/a%FF"},
		{"javascript:alert(1)", "#"}, {"JaVaScRiPt:x", "#"}, {" javascript:x", "#"}, {"java\tscript:x", "#"},
		{"\x01javascript:x", "#"},
		{"data:text/html,x", "#"}, {"vbscript:x", "#"}, {"mailto:a@b", "#"}, {"//evil.example", "#"},
		{"/\\evil.example", "#"},
		{"\\\\evil", "#"}, {"/\t/evil.example", "/%09/evil.example"}, {"http:", "#"}, {"https://", "#"}, {"x:", "#"},
		{":", "#"}, {"", ""},
	};
	for (size_t i = 0; i < ARRAY_LEN(whole); i++) {
		char want[200];
		snprintf(want, sizeof(want), "<a href='%s'></a>", whole[i][1]);
		WRITES(want, "<a href='%s'></a>", whole[i][0]);
	}
	WRITES("<a href='/c/a%2Fb%3Fc'></a>", "<a href='/c/%s'></a>", "a/b?c");
	WRITES("<a href='/c?q=%E8%AA%B2%26x%3D1&amp;n=5'></a>", "<a href='/c?q=%s&amp;n=%d'></a>", "課&x=1", 5);
	WRITES("<a href='/c?from=x%26y'></a>", "<a href='%s?from=%s'></a>", "/c", "x&y");
	WRITES("<a href='#'></a>", "<a href='%s%s'></a>", "", "javascript:x");
	WRITES("<a href='javascript%3Ax'></a>", "<a href='%s%s'></a>", "javascript", ":x");
	WRITES("<a href='5'></a>", "<a href='%d'></a>", 5);
	WRITES("<form action='#'></form>", "<form action='%s'></form>", "javascript:x");
	WRITES("<button formaction='#'></button>", "<button formaction='%s'></button>", "javascript:x");
	WRITES("<img src='#' alt=''>", "<img src='%s' alt='%s'>", "javascript:x", "");
	WRITES("<svg><use xlink:href='#' HREF='#'/></svg>", "<svg><use xlink:href='%s' HREF='%s'/></svg>", "data:x", "data:x");
	WRITES("<a href='tel:0481234567'></a>", "<a href='tel:%s'></a>", "0481234567");
	WRITES("<a href='%2F'></a>", "<a href='%%2F'></a>");
}

static void state_goes_on(void **state)
{
	(void)state;
	begin();
	html(&h, "<select name='%s'>", "a");
	for (int i = 0; i < 2; i++) {
		html(&h, "<option value='%d'", i);
		if (i)
			html(&h, " selected");
		html(&h, ">%s</option>", "<");
	}
	html(&h, "</select><a class='");
	html(&h, "%s", "'");
	html(&h, " b' href='");
	html(&h, "%s", "javascript:");
	html(&h, "'>x</a>");
	html_end(&h);
	assert_str(buf_str(&out),
		"<select name='a'><option value='0'>&lt;</option><option value='1' selected>&lt;</option></select>"
				  "<a class='&#39; b' href='#'>x</a>");
}

static void flags(void **state)
{
	(void)state;
	const char *volatile nothing = NULL;
	WRITES("<option value='1' selected>a</option>", "<option value='%d'%s>%s</option>", 1, " selected", "a");
	WRITES("<option value='1'>a</option>", "<option value='%d'%s>%s</option>", 1, "", "a");
	WRITES("<option value='1'>a</option>", "<option value='1'%s>a</option>", nothing);
	WRITES("<details open><input checked disabled></details>", "<details%s><input%s%s></details>", " open", " checked",
		" disabled");
}

static void elements(void **state)
{
	(void)state;
	WRITES("<br><hr/><img src='/a' alt=''><input><meta charset='utf-8'>",
		"<br><hr/><img src='/a' alt=''><input><meta charset='utf-8'>");
	WRITES("<svg viewBox='0 0 1 1'><path d='M0'/><use href='#a' /></svg>",
		"<svg viewBox='0 0 1 1'><path d='M0'/><use href='#a' /></svg>");
	WRITES("<script src='/a.js' defer></script>", "<script src='/a.js' defer></script>");
	WRITES("<style>a > b { } </style><p>5</p>", "<style>a > b { } </style><p>%d</p>", 5);
	WRITES("<textarea>\n\na</textarea>", "<textarea>%s</textarea>", "\na");
	WRITES("<textarea>\n\r\n</textarea>", "<textarea>%s</textarea>", "\r\n");
	WRITES("<pre>a\n</pre>", "<pre>%s%s</pre>", "a", "\n");
	WRITES("<pre>\n\n</pre>", "<pre>%s%s</pre>", "", "\n");
	WRITES("<p>\n</p>", "<p>%s</p>", "\n");
	WRITES("<h1>a</h1>", "<h1>a</h1>");
}

static void full_buffer(void **state)
{
	(void)state;
	CLEAN_BUF struct buf small;
	buf_init(&small, 10);
	struct html x;
	html_begin(&x, &small, NULL);
	html(&x, "<p class='%s'>", "0123456789");
	html(&x, "%s</p>", "<");
	html_end(&x);                            /* the state goes on although nothing is kept */
	assert_true(small.failed);
}

/* One function a place that must abort. */
#define ABORTS(name, ...) static void name(void *ctx) { (void)ctx; begin(); html(&h, __VA_ARGS__); html_end(&h); }
ABORTS(hole_in_onclick, "<p onclick='%s'></p>", "x")
ABORTS(hole_in_onclick_upper, "<p ONCLICK='%d'></p>", 1)
ABORTS(hole_in_style, "<p style='width:%d'></p>", 5)
ABORTS(hole_in_srcdoc, "<iframe srcdoc='%s'></iframe>", "x")
ABORTS(hole_in_srcset, "<img srcset='%s'>", "x")
ABORTS(hole_in_http_equiv, "<meta http-equiv='%s'>", "x")
ABORTS(hole_in_animation, "<svg><animate to='%s'/></svg>", "x")
ABORTS(hole_in_script, "<script>%s</script>", "x")
ABORTS(hole_in_script_late, "<script>a < b; %d</script>", 5)
ABORTS(hole_in_style_element, "<style>%s</style>", "x")
ABORTS(hole_in_iframe, "<iframe>%s</iframe>", "x")
ABORTS(hole_unquoted, "<p class=%s></p>", "x")
ABORTS(literal_unquoted, "<p class=x></p>")
ABORTS(hole_as_attribute, "<p %s></p>", "x")
ABORTS(hole_in_attribute_name, "<p a%s='x'></p>", "x")
ABORTS(hole_behind_value, "<p a='x'%s></p>", "x")
ABORTS(flag_with_value, "<p a='x'%s></p>", " onclick=x")
ABORTS(flag_unknown, "<p a='x'%s></p>", " onclick")
ABORTS(flag_glued, "<p a='x'%s></p>", "hidden")
ABORTS(flag_that_closes, "<p a='x'%s></p>", " hidden>")
ABORTS(flag_number, "<p a='x'%d></p>", 1)
ABORTS(flag_behind_space, "<p a='x' %s></p>", "hidden")
ABORTS(hole_as_tag, "<%s></p>", "x")
ABORTS(hole_in_tag_name, "<p%s></p>", "x")
ABORTS(hole_in_closing_tag, "<p></%s>", "x")
ABORTS(hole_in_doctype, "<!doctype %s>", "x")
ABORTS(comment, "<!-- x -->")
ABORTS(hole_in_comment, "<!-- %s -->", "x")
ABORTS(processing, "<?xml?>")
ABORTS(bare_less, "a < b")
ABORTS(percent_in_tag, "<p %%>x</p>")
ABORTS(not_closed, "<p>")
ABORTS(closed_twice, "<p></p></p>")
ABORTS(crossed, "<p><b></p></b>")
ABORTS(other_closed, "<p></q>")
ABORTS(prefix_closed, "<section></sect>")
ABORTS(tag_open, "<p")
ABORTS(value_open, "<p class='")
ABORTS(self_closed, "<div/>")
ABORTS(self_closed_after_svg, "<svg></svg><div/>")
ABORTS(glued_attributes, "<p a='b'c='d'></p>")
ABORTS(script_address, "<a href='javascript:x()'></a>")
ABORTS(data_address, "<a href='data:x'></a>")
ABORTS(float_hole, "<p>%f</p>", 1.0)
ABORTS(unsigned_hole, "<p>%u</p>", 1u)
ABORTS(precise_number, "<p>%.4d</p>", 1)
ABORTS(long_precision, "<p>%.100s</p>", "x")
ABORTS(wide_hole, "<p>%5d</p>", 1)

static void too_deep(void *ctx)
{
	(void)ctx;
	begin();
	for (int i = 0; i < 65; i++)
		html(&h, "<b>");
}

static void glued_names(void *ctx)
{
	(void)ctx;
	begin();
	html(&h, "<opt");
	html(&h, "ion></option>");
}

static void fits(void *ctx)
{
	(void)ctx;
	begin();
	for (int i = 0; i < 64; i++)
		html(&h, "<b>");
	for (int i = 0; i < 64; i++)
		html(&h, "</b>");
	html_end(&h);
}

static void unsafe_places_abort(void **state)
{
	(void)state;
	static const struct { const char *name; void (*run)(void *); } table[] = {
#define ROW(name) {#name, name}
		ROW(hole_in_onclick), ROW(hole_in_onclick_upper), ROW(hole_in_style), ROW(hole_in_srcdoc), ROW(hole_in_srcset),
		ROW(hole_in_http_equiv), ROW(hole_in_animation), ROW(hole_in_script), ROW(hole_in_script_late),
		ROW(hole_in_style_element),
		ROW(hole_in_iframe), ROW(hole_unquoted), ROW(literal_unquoted), ROW(hole_as_attribute),
		ROW(hole_in_attribute_name),
		ROW(hole_behind_value), ROW(flag_with_value), ROW(flag_unknown), ROW(flag_glued), ROW(flag_that_closes),
		ROW(flag_number),
		ROW(flag_behind_space), ROW(hole_as_tag), ROW(hole_in_tag_name), ROW(hole_in_closing_tag), ROW(hole_in_doctype),
		ROW(comment),
		ROW(hole_in_comment), ROW(processing), ROW(bare_less), ROW(percent_in_tag), ROW(not_closed), ROW(closed_twice),
		ROW(crossed),
		ROW(other_closed), ROW(prefix_closed), ROW(tag_open), ROW(value_open), ROW(self_closed),
		ROW(self_closed_after_svg),
		ROW(glued_attributes), ROW(script_address), ROW(data_address), ROW(float_hole), ROW(unsigned_hole),
		ROW(wide_hole), ROW(precise_number), ROW(long_precision),
		ROW(too_deep), ROW(glued_names),
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (!aborts(table[i].run, NULL))
			fail_msg("%s did not abort", table[i].name);
	assert_false(aborts(fits, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_text), cmocka_unit_test(broken_text), cmocka_unit_test(in_attributes),
		cmocka_unit_test(addresses),
		cmocka_unit_test(state_goes_on), cmocka_unit_test(flags), cmocka_unit_test(elements),
		cmocka_unit_test(full_buffer),
		cmocka_unit_test(unsafe_places_abort),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
