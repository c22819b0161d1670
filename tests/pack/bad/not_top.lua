pack "bad" { "悪い例", "Bad", base = "base" }
text "x" { "項目", "Field" }
