pack "bad" { "悪い例", "Bad", base = "base" }
register "r" { "台帳", "Ledger", keep = "1 year",
  link "a" { "A", "A", to = "thing" }, link "b" { "B", "B", to = "chief" }, link "c" { "C", "C" } }
