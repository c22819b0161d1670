pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure",
  choice "c" { "選択", "Choice",
    option "a" { "A", "A", text "why" { "理由", "Why" } },
    option "b" { "B", "B", text "why" { "理由", "Why" } } } }
