pack "bad" { "悪い例", "Bad", base = "nowhere" }

