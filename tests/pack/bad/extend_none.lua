pack "bad" { "悪い例", "Bad", base = "base" }
extend "lent" { rare = true }
