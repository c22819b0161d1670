pack "bad" { "悪い例", "Bad", base = "base" }
door "d" { "入口", "Door", text "x" { "項目", "Field" } }
