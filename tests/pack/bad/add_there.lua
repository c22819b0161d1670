pack "bad" { "悪い例", "Bad", base = "base" }
extend "things" { add { text "name" { "名称", "Name" } } }
