#include "tests/move/town.h"

#include "engine/policy.h"
#include "engine/trail.h"
#include "util/clean.h"
#include "util/num.h"

#define WRITERS "writers = any { 'leader of unit', 'section_manager of unit' }"
#define NAME "text 'name' { '名称', 'Name' } }"
#define REST "\nregister 'places' { '場所台帳', 'Places', keep = '1 year', " WRITERS ", text "

static const char *otherwise(struct arena *a, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	assert_non_null(at);
	return arena_cprintf(a, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static const char *text_of(struct arena *a, int edition)
{
	static const char *const names[] = {"'name' { '名称', 'Name'", "'title' { '名称', 'Title', was = 'name'",
		"'label' { '名称', 'Label', was = 'title'"};
	const char *text = otherwise(a, world_text, "edition = '1'", arena_cprintf(a, "edition = '%d'", edition));
	if (edition == 1)
		return otherwise(a, text, NAME, "text 'name' { '名称', 'Name' }, choice 'medium' { '媒体', 'Medium', "
			"option 'paper' { '紙', 'Paper' }, option 'floppy' { 'フロッピー', 'Floppy disk' } }, "
			"choice 'uses' { '用途', 'Uses', many = true, optional = true, option 'a' { 'あ', 'A' }, "
			"option 'b' { 'い', 'B' }, option 'c' { 'う', 'C' } }, text 'colour' { '色', 'Colour', optional = true } }"
			REST "'name' { '名称', 'Name' } }\nregister 'visitors' { '来客簿', 'Visitors', keep = '1 year', " WRITERS
			", text 'who' { 'だれ', 'Who' } }");
	if (edition == 2)
		text = otherwise(a, text, "register 'assets' { '情報資産台帳', 'Assets'",
			"register 'information' { '情報', 'Information', was = 'assets'");
	else
		text = otherwise(a, text, "register 'assets' { '情報資産台帳', 'Assets'",
			"register 'information' { '情報', 'Information'");
	return otherwise(a, text, NAME, arena_cprintf(a, "text %s }, choice 'medium' { '媒体', 'Medium', optional = true, "
		"option 'sheet' { '紙', 'Sheet', was = 'paper' }, option 'usb' { 'USBメモリ', 'USB stick' } }, "
		"choice 'uses' { '用途', 'Uses', optional = true, option 'a' { 'あ', 'A' }, option 'b' { 'い', 'B' } } }"
		REST "'room' { '部屋', 'Room'%s } }", names[edition - 1], edition == 2 ? ", was = 'name'" : ""));
}

int town_setup(void **state)
{
	struct arena *a = arena_new(1 << 20);
	int failed = world_setup_with(state, text_of(a, 1));
	arena_free(a);
	return failed;
}

struct pack *town_pack(struct world *w, int edition) { return world_pack(w, text_of(w->a, edition)); }

static void add(struct world *w, const char *reg, const char *form)
{
	desk_do(w, "1111", "record_add", arena_cprintf(w->a, "{\"register\":\"%s\",\"unit\":@111,\"form\":%s}", reg, form));
}

void town_fill(struct world *w)
{
	add(w, "assets", "{\"name\":\"名簿\",\"medium\":\"floppy\",\"uses\":[\"a\",\"b\"],\"colour\":\"赤\"}");
	add(w, "assets", "{\"name\":\"台帳\",\"medium\":\"paper\",\"uses\":[\"c\"]}");
	add(w, "assets", "{\"name\":\"控え\",\"medium\":\"paper\",\"uses\":[\"a\"]}");
	add(w, "places", "{\"name\":\"書庫\"}");
	add(w, "visitors", "{\"who\":\"保守の人\"}");
}

static const char *hex(struct world *w, const struct hash *h)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, h->b, HASH_LEN);
	return arena_cstr(w->a, buf_str(&b));
}

int64_t town_activate(struct world *w, const struct pack *p)
{
	CLEAN_BUF struct buf b;
	struct json *in = json_obj(w->a);
	buf_init(&b, 8 << 20);
	json_add_str(w->a, in, STR("files"), str_of(p->files));
	json_add_str(w->a, in, STR("reason"), STR("見直し"));
	json_write(&b, in);
	int64_t id = desk_do(w, "1212", "pack_propose", arena_cstr(w->a, buf_str(&b)));
	desk_do(w, "1201", "pack_approve", arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\"}", (long long)id,
		hex(w, &p->digest)));
	return id;
}

static void one_record(struct world *w, const struct record *rec, struct buf *b)
{
	CLEAN_BUF struct buf body;
	buf_init(&body, 65536);
	json_write(&body, rec->body);
	buf_printf(b, "%s %s %s v%lld %d %.8s %.*s\n", rec->reg, rec->number, rec->title, (long long)rec->version,
		rec->verified != 0, hex(w, &rec->shape), STR_ARG(buf_str(&body)));
}

const char *town_state(struct world *w)
{
	CLEAN_BUF struct buf b;
	struct tx *t = world_read(w);
	bool found = true;
	struct issue *list;
	size_t n;
	buf_init(&b, 1 << 20);
	for (int64_t id = 1; found; id++) {
		struct record rec;
		assert_ok(record_get(t, w->a, id, &rec, &found, &w->e), &w->e);
		if (found)
			one_record(w, &rec, &b);
	}
	for (int64_t p = 1; p <= 3; p++) {
		int64_t done, total;
		assert_ok(migrate_progress(t, p, &done, &total, &w->e), &w->e);
		buf_printf(&b, "proposal %lld: %lld of %lld\n", (long long)p, (long long)done, (long long)total);
		assert_ok(issue_page(t, w->a, p, false, 0, 1000, &list, &n, &w->e), &w->e);
		for (size_t i = 0; i < n; i++)
			buf_printf(&b, "%s %s=%s %s %s\n", list[i].number, list[i].field, list[i].value, list[i].kind,
				list[i].answer);
	}
	struct tally *counts;
	assert_ok(record_tally(t, w->a, "information", 0, "medium", &counts, &n, &w->e), &w->e);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s: %lld\n", counts[i].value, (long long)counts[i].n);
	world_done(w);
	return arena_cstr(w->a, buf_str(&b));
}

void town_verifies(struct world *w)
{
	struct verify_report report;
	world_done(w);
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &report, &w->e), &w->e);
	if (report.bad)
		fail_msg("%s", report.bad);
}
