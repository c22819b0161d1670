pack "bad" { "悪い例", "Bad", base = "base" }
sheet "s" { "点検表", "Sheet" }
