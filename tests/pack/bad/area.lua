pack "bad" { "悪い例", "Bad", base = "base" }
chapter "1" { "章", "Chapter", under = "sports", clause "1-1" { "決まり", "Rule", kinds = "procedure", kept_by = "lend" } }
chapter "2" { "章", "Chapter", clause "2-1" { "決まり", "Rule", kinds = "procedure", kept_by = "lend" } }
