pack "bad" { "悪い例", "Bad", base = "base" }
extend "lend" { add { after = "itme", text "x" { "項目", "Field" } } }
