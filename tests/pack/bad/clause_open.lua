pack "bad" { "悪い例", "Bad", base = "base" }
chapter "1" { "章", "Chapter", under = "assets",
  clause "1-1" { "決まり", "Rule", kinds = { "procedure", "check" }, kept_by = "lend", open = "check" },
  clause "1-2" { "決まり", "Rule", kinds = { "procedure", "check" }, kept_by = "lend", open = { "check" } },
  clause "1-3" { "決まり", "Rule", kinds = { "procedure", "check" }, kept_by = "lend", open = { check = "あとで" } },
  clause "1-4" { "決まり", "Rule", kinds = { "procedure", "check" }, kept_by = "lend", open = { check = { "あとで" } } },
  clause "1-5" { "決まり", "Rule", kinds = { "procedure", "check" }, kept_by = "lend", open = { check = { "あとで", "" } } } }
