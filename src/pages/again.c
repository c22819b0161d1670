/* A request that was sent back or pulled back: the same fields, mended, submitted again as a new version. */
#include "pages/attach.h"
#include "pages/case.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"

struct fields { const struct field **list; size_t n; };

static void add_asked(struct req *r, struct fields *all, struct env *v, const struct field *fields, size_t n)
{
	const struct field **asked;
	size_t n_asked = form_asked(v, fields, n, &asked, &r->err);
	const struct field **more = arena_array(r->arena, all->n + n_asked + 1, sizeof(*more));
	memcpy(more, all->list, all->n * sizeof(*more));
	for (size_t k = 0; k < n_asked; k++) {
		bool again = false;
		for (size_t seen = 0; seen < all->n; seen++)
			again |= strcmp(more[seen]->name, asked[k]->name) == 0;
		if (!again)
			more[all->n++] = asked[k];
	}
	all->list = more;
}

/* The door's questions, then every field of every part, in order, each name once. */
static struct fields fields_of(struct req *r, const struct case_file *c)
{
	struct fields all = {.list = arena_array(r->arena, 1, sizeof(*all.list))};
	const struct door *door = pack_door(c->pack, c->door);
	if (door) {
		struct env v = case_env_of(r, c, NULL, json_get(c->content, "door"));
		v.fields = door->fields.p;
		v.n_fields = door->fields.n;
		add_asked(r, &all, &v, door->fields.p, door->fields.n);
	}
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct procedure *p = c->parts[i].procedure;
		struct env v = case_env_of(r, c, p, c->parts[i].body);
		add_asked(r, &all, &v, p->fields.p, p->fields.n);
	}
	return all;
}

static void again_show(struct req *r)
{
	const struct case_file *c = case_of(r);
	if ((strcmp(c->state, "returned") != 0 && strcmp(c->state, "draft") != 0) ||
		(c->applicant != r->who.person && c->drafter != r->who.person)) {
		req_fail(r, 404);
		return;
	}
	struct fields all = fields_of(r, c);
	struct json *raw = json_obj(r->arena);
	if (r->form) {
		raw = field_posted(r);
	} else {
		json_each(it, field_raw(r, all.list, all.n, json_get(c->content, "door")))
			json_put(r->arena, raw, it->name, json_copy(r->arena, it));
		for (size_t i = 0; i < c->n_parts; i++)
			json_each(it, field_raw(r, all.list, all.n, c->parts[i].body))
				json_put(r->arena, raw, it->name, json_copy(r->arena, it));
	}
	frame_begin(r, c->number, NAV_APPLY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {arena_cprintf(r->arena, "/cases/%lld", (long long)c->id), c->number},
		{NULL, t_mend_and_submit(r->lang)});
	field_failures(r);
	ui_head(r, t_mend_and_submit(r->lang), c->title, false);
	for (size_t i = c->n_steps; i-- > 0;)
		if (c->steps[i].result && strcmp(c->steps[i].result, "returned") == 0 && c->steps[i].reason) {
			ui_warn(r, t_sent_back(r->lang), c->steps[i].reason);
			break;
		}
	field_form_begin(r, all.list, all.n, arena_cprintf(r->arena, "/cases/%lld/again", (long long)c->id), "stack");
	html(r->out, "<div class='stack tight fields'>");
	const struct case_part *first = c->n_parts ? &c->parts[0] : NULL;
	struct env v = case_env_of(r, c, first ? first->procedure : NULL, first ? first->body : json_obj(r->arena));
	r->form_env = &v;
	field_inputs(r, all.list, all.n, raw);
	r->form_env = NULL;
	html(r->out,
		"</div><div class='yours'><p class='acts'><button class='btn btn-1' type='submit' name='op' "
		"value='submit'>%s</button></p>"
		"<p class='sub'>%s</p></div>",
		t_submit(r->lang), t_submit_hint(r->lang));
	req_form_end(r);
	frame_end(r);
}

static void again_post(struct req *r)
{
	if (field_again(r)) {
		again_show(r);
		return;
	}
	const struct case_file *c = case_of(r);
	struct json *in = json_obj(r->arena);
	json_add_int(r->arena, in, STR("id"), r->ids[0]);
	json_put(r->arena, in, STR("answers"), field_posted(r));
	if (c->blanket_till)
		json_add_str(r->arena, in, STR("blanket"), STR("yes"));
	struct str note = json_str(c->content, "note");
	if (note.n)
		json_add_str(r->arena, in, STR("note"), note);
	struct act_result done;
	if (req_act(r, in, &done))
		req_redirect(r, "/cases/%lld?done=submit", (long long)r->ids[0]);
}

static const char *again_title(const struct lang *l) { return t_mend_and_submit(l); }
const struct page page_again = {.contractor = true, .method = "GET",
	.path = "/cases/{id}/again",
	.title = again_title,
	.access = PAGE_LOGIN,
	.may = case_may,
	.show = again_show};
const struct page page_again_post = {.contractor = true,
	.method = "POST",
	.path = "/cases/{id}/again",
	.title = again_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "case_resubmit",
	.body_max = FIELD_BODY,
	.sink = &attach_sink,
	.may = case_may,
	.show = again_post};
