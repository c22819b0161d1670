pack "bad" { "悪い例", "Bad", base = "base" }
frobnicate "p" { "手続", "Procedure" }
