pack "bad" { "悪い例", "Bad", base = "base" }
role "s" { "役割", "Role", filled_by = "everyone", chair = "chief" }
