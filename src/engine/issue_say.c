/* What a migration could not carry over, in words: read from the record's version before and from the record as it is. */
#include "engine/issue.h"

#include "engine/policy.h"
#include "engine/withhold.h"
#include "text/text.h"
#include "util/clock.h"
#include "util/num.h"

static bool packs_of(struct city *city, struct tx *t, struct arena *a, int64_t proposal, const struct pack **ret_from,
	const struct pack **ret_to, struct err *e)
{
	struct proposal p;
	bool found;
	TRY(proposal_get(t, a, proposal, &p, &found, e));
	if (!found)
		return FAIL(e, ERR_CORRUPT, "an issue of proposal %lld, which is not there", (long long)proposal);
	*ret_from = city_pack_by_digest(city, t, &p.base, e);
	*ret_to = *ret_from ? city_pack_by_digest(city, t, &p.pack, e) : NULL;
	return *ret_to != NULL;
}

static const struct register_ *register_called(const struct pack *p, const char *name, const char *was)
{
	const struct register_ *r = pack_register(p, name);
	return r || !was ? r : pack_register(p, was);
}

/* The ledger of the record in the pack of the proposal, when it has been called otherwise since. */
static const struct register_ *register_then(const struct pack *p, const struct issue *i, const struct register_ *now)
{
	return register_called(p, i->reg, now ? now->elem.was : NULL);
}

const struct field *issue_field(struct city *city, struct tx *t, struct arena *a, const struct issue *i,
	const struct register_ *now, struct err *e)
{
	const struct pack *from, *to;
	const struct field *f = NULL;
	if (strchr(i->field, '.'))
		return NULL;
	if (now && (f = form_field(now->fields.p, now->fields.n, i->field)))
		return f;
	/* called otherwise in a pack that came after that of the proposal */
	if (!packs_of(city, t, a, i->proposal, &from, &to, e))
		return NULL;
	const struct register_ *then = register_then(to, i, now);
	return then && now ? move_field(a, then, now, i->field) : NULL;
}

/* "items.2.kind": rows, which line, which column. */
struct place { const char *field, *column; int64_t line; };

static struct place place_of(struct arena *a, const char *path)
{
	struct str rest = str_of(path), field = str_cut(&rest, '.'), line = str_cut(&rest, '.');
	struct place p = {.field = arena_cstr(a, field)};
	if (rest.n && num_i64(line, 1, INT32_MAX, &p.line))
		p.column = arena_cstr(a, rest);
	return p;
}

static const char *title_of(const struct lang *l, const struct field *f, const struct place *p)
{
	const char *title = f ? title_in(&f->title, l) : p->field;
	if (!p->column)
		return title;
	const struct field *col = f ? form_field(f->columns.p, f->columns.n, p->column) : NULL;
	return t_issue_in_line(l, title, (long long)p->line, col ? title_in(&col->title, l) : p->column);
}

static const char *value_text(struct env *v, const struct field *f, const struct json *body, struct err *e)
{
	const struct json *value = f ? json_get(body, f->name) : NULL;
	return value ? form_say(v, f, value, e) : "";
}

static const char *why(const struct lang *l, const struct issue *i)
{
	static const struct { const char *kind; const char *(*word)(const struct lang *); } words[] = {
		{"option", t_issue_kind_option}, {"level", t_issue_kind_level}, {"several", t_issue_kind_several},
		{"gone", t_issue_kind_gone}, {"cut", t_issue_kind_cut},
	};
	for (size_t k = 0; k < ARRAY_LEN(words); k++)
		if (strcmp(words[k].kind, i->kind) == 0)
			return words[k].word(l);
	return "";
}

bool issue_say(struct city *city, struct tx *t, const struct lang *l, const struct issue *i, const struct who *reader,
	bool listed, struct issue_words *ret, struct err *e)
{
	struct arena *a = l->arena;
	struct place place = place_of(a, i->field);
	struct record rec, old;
	bool found, before;
	TRY(record_get(t, a, i->record, &rec, &found, e));
	TRY(record_version(t, a, i->record, i->version - 1, &old, &before, e));
	const struct pack *now = found ? city_pack_by_digest(city, t, &rec.shape, e) : NULL;
	const struct pack *was = now && before ? city_pack_by_digest(city, t, &old.shape, e) : now;
	if (!now || !was)
		return e->code ? false : FAIL(e, ERR_CORRUPT, "issue %lld is of no record", (long long)i->id);
	const struct register_ *r_now = pack_register(now, rec.reg), *r_was = r_now ? register_then(was, i, r_now) : NULL;
	bool gone = strcmp(i->kind, "gone") == 0;
	const struct field *f = issue_field(city, t, a, &(struct issue){.field = place.field, .proposal = i->proposal,
		.reg = i->reg}, r_now, e);
	if (e->code)
		return false;
	const struct field *o = !r_was ? NULL : gone && !place.column ? form_field(r_was->fields.p, r_was->fields.n, place.field)
		: move_field_before(a, r_was, r_now, place.field);
	*ret = (struct issue_words){.field = title_of(l, place.column ? f : gone ? o : f ? f : o, &place), .was = "", .is = "",
		.why = why(l, i)};
	if (rec.disposed) {
		ret->was = t_disposed_by(l, num_grouped(a, rec.disposed));
		return true;
	}
	bool apart = listed && ((f && field_apart(f)) || (o && field_apart(o)));
	if (!apart && f && r_now)
		TRY(record_closes(t, a, now, r_now, reader, clock_now(), &rec, f, &apart, e));
	if (!apart && o && r_was && before)
		TRY(record_closes(t, a, was, r_was, reader, clock_now(), &old, o, &apart, e));
	if (apart) {
		ret->was = ret->is = t_for_readers_only(l);
		ret->closed = true;
		return true;
	}
	struct env v = {.tx = t, .arena = a, .pack = was, .lang = l, .reg = r_was, .body = before ? old.body : NULL};
	if (before)
		ret->was = value_text(&v, o, old.body, e);
	if (!*ret->was)
		ret->was = i->value;
	if (i->settled && strcmp(i->answer, "kept") == 0) {
		ret->is = gone ? t_issue_kept(l) : "";
	} else if (i->settled && strcmp(i->answer, "left") == 0) {
		ret->is = t_issue_left(l);
	}
	if (!*ret->is && f && !gone) {
		struct env w = {.tx = t, .arena = a, .pack = now, .lang = l, .reg = r_now, .body = rec.body};
		ret->is = value_text(&w, f, rec.body, e);
	}
	return e->code == 0;
}
