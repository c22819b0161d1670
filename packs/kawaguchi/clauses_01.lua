-- 第1 趣旨, 第2 用語, 第3 適用範囲: the clauses, in the order of the document. The sentences are our own; the document's stay in the document.

chapter "1" { "趣旨", "Purpose", ref = "第1", under = "organisation",
  clause "1" { "本基準は、市の基本方針に掲げた対策を実行へ移すための細目をまとめた下位文書である。",
    "The standard sets the details needed to carry out the measures named in the city's basic policy.",
    kinds = { "definition", "document" }, kept_by = { "basic_policy", "standard", "standard.purpose" } },
}
chapter "2" { "用語", "Terms", ref = "第2", under = "organisation",
  clause "2" { "用語の意味は、独自に定めず基本方針の第2条にある定義をそのまま借りる。",
    "Terms carry the meanings given in Article 2 of the basic policy.",
    kinds = "definition", kept_by = "basic_policy.terms" },
}
chapter "3" { "適用範囲", "Scope", ref = "第3", under = "organisation",
  clause "3-1" { "対象となる資産は基本方針の対象資産から、病院事業用のものと学校用の教育財産を差し引いた範囲である。",
    "Assets in scope are those of the basic policy minus hospital-business assets and school educational property.",
    ref = "1", kinds = { "definition", "register" }, kept_by = { "standard.scope", "assets.excluded", "assets" } },
  clause "3-2" { "本基準は病院事業以外の市の資産に加え、それを扱う正規・非常勤・臨時・派遣の働き手(あわせて「職員等」)と委託事業者に及ぶ。",
    "The standard binds the city's non-hospital assets, all regular, part-time, temporary and dispatched workers, and contractors.",
    ref = "2", kinds = "definition", kept_by = "standard.scope" },
}
