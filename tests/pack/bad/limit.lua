pack "bad" { "悪い例", "Bad", base = "base" }
register "r" { "台帳", "Ledger", keep = "1 year", text "x" { "項目", "Field", at_least = 3 }, number "n" { "数", "Number", at_most = "x.y" } }
