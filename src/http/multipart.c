#include "http/multipart.h"

#include <strings.h>

#include "util/arena.h"
#include "util/clean.h"

/* name="value" or name=value among the parameters of a header; a quoted value may hold %22 %0D %0A (HTML §4.10.21.8). */
static bool param(struct str rest, const char *name, struct buf *ret)
{
	size_t n = strlen(name);
	while (rest.n) {
		size_t at = 0;
		bool quoted = false;
		while (at < rest.n && (quoted || rest.p[at] != ';'))
			quoted ^= rest.p[at++] == '"';
		struct str one = str_trim(str_head(rest, at));
		rest = str_from(rest, at + 1);
		if (one.n <= n || strncasecmp(one.p, name, n) != 0 || one.p[n] != '=')
			continue;
		one = str_trim(str_from(one, n + 1));
		if (one.n && one.p[0] == '"') {
			if (one.n < 2 || one.p[one.n - 1] != '"')
				return false;
			one = (struct str){one.p + 1, one.n - 2};
		}
		for (size_t i = 0; i < one.n; i++) {
			struct str here = str_head(str_from(one, i), 3);
			if (str_is(here, "%22")) {
				buf_char(ret, '"');
				i += 2;
			} else if (str_is(here, "%0D") || str_is(here, "%0A")) {
				buf_char(ret, '_');
				i += 2;
			} else {
				buf_char(ret, one.p[i]);
			}
		}
		return true;
	}
	return false;
}

bool multipart_begin(struct multipart *m, const char *content_type, const struct multipart_sink *sink)
{
	struct str rest = str_of(content_type), kind = str_trim(str_cut(&rest, ';'));
	static const char want[] = "multipart/form-data";
	struct buf boundary;
	*m = (struct multipart){.sink = *sink, .state = PART_BEFORE, .matched = 2};
	if (kind.n != sizeof(want) - 1 || strncasecmp(kind.p, want, kind.n) != 0)
		return false;
	buf_init(&boundary, MULTIPART_BOUNDARY);
	bool good = param(rest, "boundary", &boundary) && !boundary.failed && boundary.len;
	for (size_t i = 0; good && i < boundary.len; i++)
		good = boundary.p[i] > 0x20 && boundary.p[i] < 0x7f;
	if (good) {
		memcpy(m->delimiter, "\r\n--", 4);
		memcpy(m->delimiter + 4, boundary.p, boundary.len);
		m->n_delimiter = boundary.len + 4;
	}
	buf_free(&boundary);
	if (good) {
		buf_init(&m->head, MULTIPART_HEAD);
		buf_init(&m->value, MULTIPART_FIELD);
		buf_init(&m->name, MULTIPART_HEAD);
	}
	return good;
}

void multipart_free(struct multipart *m)
{
	buf_free(&m->head);
	buf_free_secret(&m->value);
	buf_free(&m->name);
	*m = (struct multipart){.state = PART_BAD};
}

bool multipart_done(const struct multipart *m)
{
	return m->state == PART_DONE;
}

/* ---- parts ---- */

static bool content(struct multipart *m, const char *p, size_t n)
{
	if (!n)
		return true;
	if (m->state == PART_FILE)
		return m->sink.data(m->sink.ctx, p, n);
	if (m->state == PART_FIELD)
		buf_bytes(&m->value, p, n);
	return m->state == PART_FIELD && !m->value.failed;   /* before the first part nothing may stand */
}

static bool part_ends(struct multipart *m)
{
	if (m->state == PART_FILE)
		return m->sink.end(m->sink.ctx);
	if (m->state == PART_FIELD)
		return m->sink.field(m->sink.ctx, buf_str(&m->name), buf_str(&m->value));
	return true;
}

static bool header_value(struct str head, const char *name, struct str *ret)
{
	while (head.n) {
		size_t end = str_find(head, STR("\r\n"));
		struct str value = str_head(head, end), key = str_cut(&value, ':');
		head = str_from(head, end + 2);
		if (key.n == strlen(name) && strncasecmp(key.p, name, key.n) == 0) {
			*ret = str_trim(value);
			return true;
		}
	}
	return false;
}

static bool part_begins(struct multipart *m)
{
	CLEAN_BUF struct buf filename;
	struct str about, type = STR_NONE;
	struct str head = buf_str(&m->head);
	buf_init(&filename, MULTIPART_HEAD);
	buf_clear(&m->name);
	buf_clear(&m->value);
	if (!header_value(head, "Content-Disposition", &about) || !param(about, "name", &m->name) || m->name.failed)
		return false;
	(void)header_value(head, "Content-Type", &type);
	bool file = param(about, "filename", &filename) && !filename.failed;
	m->state = file ? PART_FILE : PART_FIELD;
	return !file || m->sink.file(m->sink.ctx, buf_str(&m->name), buf_str(&filename), type);
}

/* ---- bytes ---- */

/* Behind a delimiter: CR LF and a part's head, or "--" and the end. */
static bool after_delimiter(struct multipart *m, char c)
{
	m->after[m->n_after++] = c;
	if (m->n_after < 2)
		return true;
	m->n_after = 0;
	if (m->after[0] == '-' && m->after[1] == '-') {
		m->state = PART_DONE;
		return true;
	}
	m->state = PART_HEAD;
	buf_clear(&m->head);
	return m->after[0] == '\r' && m->after[1] == '\n';
}

static bool head_byte(struct multipart *m, char c)
{
	buf_char(&m->head, c);
	if (m->head.failed)
		return false;
	size_t n = m->head.len;
	bool end = n >= 4 && memcmp(m->head.p + n - 4, "\r\n\r\n", 4) == 0;
	return !end || part_begins(m);
}

/* Content up to what may be a delimiter. Its first byte, CR, stands nowhere else in it, so that after a mismatch only the byte
 * at hand can begin another. */
static bool content_bytes(struct multipart *m, const char **p, const char *end)
{
	while (*p < end) {
		if (m->matched) {
			if (**p == m->delimiter[m->matched]) {
				++*p;
				if (++m->matched < m->n_delimiter)
					continue;
				m->matched = 0;
				if (!part_ends(m))
					return false;
				m->state = PART_AFTER;
				return true;
			}
			size_t n = m->matched;
			m->matched = 0;
			if (!content(m, m->delimiter, n))
				return false;
			continue;
		}
		const char *cr = memchr(*p, '\r', (size_t)(end - *p)), *stop = cr ? cr : end;
		if (!content(m, *p, (size_t)(stop - *p)))
			return false;
		*p = stop;
		if (cr) {
			m->matched = 1;
			++*p;
		}
	}
	return true;
}

static bool add(struct multipart *m, const char *p, const char *end)
{
	while (p < end) {
		switch (m->state) {
		case PART_BEFORE:
		case PART_FIELD:
		case PART_FILE:
			if (!content_bytes(m, &p, end))
				return false;
			break;
		case PART_AFTER:
			if (!after_delimiter(m, *p++))
				return false;
			break;
		case PART_HEAD:
			if (!head_byte(m, *p++))
				return false;
			break;
		case PART_DONE:
			return true;             /* RFC 2046: what follows is ignored */
		case PART_BAD:
			return false;
		}
	}
	return true;
}

bool multipart_add(struct multipart *m, const char *p, size_t n)
{
	if (m->state == PART_BAD || !add(m, p, p + n))
		m->state = PART_BAD;
	return m->state != PART_BAD;
}
