pack "bad" { "悪い例", "Bad", base = "base" }
role "r" { "役割", filled_by = "everyone" }
