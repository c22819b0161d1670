pack "bad" { "悪い例", "Bad", base = "base" }
register "r" { "台帳", "Ledger", keep = "1 year", text "x" { "項目", "Field" },
  list "by_y" { equal = { "unit", "y" }, sort = "x" }, list "by_x" { equal = "x" } }
