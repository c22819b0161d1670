/* One thing of each kind in section 111 of a city that has changed its policy, has contractors and a second organ; and somebody
 * of each relation to these things in front of the portal. Words that stand in the things tell whether a page shows them:
 *
 *   保護台帳 an asset · 関守総合病院 where it is taken · 保守の人 a line of a closed ledger · 赤 a value that did not move
 *   内緒の体制 a report · 写真の説明 an answer with a file · ひみつの案 a draft · 検査の証拠 · 極秘の理由 of a proposal ·
 *   争訟のため of a hold · 甲社 the contract · 作業の中身 a contractor's request · 乙社 another contract */
#ifndef TESTS_GATE_CROWD_H
#define TESTS_GATE_CROWD_H

#include "tests/pages/readers.h"

struct crowd {
	struct world *w;
	struct readers r;
	int64_t asset, paper, visitor, contract, other_contract;
	int64_t file, step, handed, notice;      /* cases: a take-out on its way, a report with a file, of a contractor */
	int64_t entry, held_entry;               /* of the take-out, of the hold */
	int64_t own, group, report, shot, quarterly;     /* rounds, the group of the first */
	int64_t policy, draft, rules, own_text;  /* versions of documents */
	int64_t moved, proposal, hold;
	int64_t far_unit, far_asset, far_file, far_round, far_draft;     /* of the second organ */
	const char *upload;                      /* of 1116, on its way */
};

int crowd_setup(void **state);
int crowd_teardown(void **state);
struct crowd *crowd_of(void **state);

/* Who stands before the gate, in the order of the columns. */
struct onlooker { const char *login, *says; };
extern const struct onlooker onlookers[];
extern const size_t n_onlookers;
struct browser *onlooker(struct crowd *c, size_t i);

/* {asset} {file} … {unit} {far_unit} {account} {upload} by their names. */
const char *crowd_fill(struct crowd *c, const char *text);

#endif
