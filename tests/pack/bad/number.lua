pack "bad" { "悪い例", "Bad", base = "base" }
register "a" { "台帳", "Ledger", keep = "1 year", number = "{unit}-{nr}", text "x" { "項目", "Field" } }
register "b" { "台帳", "Ledger", keep = "1 year", number = "{unit}", text "x" { "項目", "Field" } }
register "c" { "台帳", "Ledger", keep = "1 year", number = "{unit-{no}", text "x" { "項目", "Field" } }
register "d" { "台帳", "Ledger", keep = "1 year", number = "{no}-{no}", text "x" { "項目", "Field" } }
