#include "pages/attach.h"

#include "engine/file.h"
#include "engine/object.h"
#include "engine/withhold.h"
#include "pages/case.h"
#include "pages/record.h"
#include "text/text.h"
#include "util/heap.h"
#include "util/num.h"

#define SHOWN 200

/* ---- files that come ---- */

struct arriving {
	struct upload *u;                /* NULL: refused at once */
	enum file_refusal refusal;
	bool raw;                        /* the body of a PUT */
};

static bool begin_chosen(struct req *r, const struct pack *limits, struct str filename, struct str type, struct arriving *a,
	struct err *e)
{
	struct upload_new n = {.person = r->who.person, .organ = r->who.organ ? r->who.organ : 1, .name = filename, .media = type,
		.size = -1};
	return upload_begin(r->city, limits, &n, &a->u, &a->refusal, e);
}

static bool begin_part(struct req *r, int64_t length, struct arriving *a, struct err *e)
{
	uint8_t uid[FILE_UID];
	int64_t at = req_query_int(r, "at", 0, FILE_MOST, -1);
	if (at < 0 || length < 0)
		return FAIL(e, ERR_INVALID, "a part says where it begins");
	if (!num_unhex(r->words[0], uid, sizeof(uid)))
		return FAIL(e, ERR_NOT_FOUND, "there is no such upload");
	a->raw = true;
	return upload_resume(r->city, r->pack, r->who.person, uid, at, &a->u, e);
}

static bool begin(struct req *r, const struct pack *limits, struct str field, struct str filename, struct str type,
	int64_t length, void **ret, struct err *e)
{
	bool part = str_is(field, "file"), chosen = filename.n && str_starts(field, STR("f."));
	*ret = NULL;
	if (!part && !chosen)
		return true;
	struct arriving *a = heap_make(struct arriving);
	if (!(part ? begin_part(r, length, a, e) : begin_chosen(r, limits, filename, type, a, e))) {
		heap_free(a);
		return false;
	}
	*ret = a;
	return true;
}

static bool sink_begin(struct req *r, struct str field, struct str filename, struct str type, int64_t length, void **ret,
	struct err *e)
{
	return begin(r, r->pack, field, filename, type, length, ret, e);
}

static bool sink_begin_any(struct req *r, struct str field, struct str filename, struct str type, int64_t length, void **ret,
	struct err *e)
{
	return begin(r, NULL, field, filename, type, length, ret, e);
}

static bool sink_add(void *file, const char *p, size_t n, struct err *e)
{
	struct arriving *a = file;
	return !a->u || upload_add(a->u, p, n, e);
}

static bool sink_end(void *file, struct buf *value, struct err *e)
{
	struct arriving *a = file;
	struct hash digest;
	bool whole = false;
	if (a->u)
		TRY(upload_end(a->u, &a->refusal, &whole, &digest, e));
	if (a->refusal)
		buf_add(value, str_of(file_refusal_word(a->refusal)));
	else if (whole && !a->raw)
		num_hex(value, digest.b, HASH_LEN);
	else if (!whole && !a->raw)
		buf_add(value, str_of(file_refusal_word(FILE_CUT_OFF)));
	return true;
}

static void sink_free(void *file)
{
	struct arriving *a = file;
	upload_free(a->u);
	heap_free(a);
}

const struct page_sink attach_sink = {sink_begin, sink_add, sink_end, sink_free};
const struct page_sink attach_sink_any = {.begin = sink_begin_any, .add = sink_add, .end = sink_end, .free = sink_free};

const char *attach_text(struct req *r, struct str hex, int64_t most, const char **ret_name, size_t *ret_n)
{
	struct file_info f;
	struct file_reader *reader;
	bool found;
	if (!req_ok(r, file_by_digest(r->tx, r->arena, hex, &f, &found, &r->err)) || !found || f.id ||
		f.person != r->who.person || f.size > most || !req_ok(r, file_open(r->city, &f, &reader, &r->err)))
		return NULL;
	char *text = arena_alloc(r->arena, (size_t)f.size + 1);
	int64_t at = 0;
	while (at < f.size && req_ok(r, file_load(reader, at, &r->err)))
		at += (int64_t)file_copy(reader, at, text + at, (size_t)(f.size - at));
	file_close(reader);
	*ret_name = f.name;
	*ret_n = (size_t)at;
	return req_failed(r) ? NULL : text;
}


/* ---- programs: an upload in parts ---- */

static void say_upload(struct req *r, const struct upload_state *u)
{
	struct json *out = json_obj(r->arena);
	struct buf hex;
	buf_init(&hex, 2 * HASH_LEN + 1);
	num_hex(&hex, u->uid, FILE_UID);
	json_add_str(r->arena, out, STR("id"), buf_str(&hex));
	buf_clear(&hex);
	json_add_int(r->arena, out, STR("offset"), u->at);
	json_add_int(r->arena, out, STR("size"), u->size);
	json_add_int(r->arena, out, STR("chunk"), FILE_CHUNK);
	if (u->whole) {
		num_hex(&hex, u->digest.b, HASH_LEN);
		json_add_str(r->arena, out, STR("digest"), buf_str(&hex));
		buf_clear(&hex);
		num_hex(&hex, u->plain.b, HASH_LEN);
		json_add_str(r->arena, out, STR("sha256"), buf_str(&hex));
	}
	buf_free(&hex);
	r->type = "application/json";
	req_header(r, "Upload-Offset", arena_cprintf(r->arena, "%lld", (long long)u->at));
	json_write(r->body, out);
}

static void say_refusal(struct req *r, enum file_refusal f)
{
	struct json *out = json_obj(r->arena);
	struct file_limits limits;
	if (!req_reopen(r) || !req_ok(r, file_limits(r->tx, r->arena, r->pack, r->who.organ, &limits, &r->err)))
		return;
	json_add_str(r->arena, out, STR("refused"), str_of(file_refusal_word(f) + strlen("refused:")));
	json_add_str(r->arena, out, STR("text"), str_of(file_refusal_say(r->lang, &limits, f, t_files(r->lang))));
	r->status = 422;
	r->type = "application/json";
	json_write(r->body, out);
}

/* One's own upload, before the handler. */
static bool upload_may(struct req *r)
{
	struct upload_state *u = arena_make(r->arena, struct upload_state);
	uint8_t uid[FILE_UID];
	bool found = false;
	r->subject = u;
	return num_unhex(r->words[0], uid, sizeof(uid)) && req_ok(r, upload_get(r->tx, r->arena, uid, u, &found, &r->err)) &&
		found &&
		u->person == r->who.person;
}

static void upload_show(struct req *r)
{
	say_upload(r, r->subject);
}

static void upload_put(struct req *r)
{
	enum file_refusal f = file_refusal_of(req_form(r, "file"));
	if (f)
		say_refusal(r, f);
	else
		say_upload(r, r->subject);
}

static void upload_post(struct req *r)
{
	struct upload_new n = {.person = r->who.person, .organ = r->who.organ ? r->who.organ : 1, .name = req_form(r, "name"),
		.media = req_form(r, "type"), .size = req_form_int(r, "size", 0, FILE_MOST, -1)};
	struct upload_state *state = arena_make(r->arena, struct upload_state);
	struct upload *u;
	enum file_refusal refusal;
	bool found = false;
	if (n.size < 0 || !n.name.n) {
		req_fail(r, 400);
		return;
	}
	req_close(r);
	if (!req_ok(r, upload_begin(r->city, r->pack, &n, &u, &refusal, &r->err)))
		return;
	if (refusal) {
		say_refusal(r, refusal);
		return;
	}
	if (req_reopen(r) && req_ok(r, upload_get(r->tx, r->arena, upload_uid(u), state, &found, &r->err)) && found) {
		r->status = 201;
		say_upload(r, state);
	}
	upload_free(u);
}

/* ---- on pages ---- */

const char *attach_refused(struct req *r, struct str posted, const char *title)
{
	struct file_limits limits;
	enum file_refusal f = file_refusal_of(posted);
	if (!f || !req_ok(r, file_limits(r->tx, r->arena, r->pack, r->who.organ, &limits, &r->err)))
		return NULL;
	return file_refusal_say(r->lang, &limits, f, title);
}

static const char *hex_of(struct req *r, const struct hash *h)
{
	struct buf b;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, h->b, HASH_LEN);
	const char *text = arena_cstr(r->arena, buf_str(&b));
	buf_free(&b);
	return text;
}

static void line(struct req *r, const struct file_info *f, const char *base)
{
	if (f->erased) {
		html(r->out, "<tr><th scope='row'>%s</th><td class='r'>%s</td><td></td><td></td></tr>\n", t_file_erased(r->lang),
			file_size_say(r->lang, f->size));
		return;
	}
	html(r->out, "<tr><th scope='row'>%s</th><td class='r nw'>%s</td><td class='mono sum'>%s</td>", f->name,
		file_size_say(r->lang, f->size), hex_of(r, &f->plain));
	html(r->out, "<td><a href='%s/files/%lld' aria-label='%s' download>%s</a></td></tr>\n", base, (long long)f->id,
		t_file_download(r->lang, f->name), t_file_save(r->lang));
}

/* Files of what is for its readers only are theirs alone. */
struct sight { int kind; struct record rec; struct case_file file; const struct register_ *reg; const struct pack *pack; };

static bool look(struct req *r, int kind, int64_t id, struct sight *ret)
{
	bool found = true;
	*ret = (struct sight){.kind = kind};
	if (kind == OBJECT_CASE)
		return req_ok(r, case_get(r->city, r->tx, r->arena, id, &r->who, r->lang, &ret->file, &found, &r->err)) && found;
	if (kind != OBJECT_RECORD)
		return true;
	if (!req_ok(r, record_get(r->tx, r->arena, id, &ret->rec, &found, &r->err)) || !found)
		return false;
	ret->pack = pack_register(r->pack, ret->rec.reg) ? r->pack
		: city_pack_by_digest(r->city, r->tx, &ret->rec.shape, &r->err);
	ret->reg = ret->pack ? pack_register(ret->pack, ret->rec.reg) : NULL;
	return req_ok(r, ret->pack != NULL);
}

static bool sees(struct req *r, const struct sight *s, const struct file_info *f)
{
	const char *hex = hex_of(r, &f->digest);
	bool may = true;
	if (s->kind == OBJECT_CASE)
		return case_shows_file(&s->file, hex);
	if (s->reg && !req_ok(r, record_shows_file(r->tx, r->arena, s->pack, s->reg, &r->who, r->now, &s->rec, hex, &may,
			&r->err)))
		return false;
	return may;
}

void attach_list(struct req *r, int kind, int64_t id, const char *base)
{
	int64_t ids[SHOWN];
	size_t n = 0;
	struct query *q = tx_query(r->tx, STMT_files_of, ARGS(val_i(kind), val_i(id), val_i(SHOWN)));
	while (n < SHOWN && query_next(q))
		ids[n++] = query_i(q, 0);
	if (!req_ok(r, query_end(q, &r->err)))
		return;
	struct file_info list[SHOWN];
	struct sight sight;
	size_t shown = 0;
	if (!n || !look(r, kind, id, &sight))
		return;
	for (size_t i = 0; i < n; i++) {
		bool found;
		if (!req_ok(r, file_by_id(r->tx, r->arena, ids[i], &list[shown], &found, &r->err)))
			return;
		shown += found && sees(r, &sight, &list[shown]);
	}
	n = shown;
	if (!n || req_failed(r))
		return;
	ui_section(r, "files-h", t_files(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	html(r->out, "<p class='sub'>%s</p><div class='scroll' tabindex='0'><table class='dense files'>"
		"<caption class='vh'>%s</caption>"
		"<thead><tr><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th>"
		"<th scope='col'>%s</th></tr></thead>"
		"<tbody>\n", t_files_hint(r->lang), t_files(r->lang), t_file_name(r->lang), t_file_size(r->lang),
		t_file_sum(r->lang),
		t_file_save(r->lang));
	for (size_t i = 0; i < n; i++)
		line(r, &list[i], base);
	html(r->out, "</tbody></table></div>\n");
	ui_section_end(r);
}

/* ---- saving ---- */

static bool is_ready(void *ctx, int64_t at) { return file_ready(ctx, at); }
static bool load(void *ctx, int64_t at, struct err *e) { return file_load(ctx, at, e); }
static size_t copy(void *ctx, int64_t at, void *to, size_t n) { return file_copy(ctx, at, to, n); }
static void close_reader(void *ctx) { file_close(ctx); }

void attach_show(struct req *r, int kind, int64_t id)
{
	struct file_info f;
	struct file_reader *reader;
	bool found = false, of = false;
	if (!req_ok(r, file_is_of(r->tx, r->ids[1], kind, id, &of, &r->err)))
		return;
	if (of && !req_ok(r, file_by_id(r->tx, r->arena, r->ids[1], &f, &found, &r->err)))
		return;
	struct sight sight;
	found = found && look(r, kind, id, &sight) && sees(r, &sight, &f);
	if (req_failed(r))
		return;
	if (!found || f.erased) {
		req_fail(r, found ? 410 : 404);
		return;
	}
	req_close(r);
	if (!req_ok(r, file_note_read(r->city, &r->who, f.id, kind, id, r->now, r->lang, r->arena, &r->err)) ||
		!req_ok(r, file_open(r->city, &f, &reader, &r->err)))
		return;
	struct source *src = arena_make(r->arena, struct source);
	*src = (struct source){.size = f.size, .ctx = reader, .ready = is_ready, .load = load, .copy = copy,
		.free = close_reader};
	r->filename = f.name;
	req_source(r, src, hex_of(r, &f.digest));
}

static void case_file_show(struct req *r) { attach_show(r, OBJECT_CASE, r->ids[0]); }
static void record_file_show(struct req *r) { attach_show(r, OBJECT_RECORD, r->ids[0]); }

static const char *files_title(const struct lang *l) { return t_files(l); }
static const char *const part_query[] = {"at", NULL};

const struct page page_case_file = {.method = "GET", .path = "/cases/{id}/files/{id}", .title = files_title, .access = PAGE_LOGIN,
	.may = case_may, .show = case_file_show};
const struct page page_record_file = {.method = "GET", .path = "/records/{id}/files/{id}", .title = files_title,
	.access = PAGE_LOGIN, .may = record_may, .show = record_file_show};
const struct page page_upload_new = {.contractor = true,
	.method = "POST",
	.path = "/files",
	.title = files_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.show = upload_post};
const struct page page_upload = {.contractor = true,
	.method = "GET",
	.path = "/files/{word}",
	.title = files_title,
	.access = PAGE_LOGIN,
	.may = upload_may,
	.show = upload_show};
const struct page page_upload_part = {.contractor = true,
	.method = "PUT",
	.path = "/files/{word}",
	.title = files_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.query = part_query,
	.sink = &attach_sink,
	.may = upload_may,
	.show = upload_put};
