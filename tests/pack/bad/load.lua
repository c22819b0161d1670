pack "bad" { "悪い例", "Bad", base = "base" }
load("return 1")()
