-- 14 委託による運用: the clauses, in the order of the document. The sentences are our own; the document's stay in the document.

chapter "14" { "委託による運用", "Operation by contractors", ref = "14", under = "outsourcing", starts = "2012-11-21",
  chapter "14.1" { "外部委託事業者の選定基準", "Choosing contractors", ref = "(1)",
    clause "14-1-1" { "委託先を選ぶときは、頼む中身に見合った対策がとられると確かめる。",
      "When choosing a contractor, confirm its security fits the work.",
      ref = "①", who = "section_manager", kinds = { "procedure", "attest", "document" },
        kept_by = { "contracting.select", "contractor_selection.fits" } },
    clause "14-1-2" { "情報の安全管理の国際規格の認証や監査を受けた実績などを手がかりに委託先を選ぶ。",
      "Choose contractors with regard to ISMS certification and audit record.",
      ref = "②", who = "section_manager", kinds = { "procedure", "document", "register" },
        kept_by = { "contracting.candidates", "contracting.ground", "contractor_selection.certified",
          "contracts.certificates" } },
  },
}

chapter "15" { "省略（委託先向けの抜粋では公開されていない）", "Withheld in the excerpt for contractors", ref = "15", under = "outsourcing" }

chapter "16" { "省略（委託先向けの抜粋では公開されていない）", "Withheld in the excerpt for contractors", ref = "16", under = "evaluation" }
