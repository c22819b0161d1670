pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", text "a" { "文", "Text", when = { "ghost", "given" } },
  decide "d" { "決裁", "Decide", by = "chief", when = { "item.ghost", "is", "yes" } } }
