pack "bad" { "悪い例", "Bad", base = "base" }
extend "lend" { confirm "permit" { due = "1 day" } }
