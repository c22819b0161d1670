/* Values as people read them. */
#include "engine/form_read.h"
#include "engine/file.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/num.h"

const char *form_say_level(const struct env *v, const struct scale *s, const struct level *l)
{
	return arena_cprintf(v->arena, lang_ja(v->lang) ? "%s%s" : "%s %s", title_in(&s->elem.title, v->lang), l->name);
}

static bool say_about(struct env *v, const struct json *link, const char **ret)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 8192);
	buf_add(&b, json_str(link, "about"));
	bool any = false;
	json_each(it, link) {
		const struct scale *s = it->kind == JSON_STR && !str_is(it->name, "about")
			? pack_scale(v->pack, arena_cstr(v->arena, it->name))
			: NULL;
		const struct level *l = s ? scale_level(s, it->s) : NULL;
		if (!l)
			continue;
		buf_printf(&b, "%s%s", any ? t_say_list_comma(v->lang) : lang_ja(v->lang) ? "（" : " (", form_say_level(v, s, l));
		any = true;
	}
	buf_printf(&b, "%s%s%s", any ? t_say_list_comma(v->lang) : lang_ja(v->lang) ? "（" : " (", t_say_unlisted(v->lang),
		lang_ja(v->lang) ? "）" : ")");
	*ret = arena_cstr(v->arena, buf_str(&b));
	return true;
}

bool form_say_link(struct env *v, const struct json *link, const char **ret, struct err *e)
{
	struct str kind = json_str(link, "kind");
	const char *name = arena_cstr(v->arena, json_str(link, "name"));
	int64_t id = json_int(link, "id", 0), day = civil_date_of_ms(v->now);
	struct val cols[4];
	bool found = false;
	*ret = t_say_untitled(v->lang);
	if (json_get(link, "about"))
		return say_about(v, link, ret);
	if (str_is(kind, "record")) {
		const struct record *rec;
		TRY(env_record(v, link, &rec, e));
		if (rec)
			*ret = *rec->title ? arena_cprintf(v->arena, "%s %s", rec->number, rec->title) : rec->number;
	} else if (str_is(kind, "person") && v->tx) {
		TRY(tx_one(v->tx, v->arena, STMT_link_person_name, ARGS(val_i(id), val_i(day)), &found, cols, 3, e));
		if (found) {
			const char *unit = lang_ja(v->lang) || !cols[2].s.n ? cols[1].s.p : cols[2].s.p;
			*ret = *unit ? t_say_person(v->lang, cols[0].s.p, unit) : cols[0].s.p;
		}
	} else if (str_is(kind, "unit") && v->tx) {
		TRY(tx_one(v->tx, v->arena, STMT_link_unit, ARGS(val_i(id), val_i(day)), &found, cols, 2, e));
		if (found)
			*ret = lang_ja(v->lang) || !cols[1].s.n ? cols[0].s.p : cols[1].s.p;
	} else if (str_is(kind, "case") && v->tx) {
		TRY(tx_one(v->tx, v->arena, STMT_link_case_name, ARGS(val_i(id)), &found, cols, 2, e));
		if (found)
			*ret = arena_cprintf(v->arena, "%s %s", cols[0].s.p, cols[1].s.p);
	} else if (str_is(kind, "clause")) {
		const struct clause *c = pack_clause(v->pack, name);
		if (c)
			*ret = t_say_clause(v->lang, c->full_ref, title_in(&c->title, v->lang));
	} else if (str_is(kind, "document") || str_is(kind, "duty")) {
		const struct elem *el = pack_find(v->pack, str_is(kind, "duty") ? ELEM_DUTY : ELEM_DOCUMENT, name);
		if (el)
			*ret = title_in(&el->title, v->lang);
	} else if (str_is(kind, "row")) {
		*ret = arena_cprintf(v->arena, "%lld", (long long)id + 1);
	}
	return true;
}

static const char *say_option(struct env *v, const struct field *f, struct str name)
{
	if (f->scale) {
		const struct level *l = scale_level(f->scale, name);
		return l ? form_say_level(v, f->scale, l) : arena_cstr(v->arena, name);
	}
	const struct option *o = f->from_lookup ? f->from_lookup->options.p : f->options.p;
	size_t n = f->from_lookup ? f->from_lookup->options.n : f->options.n;
	for (size_t i = 0; i < n; i++)
		if (str_is(name, o[i].name))
			return title_in(&o[i].title, v->lang);
	return arena_cstr(v->arena, name);               /* of an older pack */
}

static const char *say_rows(struct env *v, const struct field *f, const struct json *rows, struct err *e)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 20);
	if (f->of && v->tx && !lines_prefetch(v, rows, e))
		return "";
	json_each(row, rows) {
		bool any = false;
		if (b.len)
			buf_printf(&b, "%s", t_say_row_end(v->lang));
		for (size_t i = 0; i < f->columns.n; i++) {
			const struct json *value = json_get(row, f->columns.p[i].name);
			if (json_missing(value))
				continue;
			buf_printf(&b, "%s%s", any ? t_say_list_comma(v->lang) : "",
				t_say_pair(v->lang, title_in(&f->columns.p[i].title, v->lang),
					form_say(v, &f->columns.p[i], value, e)));
			any = true;
		}
	}
	return arena_cstr(v->arena, buf_str(&b));
}

static const char *say_many(struct env *v, const struct field *f, const struct json *list, struct err *e)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 20);
	json_each(it, list) {
		const char *one = "";
		if (f->kind == FIELD_LINK && !form_say_link(v, it, &one, e))
			return "";
		buf_printf(&b, "%s%s", b.len ? t_say_list_comma(v->lang) : "",
			f->kind == FIELD_LINK ? one : say_option(v, f, it->s));
	}
	return arena_cstr(v->arena, buf_str(&b));
}

static const char *say_file(struct env *v, const struct json *value, struct err *e)
{
	const char *digest = arena_cstr(v->arena, str_head(value->s, 16));
	struct file_info f;
	bool found = false;
	if (v->tx && !file_by_digest(v->tx, v->arena, value->s, &f, &found, e))
		return "";
	if (found && f.erased)
		return t_file_erased(v->lang);
	return found ? t_file_said(v->lang, f.name, file_size_say(v->lang, f.size), digest) : t_say_file(v->lang, digest);
}

const char *form_say(struct env *v, const struct field *f, const struct json *value, struct err *e)
{
	int64_t n;
	const char *text = "";
	if (json_missing(value))
		return "";
	if (f->kind == FIELD_ROWS)
		return say_rows(v, f, value, e);
	if (value->kind == JSON_ARR)
		return say_many(v, f, value, e);
	switch (f->kind) {
	case FIELD_TEXT: return arena_cstr(v->arena, value->s);
	case FIELD_NUMBER: return num_grouped(v->arena, value->i);
	case FIELD_DATE:
		return civil_parse_date(value->s, &n) ? civil_say_date(v->arena, n, CIVIL_FULL, lang_ja(v->lang))
						      : arena_cstr(v->arena, value->s);
	case FIELD_TIME:
		return civil_parse_time(value->s, &n) ? civil_say_time(v->arena, n, CIVIL_FULL, lang_ja(v->lang))
						      : arena_cstr(v->arena, value->s);
	case FIELD_CHOICE: case FIELD_GRADE: return say_option(v, f, value->s);
	case FIELD_YESNO: return value->i ? t_say_yes(v->lang) : t_say_no(v->lang);
	case FIELD_LINK: return form_say_link(v, value, &text, e) ? text : "";
	case FIELD_FILE: return say_file(v, value, e);
	case FIELD_ROWS: break;
	}
	return "";
}
