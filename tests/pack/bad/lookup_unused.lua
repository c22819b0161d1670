pack "bad" { "悪い例", "Bad", base = "base" }
lookup "l" { "表", "Table", option "a" { "A", "A" }, line "x" { gives = "b" } }
