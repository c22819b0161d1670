pack "bad" { "悪い例", "Bad", base = "base" }
chapter "1" { "章", "Chapter", under = "assets",
  clause "1-1" { "決まり", "Rule", kinds = { "procedure", "check" }, kept_by = "lend", open = { chek = { "あとで", "Later" } } } }
