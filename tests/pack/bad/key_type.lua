pack "bad" { "悪い例", "Bad", base = "base" }
register "r" { "台帳", "Ledger", keep = 5, text "x" { "項目", "Field", optional = "yes" } }
