pack "bad" { "悪い例", "Bad", base = "base" }
extend "lend" { decide "permits" { due = "1 day" } }
