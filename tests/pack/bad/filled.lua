pack "bad" { "悪い例", "Bad", base = "base" }
role "r" { "役割", "Role", filled_by = "nobody" }
role "q" { "役割", "Role" }
role "s" { "役割", "Role", filled_by = "head" }
