pack "bad" { "悪い例", "Bad", base = "base" }
role "r" { "\xff", "Role", filled_by = "everyone" }
