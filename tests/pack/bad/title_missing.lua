pack "bad" { "悪い例", "Bad", base = "base" }
role "r" { filled_by = "everyone" }
