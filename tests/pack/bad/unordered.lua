pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", steps = { d = decide "d" { "決裁", "Decide", by = "chief" } } }
register "r" { "台帳", "Ledger", keep = "1 year", fields = { name = text "name" { "名", "Name" } } }
