-- 1 目的: the clauses, in the order of the document. The sentences are our own; the document's stay in the document.

chapter "1" { "目的", "Purpose", ref = "1", under = "organisation", starts = "2012-11-21",
  clause "1" { "情報資産を正しく扱って行政サービスを途切れさせないよう、守るべき振る舞いと判断の物差しを置くことがこの基準のねらいである。",
    "The aim is a yardstick for conduct so that services run without a break.",
    kinds = "definition", kept_by = "excerpt.purpose" },
}

chapter "2" { "省略（委託先向けの抜粋では公開されていない）", "Withheld in the excerpt for contractors", ref = "2", under = "organisation" }
