pack "bad" { "悪い例", "Bad", base = "base" }
role "r" { "役割", "Role", filled_by = "everyone", { "x" } }
