pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", link "item" { "もの", "Thing", to = "things" }, text "x" { "項目", "Field" },
  decide "a" { "決裁", "Decide", by = "manager for item" },
  decide "b" { "決裁", "Decide", by = "manager of x" },
  decide "c" { "決裁", "Decide", by = "manager of nothing" },
  decide "d" { "決裁", "Decide", by = "boss of item" },
  decide "e" { "決裁", "Decide" } }
