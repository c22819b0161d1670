pack "bad" { "悪い例", "Bad", base = "base" }
register "r" { "台帳", "Ledger", keep = "1 year",
  text "x" { "項目", "Field" },
  date "x" { "項目", "Field" } }
