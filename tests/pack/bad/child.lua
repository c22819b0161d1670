pack "bad" { "悪い例", "Bad", base = "base" }
role "r" { "役割", "Role", filled_by = "everyone", text "x" { "項目", "Field" } }
