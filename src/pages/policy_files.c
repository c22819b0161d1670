/* The files of policy data: brought in as a proposal, or refused with file and line; those that are kept, each to be read. */
#include "engine/rights.h"
#include "pack/load.h"
#include "pages/attach.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/policy.h"
#include "text/text.h"
#include "util/num.h"

static int64_t organ_of(struct req *r) { return r->who.organ ? r->who.organ : 1; }

/* ---- a proposal from files ---- */

static bool new_may(struct req *r)
{
	struct rights q = {
		.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who, .now = r->now};
	struct rights_answer a;
	return r->pack && req_ok(r, rights_may(&q, RIGHT_PEOPLE, 0, &a, &r->err)) && a.may;
}

static void line(struct req *r, const char *name, const char *label, const char *otherwise)
{
	html(r->out, "<div class='f'><label for='f-%s'>%s</label><input class='in' type='text' id='f-%s' name='%s' value='%.*s' "
		"autocomplete='off' aria-describedby='e-%s'>", name, label, name, name, STR_ARG(req_shown(r, name, otherwise)),
			name);
	ui_problem(r, name);
	html(r->out, "</div>\n");
}

static void new_show(struct req *r)
{
	frame_begin(r, t_policy_new(r->lang), NAV_POLICY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/policy", t_policy_title(r->lang)}, {NULL, t_policy_new(r->lang)});
	field_failures(r);
	ui_head(r, t_policy_new(r->lang), t_policy_new_hint(r->lang), false);
	req_form_begin_files(r, "/policy/new", "yours stack tight");
	line(r, "folder", t_policy_folder(r->lang), r->pack->name);
	html(r->out,
		"<div class='f'><label for='f-files'>%s</label><input class='in' type='file' id='f-files' name='f.files' "
			"multiple "
		"accept='.lua' aria-describedby='e-files'>", t_policy_new_files(r->lang));
	ui_problem(r, "files");
	html(r->out,
		"</div>\n<div class='f'><label for='f-note'>%s</label><textarea class='in mono' rows='4' id='f-note' name='note' "
		"aria-describedby='e-note'>\n%.*s</textarea>", t_policy_note(r->lang), STR_ARG(req_shown(r, "note", "")));
	ui_problem(r, "note");
	html(r->out, "</div>\n");
	line(r, "from", t_policy_from(r->lang), "");
	line(r, "reason", t_reason(r->lang), "");
	html(r->out, "<p class='acts'><button class='btn btn-1' type='submit'>%s</button></p>", t_policy_new(r->lang));
	req_form_end(r);
	frame_end(r);
}

static bool plain_name(struct str s, const char *more)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || strchr(more, s.p[i])))
			return false;
	return s.n > 0 && s.n <= 60;
}

/* The files that came; problems go to the form. */
static bool files_posted(struct req *r, const char *folder, struct say *say, struct files *f)
{
	req_form_each(it, r, "f.files") {
		const char *name, *refused = attach_refused(r, it->s, t_policy_files(r->lang));
		size_t n;
		if (!it->s.n)
			continue;
		const char *text = refused ? NULL : attach_text(r, it->s, FILE_MAX, &name, &n);
		if (req_failed(r))
			return false;
		if (!text) {
			req_add_problem(r, "files", refused ? refused : t_policy_file_unread(r->lang));
			return true;
		}
		if (!plain_name(str_of(name), "_-.") || !str_ends(str_of(name), STR(".lua"))) {
			req_add_problem(r, "files", t_policy_file_name(r->lang, name));
			return true;
		}
		files_add(f, r->arena, say, arena_cprintf(r->arena, "%s/%s", folder, name), (struct str){text, n});
	}
	if (!f->list.n && !say_any(say) && !r->n_problems)
		req_add_problem(r, "files", t_policy_no_files(r->lang));
	return true;
}

/* Some file says "base =", as packs that have one do; what it asks for is judged when it is loaded. */
static bool asks_base(const struct files *f)
{
	for (size_t i = 0; i < f->list.n; i++) {
		struct str rest = f->list.p[i].text, key = STR("base");
		while ((rest = str_from(rest, str_find(rest, key))).n) {
			rest = str_from(rest, key.n);
			if (str_starts(str_trim(rest), STR("=")))
				return true;
		}
	}
	return false;
}

/* The base is that of the pack in force here. */
static bool base_added(struct req *r, const char *folder, struct say *say, struct files *f)
{
	struct files now = {0};
	if (!r->pack->base || strcmp(r->pack->base, folder) == 0 || !asks_base(f))
		return true;
	if (!req_ok(r, files_parse(str_of(r->pack->files), r->arena, say, &now, &r->err)))
		return false;
	struct str folder_of = str_of(arena_cprintf(r->arena, "%s/", r->pack->base));
	for (size_t i = 0; i < now.list.n; i++)
		if (str_starts(str_of(now.list.p[i].name), folder_of))
			files_add(f, r->arena, say, now.list.p[i].name, now.list.p[i].text);
	return true;
}

/* One line a fault, "file:line: path: what", on top of the form. */
static void faults(struct req *r, struct say *say)
{
	struct str rest = say_all(say);
	req_add_problem(r, "files", t_policy_faults(r->lang, (int)say->said.n));
	while (rest.n) {
		struct str one = str_cut(&rest, '\n');
		if (one.n)
			req_add_problem(r, "", arena_cstr(r->arena, one));
	}
}

static void new_post(struct req *r)
{
	struct say say = {.a = r->arena, .lang = r->lang};
	struct files f = {0};
	struct pack *p = NULL;
	struct act_result done;
	struct str folder = str_trim(req_form(r, "folder"));
	const char *name = arena_cstr(r->arena, folder);
	if (!plain_name(folder, "_"))
		req_add_problem(r, "folder", t_policy_folder_bad(r->lang));
	else if (!files_posted(r, name, &say, &f))
		return;
	if (!r->n_problems && !base_added(r, name, &say, &f))
		return;
	if (!r->n_problems && !say_any(&say))
		load_files(NULL, &f, name, &say, &p);
	pack_unref(p);
	if (say_any(&say))
		faults(r, &say);
	if (r->n_problems) {
		req_again(r);
		return;
	}
	struct json *in = req_act_in(r);
	json_put(r->arena, in, STR("files"), json_add_str(r->arena, json_arr(r->arena), STR_NONE, files_canonical(&f, r->arena)));
	if (req_act(r, in, &done))
		req_redirect(r, "/policy/%lld", (long long)done.object);
}

/* ---- those that are kept ---- */

static bool blob_of(struct req *r, struct policy_blob *b, struct files *f)
{
	struct say say = {.a = r->arena, .lang = r->lang};
	bool found = false;
	*f = (struct files){0};
	if (!req_ok(r, policy_blob(r->tx, r->arena, organ_of(r), r->ids[0], b, &found, &r->err)) || !found)
		return false;
	const struct pack *p = city_pack_by_digest(r->city, r->tx, &b->digest, &r->err);
	return req_ok(r, p != NULL) && req_ok(r, files_parse(str_of(p->files), r->arena, &say, f, &r->err));
}

static bool blob_may(struct req *r)
{
	struct policy_blob b;
	struct files f;
	return policy_may(r) && blob_of(r, &b, &f) && (!r->ids[1] || (size_t)r->ids[1] <= f.list.n);
}

void policy_kept(struct req *r)
{
	struct policy_blob *list;
	size_t n;
	if (!req_ok(r, policy_blobs(r->tx, r->arena, organ_of(r), &list, &n, &r->err)))
		return;
	ui_section(r, "kept-h", t_policy_kept(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	html(r->out, "<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th></tr></thead><tbody>\n",
		t_policy_kept(r->lang), t_policy_digest(r->lang), t_policy_kept_when(r->lang), t_policy_state(r->lang),
		t_policy_entry(r->lang));
	for (size_t i = 0; i < n; i++)
		html(r->out,
			"<tr><th scope='row'><a class='mono' href='/policy/files/%lld'>%s "
				"%.16s</a></th><td>%s</td><td>%s</td><td>"
			"<a class='mono' href='/trail/%lld'>%s</a></td></tr>\n", (long long)list[i].id, list[i].name,
			policy_page_hex(r, &list[i].digest), ui_time(r, list[i].kept),
			list[i].founding ? t_policy_founding(r->lang) : t_policy_by_proposal(r->lang), (long long)list[i].entry,
			num_grouped(r->arena, list[i].entry));
	html(r->out, "</tbody></table></div>\n");
	ui_section_end(r);
}

static void files_show(struct req *r)
{
	struct policy_blob b;
	struct files f;
	if (!blob_of(r, &b, &f))
		return;
	frame_begin(r, t_policy_files(r->lang), NAV_POLICY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/policy", t_policy_title(r->lang)}, {NULL, t_policy_files(r->lang)});
	ui_head(r, t_policy_files(r->lang), b.name, false);
	html(r->out, "<dl class='dl'>");
	ui_dt(r, t_policy_digest(r->lang), policy_page_hex(r, &b.digest));
	ui_dt(r, t_policy_kept_when(r->lang), ui_time(r, b.kept));
	html(r->out,
		"</dl><div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th></tr></thead><tbody>\n",
		t_policy_files(r->lang), t_policy_file(r->lang), t_policy_file_bytes(r->lang), t_policy_digest(r->lang),
		t_policy_file_save(r->lang));
	for (size_t i = 0; i < f.list.n; i++) {
		struct hash h = hash_of(f.list.p[i].text);
		html(r->out,
			"<tr><th scope='row'><a class='mono' href='/policy/files/%lld/%zu'>%s</a></th><td class='r "
				"num'>%s</td><td "
			"class='mono'>%s</td><td><a href='/policy/files/%lld/%zu/save' aria-label='%s %s'>%s</a></td></tr>\n",
			(long long)b.id, i + 1, f.list.p[i].name, num_grouped(r->arena, (int64_t)f.list.p[i].text.n),
			policy_page_hex(r, &h), (long long)b.id, i + 1, t_policy_file_save(r->lang), f.list.p[i].name,
			t_policy_file_save(r->lang));
	}
	html(r->out, "</tbody></table></div>\n");
	frame_end(r);
}

static void file_show(struct req *r)
{
	struct policy_blob b;
	struct files f;
	if (!blob_of(r, &b, &f))
		return;
	const struct file *one = &f.list.p[r->ids[1] - 1];
	frame_begin(r, one->name, NAV_POLICY, false);
	CRUMBS(r, {"/policy", t_policy_title(r->lang)}, {arena_cprintf(r->arena, "/policy/files/%lld", (long long)b.id),
		t_policy_files(r->lang)}, {NULL, one->name});
	ui_head(r, one->name, NULL, false);
	html(r->out, "<p class='acts no-print'><a class='btn btn-s' href='/policy/files/%lld/%lld/save'>%s</a></p>"
		"<div class='scroll' tabindex='0'><pre class='mono'>%.*s</pre></div>\n", (long long)b.id, (long long)r->ids[1],
		t_policy_file_save(r->lang), STR_ARG(one->text));
	frame_end(r);
}

static void save_show(struct req *r)
{
	struct policy_blob b;
	struct files f;
	if (!blob_of(r, &b, &f))
		return;
	const struct file *one = &f.list.p[r->ids[1] - 1];
	const char *slash = strrchr(one->name, '/');
	r->type = "text/plain; charset=utf-8";
	r->filename = slash ? slash + 1 : one->name;
	buf_add(r->body, one->text);
}

static const char *new_title(const struct lang *l) { return t_policy_new(l); }
static const char *files_title(const struct lang *l) { return t_policy_files(l); }
const struct page page_policy_new = {.method = "GET", .path = "/policy/new", .title = new_title, .access = PAGE_LOGIN,
	.may = new_may, .show = new_show};
const struct page page_policy_new_post = {.method = "POST", .path = "/policy/new", .title = new_title, .access = PAGE_LOGIN,
	.lane = LANE_ACT, .act = "pack_propose", .body_max = FIELD_BODY, .sink = &attach_sink_any, .may = new_may,
	.show = new_post};
const struct page page_policy_files = {.method = "GET", .path = "/policy/files/{id}", .title = files_title,
	.access = PAGE_LOGIN, .may = blob_may, .show = files_show};
const struct page page_policy_file = {.method = "GET", .path = "/policy/files/{id}/{id}", .title = files_title,
	.access = PAGE_LOGIN, .may = blob_may, .show = file_show};
const struct page page_policy_file_save = {.method = "GET", .path = "/policy/files/{id}/{id}/save", .title = files_title,
	.access = PAGE_LOGIN, .may = blob_may, .show = save_show};
