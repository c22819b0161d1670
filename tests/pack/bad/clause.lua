pack "bad" { "悪い例", "Bad", base = "base" }
chapter "1" { "章", "Chapter", under = "assets",
  clause "1-1" { "決まり", "Rule" },
  clause "1-2" { "決まり", "Rule", kinds = "hope", kept_by = "lend" },
  clause "1-3" { "決まり", "Rule", kinds = "procedure" },
  clause "1-4" { "決まり", "Rule", kinds = "procedure", kept_by = { "lent", "lend.permits", "lend.rare", "portal.magic" } } }
