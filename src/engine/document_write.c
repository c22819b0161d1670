/* Rows of documents: added as a draft, adopted, by an act or by a case that has decided. */
#include "engine/document_write.h"

#include "engine/file.h"
#include "engine/object.h"
#include "engine/round.h"
#include "engine/standing.h"
#include "engine/step.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"

const struct pack *document_pack(struct act_call *c, struct err *e) { return city_pack(c->city, c->tx, c->who.organ, e); }

bool document_refuse(struct act_call *c, const char *field, const char *text)
{
	act_problem(c, field, text);
	return false;
}

static const char *canonical(struct arena *a, const struct json *j)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 20);
	json_write(&b, j);
	must(!b.failed);
	return arena_cstr(a, buf_str(&b));
}

/* ---- a draft ---- */

/* What an approval binds to. */
static struct hash digest_of(struct arena *a, const struct document_new *n)
{
	struct json *j = json_obj(a);
	json_add_str(a, j, STR("document"), str_of(n->d->elem.name));
	json_add_int(a, j, STR("unit"), n->unit);
	json_add_str(a, j, STR("edition"), n->edition);
	json_add_str(a, j, STR("text"), n->text);
	json_add_str(a, j, STR("file"), n->file);
	return hash_of(str_of(canonical(a, j)));
}

/* Its file is attached to the version as to a case: by a body of one field. */
static bool attach(struct act_call *c, struct str file, int64_t id, struct err *e)
{
	static const struct field field = {.name = "file", .kind = FIELD_FILE};
	struct json *body = json_obj(c->arena);
	if (!file.n)
		return true;
	json_add_str(c->arena, body, STR("file"), file);
	return file_attach(c, &field, 1, body, OBJECT_DOCUMENT, id, e);
}

bool document_add(struct act_call *c, const struct document_new *n, int64_t *ret_id, struct err *e)
{
	const char *name = n->d->elem.name;
	struct hash digest = digest_of(c->arena, n);
	int64_t last;
	TRY(tx_number(c->tx, STMT_document_last, ARGS(val_i(c->who.organ), val_c(name), val_i(n->unit)), 0, &last, e));
	TRY(tx_run(c->tx, STMT_document_fall, ARGS(val_c(name), val_i(n->unit)), NULL, e));
	TRY(tx_run(c->tx, STMT_document_add,
		ARGS(val_c(name), val_i(n->unit), val_i(last + 1), val_s(n->edition), val_c("draft"), val_s(n->text),
			val_b(digest.b, HASH_LEN), val_ref(n->case_file), val_ref(n->drafter), val_c(canonical(c->arena, n->who)),
			val_i(c->now), n->reason.n ? val_s(n->reason) : val_null()),
		ret_id, e));
	return attach(c, n->file, *ret_id, e);
}

/* ---- in force ---- */

bool document_review_day(struct act_call *c, const struct document *d, int64_t from, int64_t *ret, struct err *e)
{
	static const struct ptime today = {.kind = TIME_TODAY};
	*ret = CIVIL_NONE;
	if (!d->review)
		return true;
	struct ptime after = {.kind = TIME_AFTER, .length = d->review, .base = &today};
	struct env v = {.tx = c->tx, .arena = c->arena, .pack = document_pack(c, e), .lang = c->lang, .now = civil_ms(from, 12,
		0)};
	int64_t ms = v.pack ? time_eval(&v, &after, e) : CIVIL_NONE;
	*ret = ms == CIVIL_NONE ? CIVIL_NONE : civil_date_of_ms(ms);
	return e->code == ERR_NONE;
}

struct val document_day(int64_t day) { return day == CIVIL_NONE ? val_null() : val_i(day); }

bool document_adopt(struct act_call *c, const struct document *d, const struct document_adoption *a, struct err *e)
{
	int64_t review, next;
	struct val cols[1];
	bool found;
	TRY(tx_one(c->tx, c->arena, STMT_document_next_from,
		ARGS(val_i(c->who.organ), val_c(d->elem.name), val_i(a->unit), val_i(a->from)), &found, cols, 1, e));
	next = found && cols[0].type ? cols[0].i : CIVIL_NONE;
	if (next != CIVIL_NONE)
		return document_refuse(c, "", t_document_later_there(c->lang, civil_say_date(c->arena, next, CIVIL_YEAR,
			lang_ja(c->lang))));
	TRY(document_review_day(c, d, a->from, &review, e));
	TRY(tx_run(c->tx, STMT_document_end, ARGS(val_c(d->elem.name), val_i(a->unit), val_i(a->id), val_i(a->from - 1)), NULL,
		e));
	TRY(tx_run(c->tx, STMT_document_adopt,
		ARGS(val_i(a->id), val_ref(a->approver), val_c(a->role), val_c(canonical(c->arena, a->who)), val_i(c->now),
			*a->meeting ? val_c(a->meeting) : val_null(), val_i(a->from), document_day(review)),
		NULL, e));
	act_object(c, OBJECT_DOCUMENT, a->id);
	standing_proves(c, d->elem.name);
	return document_fulfils(c, d->elem.name, a->unit, 0, e);
}

bool document_fulfils(struct act_call *c, const char *name, int64_t unit, int64_t reader, struct err *e)
{
	const struct pack *p = document_pack(c, e);
	const struct round_deed_of deed = {.unit = unit, .person = reader, .place = !reader};
	return p && round_fulfil(c, p, name, &deed, e);
}

/* ---- by a case ---- */

/* The link whose document's approver takes this step: "document" of document.approved_by. */
static const struct field *link_decided(const struct procedure *p, const struct actor *by)
{
	if (by && by->path.names.n == 2 && strcmp(by->path.names.p[1], "approved_by") == 0) {
		const struct field *f = procedure_field(p, by->path.names.p[0]);
		for (size_t i = 0; f && f->kind == FIELD_LINK && i < f->to.n; i++)
			if (strcmp(f->to.p[i], "document") == 0)
				return f;
	}
	for (size_t i = 0; by && i < by->parts.n; i++) {
		const struct field *f = link_decided(p, by->parts.p[i]);
		if (f)
			return f;
	}
	return NULL;
}

/* What the form or a task brought: the last file and the last text. */
static void content_of(struct arena *a, const struct field *fields, size_t n, const struct json *body, struct document_new *v)
{
	json_each(it, body) {
		const struct field *f = form_field(fields, n, arena_cstr(a, it->name));
		if (f && f->kind == FIELD_FILE && it->kind == JSON_STR)
			v->file = it->s;
		if (f && f->kind == FIELD_TEXT && it->kind == JSON_STR)
			v->text = it->s;
	}
}

static bool adopt_linked(struct case_work *w, const struct case_step *s, const struct document_new *base, const struct json *link,
	struct err *e)
{
	struct document_new n = *base;
	struct document_adoption a = {.from = civil_date_of_ms(w->now), .approver = s->actor, .role = s->role, .meeting = "",
		.who = s->who};
	n.d = document_of(w->f.pack, arena_cstr(w->arena, json_str(link, "name")));
	if (!n.d || !s->who)
		return true;
	TRY(document_unit(w->tx, w->f.pack, n.d, w->f.unit, a.from, &n.unit, e));
	TRY(document_add(w->call, &n, &a.id, e));
	a.unit = n.unit;
	return document_adopt(w->call, n.d, &a, e);
}

static const struct case_step *granted(const struct case_work *w, const struct case_part *p, const struct step *def)
{
	for (size_t i = w->steps.n; i-- > 0;) {
		const struct case_step *s = &w->steps.p[i];
		if (step_is_round(w, s) && strcmp(s->part, p->procedure->elem.name) == 0 && strcmp(s->step, def->name) == 0 &&
			(strcmp(s->result, "granted") == 0 || strcmp(s->result, "conditional") == 0))
			return s;
	}
	return NULL;
}

static bool adopt_part(struct case_work *w, const struct case_part *p, const struct case_step *s, const struct json *links,
	struct err *e)
{
	struct document_new n = {.case_file = w->f.id, .drafter = w->f.drafter, .edition = str_of(w->f.number), .text = STR(""),
		.file = STR_NONE};
	n.who = org_who_text(w->tx, w->arena, w->f.drafter, NULL, civil_date_of_ms(w->now), e);
	if (!n.who)
		return false;
	content_of(w->arena, p->procedure->fields.p, p->procedure->fields.n, p->body, &n);
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *done = &w->steps.p[i];
		if (step_is_round(w, done) && strcmp(done->part, s->part) == 0 && done->def->kind == STEP_TASK)
			content_of(w->arena, done->def->fields.p, done->def->fields.n, done->answers, &n);
	}
	if (links->kind != JSON_ARR)
		return adopt_linked(w, s, &n, links, e);
	json_each(it, links)
		TRY(adopt_linked(w, s, &n, it, e));
	return true;
}

bool document_by_case(struct case_work *w, struct err *e)
{
	for (size_t i = 0; i < w->f.n_parts; i++) {
		const struct case_part *p = &w->f.parts[i];
		for (size_t k = 0; k < p->procedure->steps.n; k++) {
			const struct step *def = &p->procedure->steps.p[k];
			const struct field *link = def->kind == STEP_DECIDE ? link_decided(p->procedure, def->by) : NULL;
			const struct json *value = link ? json_get(p->body, link->name) : NULL;
			const struct case_step *s = value ? granted(w, p, def) : NULL;
			int64_t there = 0;
			if (s)
				TRY(tx_number(w->tx, STMT_document_of_case, ARGS(val_i(w->f.id)), 0, &there, e));
			if (s && !there)
				TRY(adopt_part(w, p, s, value, e));
		}
	}
	return true;
}
