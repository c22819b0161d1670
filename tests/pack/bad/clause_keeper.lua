pack "bad" { "悪い例", "Bad", base = "base" }
chapter "1" { "章", "Chapter", under = "assets",
  clause "1-1" { "決まり", "Rule", kinds = "procedure", kept_by = { "lent", "lend.permits", "lend.rare", "portal.magic", "things.out", "lend.permit.why", "staff.readers" } } }
