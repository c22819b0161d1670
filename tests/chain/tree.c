#include "tests/util/check.h"

#include <stdlib.h>

#include "chain/tree.h"
#include "util/clean.h"
#include "util/num.h"
#include "util/sanitizer.h"

/* A source that keeps what the store keeps and refuses everything else: nodes that are not kept or not full. */
#define LEAVES (65536 + 512)
/* Every size up to here is tried with every older one; the sanitizer, which takes four times as long, looks at fewer. */
#define MOST (SANITIZED ? 130 : 300)

struct kept {
	int64_t size;
	struct hash *leaf, *node8, *node16;
};

static bool get(void *ctx, int level, int64_t idx, struct hash *ret, struct err *e)
{
	const struct kept *k = ctx;

	assert_true(level == 0 || level == 8 || level == 16);
	assert_true(idx >= 0 && idx < k->size >> level);
	(void)e;
	*ret = level == 0 ? k->leaf[idx] : level == 8 ? k->node8[idx] : k->node16[idx];
	return true;
}

static struct hash leaf_of(struct str data)
{
	return hash_parts((const struct str[]){{"\0", 1}, data}, 2);
}

/* RFC 6962 §2.1, word by word, over all leaves. */
static struct hash mth(const struct hash *leaf, int64_t n)
{
	if (n == 0)
		return hash_of(STR_NONE);
	if (n == 1)
		return leaf[0];
	int64_t k = 1;
	while (2 * k < n)
		k *= 2;
	struct hash l = mth(leaf, k), r = mth(leaf + k, n - k);
	return hash_parts((const struct str[]){{"\1", 1}, {(char *)l.b, 32}, {(char *)r.b, 32}}, 3);
}

static int setup(void **state)
{
	struct kept *k = calloc(1, sizeof(*k));

	k->leaf = calloc(LEAVES, sizeof(struct hash));
	k->node8 = calloc(LEAVES / 256 + 1, sizeof(struct hash));
	k->node16 = calloc(2, sizeof(struct hash));
	for (int64_t i = 0; i < LEAVES; i++)
		k->leaf[i] = leaf_of((struct str){(const char *)&i, sizeof(i)});
	k->size = LEAVES;
	struct tree_source s = {get, k};
	for (int64_t i = 0; i < LEAVES / 256; i++)
		assert_true(tree_subtree(&s, 8, i, &k->node8[i], NULL));
	assert_true(tree_subtree(&s, 16, 0, &k->node16[0], NULL));
	*state = k;
	return 0;
}

static int teardown(void **state)
{
	struct kept *k = *state;

	free(k->leaf);
	free(k->node8);
	free(k->node16);
	free(k);
	return 0;
}

static void hex_is(const struct hash *h, const char *want)
{
	CLEAN_BUF struct buf b;

	buf_init(&b, 100);
	num_hex(&b, h->b, HASH_LEN);
	assert_string_equal(buf_str(&b).p, want);
}

/* The eight leaves and their roots that the implementations of RFC 6962 share as test data. */
static void known_roots(void **state)
{
	(void)state;
	static const struct str data[] = {STR(""), STR("\x00"), STR("\x10"), STR("\x20\x21"), STR("\x30\x31"),
		STR("\x40\x41\x42\x43"), STR("\x50\x51\x52\x53\x54\x55\x56\x57"),
		STR("\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f")};
	static const char *const roots[] = {
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
		"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
		"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
		"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
		"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
		"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
		"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
		"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
	};
	struct hash leaf[8];
	struct kept k = {.leaf = leaf};
	struct tree_source s = {get, &k};
	struct tree_run run = {0};

	for (int64_t n = 0; n <= 8; n++) {
		struct hash h = tree_run_root(&run);
		hex_is(&h, roots[n]);
		assert_true(tree_root(&s, n, &h, NULL));
		hex_is(&h, roots[n]);
		if (n < 8) {
			leaf[n] = leaf_of(data[n]);
			tree_run_add(&run, &leaf[n]);
			k.size++;
		}
	}
}

/* Proofs that the implementations of RFC 6962 share for the same eight leaves. */
static void known_proofs(void **state)
{
	(void)state;
	static const struct str data[] = {STR(""), STR("\x00"), STR("\x10"), STR("\x20\x21"), STR("\x30\x31"),
		STR("\x40\x41\x42\x43"), STR("\x50\x51\x52\x53\x54\x55\x56\x57"),
		STR("\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f")};
	struct hash leaf[8];
	struct kept k = {.size = 8, .leaf = leaf};
	struct tree_source s = {get, &k};
	struct tree_proof p;

	for (int i = 0; i < 8; i++)
		leaf[i] = leaf_of(data[i]);
	assert_true(tree_prove_inclusion(&s, 5, 8, &p, NULL));
	assert_int_equal(p.n, 3);
	hex_is(&p.path[0], "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
	hex_is(&p.path[1], "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0");
	hex_is(&p.path[2], "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
	assert_true(tree_prove_consistency(&s, 6, 8, &p, NULL));
	assert_int_equal(p.n, 3);
	hex_is(&p.path[0], "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a");
	hex_is(&p.path[1], "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0");
	hex_is(&p.path[2], "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
}

static void roots_of_all_sizes(void **state)
{
	struct kept *k = *state;
	struct tree_source s = {get, k};
	struct tree_run run = {0};

	for (int64_t n = 0; n <= LEAVES; n++) {
		if (n <= 1100 || n % 256 <= 1 || n > LEAVES - 8) {
			struct hash want, got = tree_run_root(&run);
			if (n <= 1100 || n >= 65535)
				want = mth(k->leaf, n);
			else
				want = got;
			assert_true(hash_eq(&got, &want));
			k->size = n;
			assert_true(tree_root(&s, n, &got, NULL));
			assert_true(hash_eq(&got, &want));
		}
		if (n == LEAVES)
			break;
		tree_run_add(&run, &k->leaf[n]);
		assert_int_equal(run.n_kept, run.size % 65536 == 0 ? 2 : run.size % 256 == 0 ? 1 : 0);
		if (run.n_kept >= 1)
			assert_true(hash_eq(&run.kept[0], &k->node8[run.size / 256 - 1]));
		if (run.n_kept >= 2)
			assert_true(hash_eq(&run.kept[1], &k->node16[run.size / 65536 - 1]));
	}
	struct hash want = mth(k->leaf, 65536);
	assert_true(hash_eq(&k->node16[0], &want));
	k->size = LEAVES;
}

static void flip(struct tree_proof *p, size_t bit)
{
	p->path[bit / 256].b[bit / 8 % 32] ^= (uint8_t)(1 << bit % 8);
}

/* Of a proof that holds: which flips to try. All of small ones, one bit in each hash of the others. */
static size_t stride(int64_t size, int64_t at)
{
	return size <= 17 || (size >= 255 && size <= 258 && at % 64 == 63) ? 1 : 251;
}

static void inclusion(void **state)
{
	struct kept *k = *state;
	struct tree_source s = {get, k};
	struct tree_proof p, longer;

	for (int64_t size = 1; size <= MOST; size++) {
		struct hash root = mth(k->leaf, size), other = mth(k->leaf, size + 1);
		k->size = size;
		for (int64_t i = 0; i < size; i++) {
			assert_true(tree_prove_inclusion(&s, i, size, &p, NULL));
			assert_true(tree_check_inclusion(&k->leaf[i], i, size, &p, &root));
			assert_false(tree_check_inclusion(&k->leaf[i], i, size, &p, &other));
			assert_false(tree_check_inclusion(&k->leaf[i + 1], i, size, &p, &root));
			assert_false(tree_check_inclusion(&k->leaf[i], i + 1, size, &p, &root));
			assert_false(i > 0 && tree_check_inclusion(&k->leaf[i], i - 1, size, &p, &root));
			for (size_t bit = 0; bit < p.n * 256; bit += stride(size, i)) {
				flip(&p, bit);
				assert_false(tree_check_inclusion(&k->leaf[i], i, size, &p, &root));
				flip(&p, bit);
			}
			longer = p;
			longer.path[longer.n++] = root;
			assert_false(tree_check_inclusion(&k->leaf[i], i, size, &longer, &root));
			if (p.n) {
				p.n--;
				assert_false(tree_check_inclusion(&k->leaf[i], i, size, &p, &root));
			}
		}
	}
	k->size = LEAVES;
}

static void consistency(void **state)
{
	struct kept *k = *state;
	struct tree_source s = {get, k};
	struct tree_proof p, longer;
	static struct hash root[MOST + 1];

	for (int64_t n = 0; n <= MOST; n++)
		root[n] = mth(k->leaf, n);
	for (int64_t size = 0; size <= MOST; size++) {
		k->size = size;
		for (int64_t old = 0; old <= size; old++) {
			assert_true(tree_prove_consistency(&s, old, size, &p, NULL));
			assert_true(tree_check_consistency(old, &root[old], size, &root[size], &p));
			if (old > 0) {
				assert_false(tree_check_consistency(old, &root[old - 1], size, &root[size], &p));
				assert_false(tree_check_consistency(old, &root[old], size, &root[size - 1], &p));
				assert_false(tree_check_consistency(old - 1, &root[old], size, &root[size], &p));
			}
			assert_false(tree_check_consistency(size + 1, &root[old], size, &root[size], &p));
			for (size_t bit = 0; bit < p.n * 256; bit += stride(size, old)) {
				flip(&p, bit);
				assert_false(tree_check_consistency(old, &root[old], size, &root[size], &p));
				flip(&p, bit);
			}
			longer = p;
			longer.path[longer.n++] = root[size];
			assert_false(tree_check_consistency(old, &root[old], size, &root[size], &longer));
			if (p.n) {
				p.n--;
				assert_false(tree_check_consistency(old, &root[old], size, &root[size], &p));
			}
		}
	}
	k->size = LEAVES;
}

/* Across the borders of the kept levels. */
static void borders(void **state)
{
	struct kept *k = *state;
	struct tree_source s = {get, k};
	static const int64_t sizes[] = {1, 255, 256, 257, 511, 512, 513, 65535, 65536, 65537, 65792, 66000, LEAVES};
	struct tree_proof p;
	struct hash old_root, root;

	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		k->size = sizes[i];
		assert_true(tree_root(&s, sizes[i], &root, NULL));
		for (size_t j = 0; j <= i; j++) {
			assert_true(tree_root(&s, sizes[j], &old_root, NULL));
			assert_true(tree_prove_consistency(&s, sizes[j], sizes[i], &p, NULL));
			assert_true(tree_check_consistency(sizes[j], &old_root, sizes[i], &root, &p));
			assert_true(tree_prove_inclusion(&s, sizes[j] - 1, sizes[i], &p, NULL));
			assert_true(tree_check_inclusion(&k->leaf[sizes[j] - 1], sizes[j] - 1, sizes[i], &p, &root));
		}
	}
	k->size = LEAVES;
}

static void refuses(void **state)
{
	struct tree_source s = {get, *state};
	struct tree_proof p;
	struct err e = {0};

	assert_false(tree_prove_inclusion(&s, 8, 8, &p, &e));
	assert_string_equal(e.text, "leaf 8 is not in a tree of 8");
	assert_false(tree_prove_inclusion(&s, -1, 8, &p, NULL));
	err_clear(&e);
	assert_false(tree_prove_consistency(&s, 9, 8, &p, &e));
	assert_string_equal(e.text, "no tree of 8 grows out of one of 9");
}

static bool broken(void *ctx, int level, int64_t idx, struct hash *ret, struct err *e)
{
	(void)ctx;
	(void)ret;
	return FAIL(e, ERR_STORE, "level %d, %lld: gone", level, (long long)idx);
}

static void errors_of_the_source_come_through(void **state)
{
	(void)state;
	struct tree_source s = {broken, NULL};
	struct tree_proof p;
	struct hash h;
	struct err e = {0};

	assert_false(tree_root(&s, 300, &h, &e));
	assert_string_equal(e.text, "level 8, 0: gone");
	assert_false(tree_prove_inclusion(&s, 3, 300, &p, NULL));
	assert_false(tree_prove_consistency(&s, 3, 300, &p, NULL));
	assert_false(tree_subtree(&s, 16, 0, &h, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_roots),
		cmocka_unit_test(known_proofs),
		cmocka_unit_test(roots_of_all_sizes),
		cmocka_unit_test(inclusion),
		cmocka_unit_test(consistency),
		cmocka_unit_test(borders),
		cmocka_unit_test(refuses),
		cmocka_unit_test(errors_of_the_source_come_through),
	};

	return cmocka_run_group_tests_name("chain-tree", tests, setup, teardown);
}
