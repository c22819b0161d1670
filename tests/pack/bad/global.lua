pack "bad" { "悪い例", "Bad", base = "base" }
x = 1
