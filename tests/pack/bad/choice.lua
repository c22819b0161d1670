pack "bad" { "悪い例", "Bad", base = "base" }
register "r" { "台帳", "Ledger", keep = "1 year", choice "x" { "項目", "Field" }, choice "y" { "項目", "Field", from = "things" },
  rows "z" { "表", "Rows" } }
