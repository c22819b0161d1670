/* sheet, document */
#include "pack/grammar.h"
#include "text/text.h"

void build_sheet(struct build *b, struct item *it)
{
	struct sheet *s = (struct sheet *)it->elem;
	const struct node *n = it->node;
	struct scope *scope = arena_make(b->work, struct scope);
	s->clauses_of = (const struct role *)build_key_elem(b, ELEM_ROLE, n, "clauses_of");
	build_options(b, n, scope, &s->options.p, &s->options.n);
	s->questions.p = arena_array(b->a, n->children.n + 1, sizeof(*s->questions.p));
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		if (c->word != W_QUESTION)
			continue;
		struct question *q = &s->questions.p[s->questions.n++];
		q->name = build_text(b, str_of(c->name));
		q->title = build_title(b, c);
		q->where = (struct where){build_text(b, str_of(c->where.file)), c->where.line};
		q->evidence = build_evidence(b, c);
	}
	if (!s->questions.n && !s->clauses_of)
		build_say(b, n, NULL, t_pack_sheet_empty(b->lang));
	if (s->options.n)
		return;
	static const struct lang ja = {LANG_JA, NULL}, en = {LANG_EN, NULL};
	const struct { const char *name; const char *(*title)(const struct lang *); } usual[] = {
		{"yes", t_pack_yes}, {"partly", t_pack_partly}, {"no", t_pack_no}, {"not_applicable", t_pack_not_applicable},
	};
	s->options.p = arena_array(b->a, ARRAY_LEN(usual), sizeof(*s->options.p));
	s->options.n = ARRAY_LEN(usual);
	for (size_t i = 0; i < ARRAY_LEN(usual); i++) {
		s->options.p[i].name = usual[i].name;
		s->options.p[i].title = (struct title){usual[i].title(&ja), usual[i].title(&en)};
	}
}

/* Blanks of an article: "{contract.company}", each a path of the form that the document is of. */
static void blanks(struct build *b, const struct node *n, const struct scope *scope, struct str text)
{
	while (text.n) {
		size_t at = str_find(text, STR("{"));
		if (at == text.n)
			return;
		text = str_from(text, at + 1);
		size_t end = str_find(text, STR("}"));
		struct str path = str_head(text, end);
		if (end == text.n || !scope) {
			build_say(b, n, NULL, t_pack_blank(b->lang, arena_cstr(b->work, path)));
			return;
		}
		struct val *v = arena_make(b->work, struct val);
		*v = (struct val){.kind = VAL_STR, .s = path};
		*vec_push(b->work, &b->laters) =
			(struct later){LATER_PATH, arena_make(b->work, const struct path *), v, scope, n, NULL};
		text = str_from(text, end + 1);
	}
}

static void prints(struct build *b, const struct node *n, const struct scope *scope, struct article *a)
{
	struct str name = node_text(n, "prints");
	struct item *it = build_item(b, name);
	a->prints = build_text(b, name);
	if (it && it->node->word == W_SHEET)
		build_make(b, it);
	else if (scope)
		build_path(b, n, "prints", scope, arena_make(b->work, const struct path *));
	else
		build_say(b, n, "prints", t_pack_blank(b->lang, a->prints));
}

void build_document(struct build *b, struct item *it)
{
	struct document *d = (struct document *)it->elem;
	const struct node *n = it->node;
	struct scope *none = arena_make(b->work, struct scope), *of = NULL;
	d->tier = build_text(b, node_text(n, "tier"));
	d->approved_by = (const struct role *)build_key_elem(b, ELEM_ROLE, n, "approved_by");
	build_time(b, n, "review", none, &d->review);
	build_roles_key(b, n, "read_by", &d->read_by.p, &d->read_by.n);
	struct elem *procedure = build_key_elem(b, ELEM_PROCEDURE, n, "of");
	if (procedure) {
		d->of = procedure->name;
		of = arena_make(b->work, struct scope);
		of->procedure = (const struct procedure *)procedure;
	}
	const struct val *copies = node_key(n, "copies");
	d->copies = copies ? copies->i : 1;
	if (d->copies < 1 || d->copies > 20)
		build_say(b, n, "copies", t_pack_copies(b->lang));
	build_names(b, n, "parties", &d->parties.p, &d->parties.n);
	for (size_t i = 0; i < d->parties.n; i++) {
		if (!strcmp(d->parties.p[i], "organ"))
			continue;
		struct val *v = arena_make(b->work, struct val);
		*v = (struct val){.kind = VAL_STR, .s = str_of(d->parties.p[i])};
		if (of)
			*vec_push(b->work, &b->laters) =
				(struct later){LATER_PATH, arena_make(b->work, const struct path *), v, of, n, "parties"};
		else
			build_say(b, n, "parties", t_pack_blank(b->lang, d->parties.p[i]));
	}
	if (node_key(n, "keep"))
		build_span(b, n, "keep", &d->keep);
	d->public_ = node_true(n, "public") ? "yes" : NULL;
	d->articles.p = arena_array(b->a, n->children.n + 1, sizeof(*d->articles.p));
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		struct article *a = &d->articles.p[d->articles.n++];
		a->name = build_text(b, str_of(c->name));
		a->title = build_title(b, c);
		blanks(b, c, of, str_of(a->title.ja));
		if (strcmp(a->title.ja, a->title.en))
			blanks(b, c, of, str_of(a->title.en));
		if (node_key(c, "prints"))
			prints(b, c, of, a);
	}
}
