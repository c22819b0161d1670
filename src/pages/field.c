#include "pages/field_private.h"

#include "engine/file.h"
#include "pages/rows.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

const char *field_id(struct req *r, const char *name)
{
	return r->form_tail ? arena_cprintf(r->arena, "%s%s", name, r->form_tail) : name;
}

const char *field_problem(struct req *r, const char *name) { return r->form_tail ? NULL : req_problem(r, name); }

void field_problem_line(struct req *r, const char *name)
{
	if (!r->form_tail)
		ui_problem(r, name);
}

const struct json *field_raw_of(const struct json *raw, const char *name) { return raw ? json_get(raw, name) : NULL; }

struct str field_raw_text(const struct json *raw, const char *name)
{
	const struct json *v = field_raw_of(raw, name);
	if (v && v->kind == JSON_ARR)
		v = v->first;
	return v && v->kind == JSON_STR ? v->s : STR_NONE;
}

bool field_raw_has(const struct json *raw, const char *name, const char *value)
{
	const struct json *v = field_raw_of(raw, name);
	if (!v)
		return false;
	if (v->kind == JSON_STR)
		return str_is(v->s, value);
	json_each(it, v)
		if (it->kind == JSON_STR && str_is(it->s, value))
			return true;
	return false;
}

static void need(struct req *r, const struct field *f)
{
	html(r->out, f->optional ? "<span class='free'>%s</span>" : "<span class='need'>%s</span>",
		f->optional ? t_optional_mark(r->lang) : t_required_mark(r->lang));
}

/* The attributes that tie a control to its error. */
static void tie(struct req *r, const char *name)
{
	if (field_problem(r, name))
		html(r->out, " aria-invalid='true' aria-describedby='e-%s'", name);
}

void field_group_begin(struct req *r, const struct field *f)
{
	html(r->out, "<fieldset class='f' id='f-%s'", field_id(r, f->name));
	if (field_problem(r, f->name))
		html(r->out, " aria-describedby='e-%s'", f->name);
	html(r->out, "><legend>%s", title_in(&f->title, r->lang));
	need(r, f);
	html(r->out, "</legend>\n");
}

void field_group_end(struct req *r, const struct field *f)
{
	field_problem_line(r, f->name);
	html(r->out, "</fieldset>\n");
}

static void text_input(struct req *r, const struct field *f, const struct json *raw, bool readonly)
{
	struct str v = field_raw_text(raw, f->name);
	html(r->out, "<div class='f'><label for='f-%s'>%s", field_id(r, f->name), title_in(&f->title, r->lang));
	need(r, f);
	html(r->out, "</label>");
	if (f->kind == FIELD_NUMBER) {
		html(r->out, "<input class='in w-8' type='text' inputmode='numeric' id='f-%s' name='f.%s' value='%.*s'",
			field_id(r, f->name), f->name, STR_ARG(v));
		tie(r, f->name);
		html(r->out, ">");
	} else if (rows_cell(f)) {
		html(r->out, "<input class='in' type='text' id='f-%s' name='f.%s' value='%.*s'", field_id(r, f->name), f->name,
			STR_ARG(v));
		tie(r, f->name);
		html(r->out, ">");
	} else {
		html(r->out, "<textarea class='in' rows='2' id='f-%s' name='f.%s'", field_id(r, f->name), f->name);
		tie(r, f->name);
		if (readonly)
			html(r->out, " readonly");
		/* a first line break inside textarea is eaten by the browser: give it one */
		html(r->out, ">\n%.*s</textarea>", STR_ARG(v));
	}
	field_problem_line(r, f->name);
	html(r->out, "</div>\n");
}

static void date_box(
	struct req *r, const struct field *f, const struct json *raw, const char *part, const char *word, const char *otherwise)
{
	const char *name = arena_cprintf(r->arena, "%s.%s", f->name, part);
	struct str v = field_raw_text(raw, name);
	html(r->out, "<label><input class='in' type='text' inputmode='numeric' name='f.%s' value='%.*s'", name,
		STR_ARG(v.n ? v : str_of(otherwise)));
	tie(r, f->name);
	html(r->out, ">%s</label>", word);
}

static void date_input(struct req *r, const struct field *f, const struct json *raw)
{
	size_t n;
	const struct civil_era *eras = civil_eras(&n);
	must(n > 0);
	field_group_begin(r, f);
	struct str era = field_raw_text(raw, arena_cprintf(r->arena, "%s.era", f->name));
	html(r->out, "<div class='date'><input type='hidden' name='f.%s.era' value='%.*s'><span aria-hidden='true'>%s</span>",
		f->name, STR_ARG(era.n ? era : str_of(eras[0].abbr)), lang_ja(r->lang) ? eras[0].ja : eras[0].en);
	int this_year = 0;
	civil_era_of(civil_date_of_ms(r->now), &this_year);
	/* what must be filled in will most likely lie in this year */
	date_box(r, f, raw, "y", t_year_box(r->lang),
		f->optional || rows_cell(f) || field_raw_text(raw, arena_cprintf(r->arena, "%s.d", f->name)).n
			? ""
			: arena_cprintf(r->arena, "%d", this_year));
	date_box(r, f, raw, "m", t_month_box(r->lang), "");
	date_box(r, f, raw, "d", t_day_box(r->lang), "");
	if (f->kind == FIELD_TIME) {
		date_box(r, f, raw, "h", t_hour_box(r->lang), "");
		date_box(r, f, raw, "min", t_minute_box(r->lang), rows_cell(f) ? "" : "00");
	}
	html(r->out, "</div>");
	if (!rows_cell(f))
		html(r->out, "<p class='hint'>%s</p>", t_date_hint(r->lang, civil_of_ms(r->now).year));
	field_group_end(r, f);
}

bool field_stands_for(const struct level *l, const char *name)
{
	for (size_t i = 0; i < l->as.n; i++)
		if (strcmp(l->as.p[i], name) == 0)
			return true;
	return false;
}

void field_option_input(struct req *r, const char *name, const struct option *o, bool many, const struct json *raw)
{
	html(r->out, "<label class='opt'><input type='%s' name='f.%s' value='%s'", many ? "checkbox" : "radio", name, o->name);
	if (field_raw_has(raw, name, o->name))
		html(r->out, " checked");
	html(r->out, "><span>%s</span></label>\n", title_in(&o->title, r->lang));
}

static void option_inputs(struct req *r, const struct field *f, const struct json *raw)
{
	bool many = f->many;
	field_group_begin(r, f);
	html(r->out, "<div class='opts box two'>");
	const struct option *options = f->from_lookup ? f->from_lookup->options.p : f->options.p;
	size_t n = f->from_lookup ? f->from_lookup->options.n : f->options.n;
	const struct level *at = f->as_of ? scale_level(f->as_scale, field_raw_text(raw, f->as_of)) : NULL;
	for (size_t i = 0; i < n; i++)
		if (!at || field_stands_for(at, options[i].name))
			field_option_input(r, f->name, &options[i], many, raw);
	html(r->out, "</div>");
	field_group_end(r, f);
}

/* One of a few, inside a line: a line that is not meant can be emptied again, which round buttons cannot. */
void field_select_begin(struct req *r, const struct field *f)
{
	html(r->out, "<div class='f'><label for='f-%s'>%s", field_id(r, f->name), title_in(&f->title, r->lang));
	need(r, f);
	html(r->out, "</label><select class='in w-24' id='f-%s' name='f.%s'", field_id(r, f->name), f->name);
	tie(r, f->name);
	html(r->out, "><option value=''>%s</option>", t_choose(r->lang));
}

void field_select_option(struct req *r, const struct field *f, const struct json *raw, const char *value, const char *word)
{
	html(r->out, "<option value='%s'%s>%s</option>", value, field_raw_has(raw, f->name, value) ? " selected" : "", word);
}

void field_select_end(struct req *r, const struct field *f)
{
	html(r->out, "</select>");
	field_problem_line(r, f->name);
	html(r->out, "</div>\n");
}

static void cell_select(struct req *r, const struct field *f, const struct json *raw)
{
	const struct option *options = f->from_lookup ? f->from_lookup->options.p : f->options.p;
	size_t n = f->from_lookup ? f->from_lookup->options.n : f->options.n;
	const struct level *at = f->as_of ? scale_level(f->as_scale, field_raw_text(raw, f->as_of)) : NULL;
	field_select_begin(r, f);
	if (f->kind == FIELD_YESNO) {
		field_select_option(r, f, raw, "yes", t_answer_yes(r->lang));
		field_select_option(r, f, raw, "no", t_answer_no(r->lang));
	}
	for (size_t i = f->kind == FIELD_GRADE ? f->scale->levels.n : 0; i-- > 0;)
		field_select_option(r, f, raw, f->scale->levels.p[i].name, title_in(&f->scale->levels.p[i].title, r->lang));
	for (size_t i = 0; f->kind == FIELD_CHOICE && i < n; i++)
		if (!at || field_stands_for(at, options[i].name))
			field_select_option(r, f, raw, options[i].name, title_in(&options[i].title, r->lang));
	field_select_end(r, f);
}

static void yesno_input(struct req *r, const struct field *f, const struct json *raw)
{
	field_group_begin(r, f);
	html(r->out, "<div class='opts box two'>");
	static const char *const values[] = {"yes", "no"};
	for (size_t i = 0; i < 2; i++) {
		html(r->out, "<label class='opt'><input type='radio' name='f.%s' value='%s'", f->name, values[i]);
		if (field_raw_has(raw, f->name, values[i]))
			html(r->out, " checked");
		html(r->out, "><span>%s</span></label>\n", i == 0 ? t_answer_yes(r->lang) : t_answer_no(r->lang));
	}
	html(r->out, "</div>");
	field_group_end(r, f);
}

void field_levels(struct req *r, const struct scale *s, const char *name, const struct json *raw)
{
	html(r->out, "<div class='opts box'>");
	for (size_t i = s->levels.n; i-- > 0;) {
		const struct level *v = &s->levels.p[i];
		html(r->out, "<label class='opt'><input type='radio' name='f.%s' value='%s'", name, v->name);
		if (field_raw_has(raw, name, v->name))
			html(r->out, " checked");
		html(r->out, "><span>");
		ui_level(r, s, v->name);
		html(r->out, " %s</span></label>\n", title_in(&v->title, r->lang));
	}
	html(r->out, "</div>");
}

static void grade_input(struct req *r, const struct field *f, const struct json *raw)
{
	field_group_begin(r, f);
	field_levels(r, f->scale, f->name, raw);
	field_group_end(r, f);
}

/* What stands there already: a whole upload of the reader, or what the record or case has. */
static bool attached(struct req *r, const struct json *value, struct file_info *ret)
{
	bool found = false;
	if (value && value->kind == JSON_ARR)
		value = value->last;
	return value && value->kind == JSON_STR && r->tx &&
		req_ok(r, file_by_digest(r->tx, r->arena, value->s, ret, &found, &r->err)) && found && !ret->erased &&
		(ret->id || ret->person == r->who.person);
}

static void file_input(struct req *r, const struct field *f, const struct json *raw)
{
	struct file_limits limits;
	struct file_info there;
	if (!req_ok(r, file_limits(r->tx, r->arena, r->pack, r->who.organ, &limits, &r->err)))
		return;
	int mb = (int)(limits.most >> 20);
	html(r->out, "<div class='f'><label for='f-%s'>%s", field_id(r, f->name), title_in(&f->title, r->lang));
	need(r, f);
	html(r->out, "</label><p class='hint' id='n-%s'>%s</p>", field_id(r, f->name),
		*limits.types ? t_file_hint_types(r->lang, mb, limits.types) : t_file_hint(r->lang, mb));
	if (attached(r, field_raw_of(raw, f->name), &there)) {
		struct buf hex;
		buf_init(&hex, 2 * HASH_LEN + 1);
		num_hex(&hex, there.digest.b, HASH_LEN);
		html(r->out, "<p class='kept'>%s <span class='sub'>%s</span></p><input type='hidden' name='f.%s' value='%.*s'>"
			"<label class='opt'><input type='checkbox' name='f.%s' value='none'><span>%s</span></label>"
			"<p class='hint'>%s</p>",
			there.name, file_size_say(r->lang, there.size), f->name, STR_ARG(buf_str(&hex)), f->name,
			t_file_take_away(r->lang), t_file_replace(r->lang));
		buf_free(&hex);
	}
	html(r->out, "<input class='in' type='file' id='f-%s' name='f.%s'", field_id(r, f->name), f->name);
	if (field_problem(r, f->name))
		html(r->out, " aria-invalid='true' aria-describedby='e-%s'>", f->name);
	else
		html(r->out, " aria-describedby='n-%s'>", field_id(r, f->name));
	field_problem_line(r, f->name);
	html(r->out, "</div>\n");
}

void field_input(struct req *r, const struct field *f, const struct json *raw, bool readonly)
{
	if (f->is || f->is_lookup)
		return;                              /* computed: nobody types it */
	if (rows_cell(f) && (f->kind == FIELD_YESNO || f->kind == FIELD_GRADE || (f->kind == FIELD_CHOICE && !f->many))) {
		cell_select(r, f, raw);
		return;
	}
	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_NUMBER: text_input(r, f, raw, readonly); break;
	case FIELD_DATE:
	case FIELD_TIME: date_input(r, f, raw); break;
	case FIELD_CHOICE: option_inputs(r, f, raw); break;
	case FIELD_YESNO: yesno_input(r, f, raw); break;
	case FIELD_GRADE: grade_input(r, f, raw); break;
	case FIELD_LINK: field_link(r, f, raw); break;
	case FIELD_FILE: file_input(r, f, raw); break;
	case FIELD_ROWS:
		field_group_begin(r, f);
		rows_input(r, f, raw);
		field_group_end(r, f);
		break;
	}
}

void field_inputs(struct req *r, const struct field *const *fields, size_t n, const struct json *raw)
{
	for (size_t i = 0; i < n; i++) {
		/* from and till stand side by side */
		bool pair = i + 1 < n && fields[i]->kind == FIELD_DATE && fields[i + 1]->kind == FIELD_DATE;
		if (pair)
			html(r->out, "<div class='pair'>");
		field_input(r, fields[i], raw, false);
		if (pair) {
			field_input(r, fields[++i], raw, false);
			html(r->out, "</div>\n");
		}
	}
}

static bool has_file(const struct field *f);

static bool option_has_file(const struct option *o, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < o[i].fields.n; k++)
			if (has_file(&o[i].fields.p[k]))
				return true;
	return false;
}

static bool has_file(const struct field *f)
{
	if (f->kind == FIELD_FILE || option_has_file(f->options.p, f->options.n))
		return true;
	for (size_t i = 0; i < f->columns.n; i++)
		if (has_file(&f->columns.p[i]))
			return true;
	if (f->from_lookup && option_has_file(f->from_lookup->options.p, f->from_lookup->options.n))
		return true;
	for (size_t i = 0; f->kind == FIELD_GRADE && i < f->scale->levels.n; i++)
		for (size_t k = 0; k < f->scale->levels.p[i].fields.n; k++)
			if (has_file(&f->scale->levels.p[i].fields.p[k]))
				return true;
	return false;
}

void field_form_begin(struct req *r, const struct field *const *fields, size_t n, const char *action, const char *class_)
{
	bool files = false;
	for (size_t i = 0; i < n; i++)
		files |= has_file(fields[i]);
	if (files)
		req_form_begin_files(r, action, class_);
	else
		req_form_begin(r, action, class_);
}

void field_failures(struct req *r)
{
	if (r->n_problems == 0)
		return;
	html(r->out, "<div class='fail' role='alert' aria-labelledby='fail-h'><h2 id='fail-h'>");
	ui_icon(r, ICON_broken, "g");
	html(r->out, "%s</h2><ul class='dots'>", t_mend_input(r->lang, (int)r->n_problems));
	for (size_t i = 0; i < r->n_problems; i++) {
		if (*r->problems[i].field)
			html(r->out, "<li><a href='#f-%s'>%s</a></li>", r->problems[i].field, r->problems[i].text);
		else
			html(r->out, "<li>%s</li>", r->problems[i].text);
	}
	html(r->out, "</ul></div>\n");
}

struct json *field_posted(struct req *r)
{
	struct json *out = json_obj(r->arena);
	json_each(it, r->form) {
		if (str_starts(it->name, STR("f."))) {
			struct str name = str_from(it->name, 2);
			if (!json_get(out, arena_cstr(r->arena, name)))
				json_put(r->arena, out, name, json_copy(r->arena, it));
		}
	}
	/* a thing that is not in the ledger: its description joins the list of the link */
	json_each(it, r->form) {
		if (!str_starts(it->name, STR("new.")) || it->kind != JSON_STR || str_trim(it->s).n == 0)
			continue;
		struct str name = str_from(it->name, 4);
		const struct json *old = json_get(out, arena_cstr(r->arena, name));
		struct json *list = json_arr(r->arena);
		if (old && old->kind == JSON_STR)
			json_add_str(r->arena, list, STR_NONE, old->s);
		json_each(item, old && old->kind == JSON_ARR ? old : NULL)
			json_add(r->arena, list, STR_NONE, json_copy(r->arena, item));
		json_add_str(r->arena, list, STR_NONE, arena_printf(r->arena, "about:%.*s", STR_ARG(str_trim(it->s))));
		json_put(r->arena, out, name, list);
	}
	/* who looks for something finds the answer in the line in which he asked */
	return str_is(req_form(r, "op"), "find") ? out : rows_closed_up(r, out);
}

bool field_again(struct req *r)
{
	struct str op = req_form(r, "op");
	return str_is(op, "find") || str_starts(op, STR("rows."));
}

/* ---- a typed body, as it would have been posted ---- */

static void raw_put(struct req *r, struct json *out, const char *name, struct str value)
{
	json_put(r->arena, out, str_of(name), json_add_str(r->arena, json_arr(r->arena), STR_NONE, value));
}

static void raw_date(struct req *r, struct json *out, const struct field *f, struct str v)
{
	int64_t ms = 0, date = 0;
	if (f->kind == FIELD_DATE ? !civil_parse_date(v, &date) : !civil_parse_time(v, &ms))
		return;
	if (f->kind == FIELD_TIME)
		date = civil_date_of_ms(ms);
	int year;
	const struct civil_era *era = civil_era_of(date, &year);
	struct civil c = f->kind == FIELD_TIME ? civil_of_ms(ms) : civil_of_date(date);
	const struct {
		const char *part;
		int value;
	} parts[] = {{"y", year}, {"m", c.month}, {"d", c.day}, {"h", c.hour}, {"min", c.minute}};
	raw_put(r, out, arena_cprintf(r->arena, "%s.era", f->name), str_of(era->abbr));
	for (size_t i = 0; i < (f->kind == FIELD_TIME ? 5U : 3U); i++)
		raw_put(r, out, arena_cprintf(r->arena, "%s.%s", f->name, parts[i].part),
			arena_printf(r->arena, "%d", parts[i].value));
}

/* One thing of a link; what is described comes back with its grades, counted among the descriptions of the field. */
static void raw_link(
	struct req *r, struct json *out, const struct field *f, struct json *list, const struct json *v, int *described)
{
	struct str about = json_str(v, "about");
	if (!about.n) {
		if (json_get(v, "id"))
			json_add_str(r->arena, list, STR_NONE,
				arena_printf(
					r->arena, "%.*s:%lld", STR_ARG(json_str(v, "kind")), (long long)json_int(v, "id", 0)));
		return;
	}
	json_add_str(r->arena, list, STR_NONE, arena_printf(r->arena, "about:%.*s", STR_ARG(about)));
	json_each(it, v) if (it->kind == JSON_STR && !str_is(it->name, "about"))
		raw_put(r, out, arena_cprintf(r->arena, "%s.about.%d.%.*s", f->name, *described, STR_ARG(it->name)), it->s);
	++*described;
}

struct json *field_raw(struct req *r, const struct field *const *fields, size_t n, const struct json *body)
{
	struct json *out = json_obj(r->arena);
	for (size_t i = 0; i < n; i++) {
		const struct field *f = fields[i];
		const struct json *v = json_get(body, f->name);
		if (!v)
			continue;
		if (f->kind == FIELD_DATE || f->kind == FIELD_TIME) {
			raw_date(r, out, f, v->s);
		} else if (f->kind == FIELD_YESNO) {
			raw_put(r, out, f->name, v->i ? STR("yes") : STR("no"));
		} else if (f->kind == FIELD_NUMBER) {
			raw_put(r, out, f->name, arena_printf(r->arena, "%lld", (long long)v->i));
		} else if (f->kind == FIELD_LINK) {
			struct json *list = json_arr(r->arena);
			int described = 0;
			if (v->kind == JSON_OBJ)
				raw_link(r, out, f, list, v, &described);
			json_each(it, v->kind == JSON_ARR ? v : NULL)
				raw_link(r, out, f, list, it, &described);
			json_put(r->arena, out, str_of(f->name), list);
		} else if (f->kind == FIELD_ROWS) {
			rows_raw(r, out, f, v);
		} else if (v->kind == JSON_ARR || v->kind == JSON_STR) {
			json_put(r->arena, out, str_of(f->name), json_copy(r->arena, v));
		}
	}
	return out;
}
