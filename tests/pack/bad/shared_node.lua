pack "bad" { "悪い例", "Bad", base = "base" }
local f = text "x" { "項目", "Field" }
register "r" { "台帳", "Ledger", keep = "1 year", f, rows "y" { "表", "Rows", f } }
