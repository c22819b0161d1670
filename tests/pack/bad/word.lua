pack "bad" { "悪い例", "Bad", base = "base" }
prosedure "p" { "手続", "Procedure" }
role "r" { "役割", "Role", filled_by = "nobody_at_all" }
