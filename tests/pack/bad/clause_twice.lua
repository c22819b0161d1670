pack "bad" { "悪い例", "Bad", base = "base" }
chapter "1" { "章", "Chapter", under = "assets",
  clause "1-1" { "決まり", "Rule", kinds = "procedure", kept_by = "lend" },
  clause "1-1" { "決まり", "Rule", kinds = "procedure", kept_by = "lend" } }
