pack "bad" { "悪い例", "Bad", base = "base" }
text = 5
