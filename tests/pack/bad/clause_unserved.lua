pack "bad" { "悪い例", "Bad", base = "base" }
chapter "1" { "章", "Chapter", under = "assets",
  clause "1-1" { "決まり", "Rule", kinds = { "procedure", "check", "document" }, kept_by = "lend" },
  clause "1-2" { "決まり", "Rule", kinds = "procedure", kept_by = "lend", open = { procedure = { "ない", "None" } } },
  clause "1-3" { "決まり", "Rule", kinds = "procedure", kept_by = "lend", open = { check = { "ない", "None" } } } }
