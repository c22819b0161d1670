-- 17 評価・見直し: the clauses, in the order of the document. The sentences are our own; the document's stay in the document.

chapter "17" { "評価・見直し", "Evaluation and review", ref = "17", under = "evaluation", starts = "2012-11-21",
  chapter "17.1" { "監査", "Audit", ref = "(1)",
    clause "17-1-a" { "監査の責任者を指名し、資産の対策の状況を毎年度と必要な時に監査させる。",
      "The CISO names an audit head and has controls audited every fiscal year and as needed.",
      ref = "ア 第1文", who = "ciso", kinds = { "role", "schedule", "procedure" },
        kept_by = { "audit_chief", "audit_year", "audit" } },
    clause "17-1-a-s2" { "委託先などに対しても、同じように監査を行わせる。",
      "Contractors are audited likewise.",
      ref = "ア 第2文", who = { "ciso", "contractor" }, kinds = { "schedule", "procedure" },
        kept_by = { "contractor_audit", "audit.company" } },
  },
}
