pack "bad" { "悪い例", "Bad", base = "base" }
role "Rôle" { "役割", "Role", filled_by = "everyone" }
role "r-2" { "役割", "Role", filled_by = "everyone" }
