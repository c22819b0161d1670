pack "bad" { "悪い例", "Bad", base = "base" }
register "r" { "台帳", "Ledger", keep = "1 year", add { text "x" { "項目", "Field" } } }
