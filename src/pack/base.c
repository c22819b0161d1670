#include "pack/base.h"

#include <pthread.h>

#include "pack/shape.h"
#include "text/text.h"
#include "util/heap.h"

#define HELD_MAX 4             /* bases kept; packs in use at one time share one or two */
#define BASE_ARENA (128u << 20)

struct pack_loader {
	pthread_mutex_t lock;
	struct base *held[HELD_MAX];
	size_t oldest;                       /* the place where the next is put */
	struct evaluated evaluated;
};

struct pack_loader *pack_loader_new(void)
{
	struct pack_loader *l = heap_make(struct pack_loader);
	must(pthread_mutex_init(&l->lock, NULL) == 0);
	return l;
}

void pack_loader_free(struct pack_loader *l)
{
	if (!l)
		return;
	for (size_t i = 0; i < HELD_MAX; i++)
		if (l->held[i])
			arena_free(l->held[i]->arena);
	pthread_mutex_destroy(&l->lock);
	heap_free(l);
}

struct evaluated base_evaluated(struct pack_loader *l)
{
	pthread_mutex_lock(&l->lock);
	struct evaluated all = l->evaluated;
	pthread_mutex_unlock(&l->lock);
	return all;
}

void base_count(struct pack_loader *l, size_t files, size_t bytes)
{
	pthread_mutex_lock(&l->lock);
	l->evaluated.files += files;
	l->evaluated.bytes += bytes;
	pthread_mutex_unlock(&l->lock);
}

struct str base_folder(const struct file *f)
{
	struct str s = str_of(f->name);
	return str_head(s, str_find(s, STR("/")));
}

/* The same names and texts, in the same order. */
static bool same(const struct base *b, const struct files *f, const char *folder)
{
	size_t at = 0;
	for (size_t i = 0; i < f->list.n; i++) {
		const struct file *x = &f->list.p[i];
		if (!str_is(base_folder(x), folder))
			continue;
		if (at == b->files.list.n || strcmp(b->files.list.p[at].name, x->name) != 0 ||
		    !str_eq(b->files.list.p[at].text, x->text))
			return false;
		at++;
	}
	return at == b->files.list.n;
}

/* Under the lock. */
static struct base *find(struct pack_loader *l, const struct files *f, const char *folder)
{
	for (size_t i = 0; i < HELD_MAX; i++)
		if (l->held[i] && same(l->held[i], f, folder))
			return l->held[i];
	return NULL;
}

/* Checked once for all packs that take it as it is; what is wrong with it is said of the pack that asks for it. */
static bool sound(struct say *s, const struct node *n)
{
	struct say quiet = {.a = s->a, .lang = s->lang};
	shape_check(s->a, &quiet, n);
	return !say_any(&quiet);
}

static struct base *evaluate(const struct files *f, const char *folder, struct say *s)
{
	struct arena *a = arena_new(BASE_ARENA);
	struct base *b = arena_make(a, struct base);
	struct box box;
	VEC(const struct node *) tops = {0};
	b->arena = a;
	b->refs = 1;
	box_init(&box, a, s);
	for (size_t i = 0; i < f->list.n && !box.stopped; i++) {
		struct node **top;
		size_t n;
		if (!str_is(base_folder(&f->list.p[i]), folder))
			continue;
		struct file own = {arena_cstr(a, str_of(f->list.p[i].name)), arena_str(a, f->list.p[i].text)};
		*vec_push(a, &b->files.list) = own;
		box_run(&box, own.name, own.text, true, &top, &n);
		for (size_t k = 0; k < n; k++) {
			top[k]->sound = sound(s, top[k]);
			*vec_push(a, &tops) = top[k];
		}
	}
	b->tops.p = tops.p;
	b->tops.n = tops.n;
	b->spent = box.spent;
	if (arena_over(a))
		say(s, (struct where){folder, 0}, NULL, t_pack_too_much(s->lang));
	return b;
}

const struct base *base_get(struct pack_loader *l, const struct files *f, const char *folder, struct say *s)
{
	pthread_mutex_lock(&l->lock);
	struct base *b = find(l, f, folder);
	if (b)
		b->refs++;
	pthread_mutex_unlock(&l->lock);
	if (b)
		return b;
	b = evaluate(f, folder, s);
	base_count(l, b->files.list.n, b->spent.traffic);
	/* one of which something was said is looked at anew, so that it is said again */
	if (say_any(s))
		return b;
	pthread_mutex_lock(&l->lock);
	struct base *gone = NULL;
	if (!find(l, f, folder)) {
		gone = l->held[l->oldest];
		l->held[l->oldest] = b;
		b->refs++;
		l->oldest = (l->oldest + 1) % HELD_MAX;
	}
	pthread_mutex_unlock(&l->lock);
	if (gone)
		base_back(l, gone);
	return b;
}

void base_back(struct pack_loader *l, const struct base *b)
{
	struct base *own = (struct base *)(uintptr_t)b;
	pthread_mutex_lock(&l->lock);
	bool last = --own->refs == 0;
	pthread_mutex_unlock(&l->lock);
	if (last)
		arena_free(own->arena);
}
