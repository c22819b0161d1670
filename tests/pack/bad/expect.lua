pack "bad" { "悪い例", "Bad", base = "base" }
check "c" { "検査", "Check", runs = "log.arrives", per = "things", expect = { weeks = 3 } }
