pack "bad" { "悪い例", "Bad", base = "base" }
role "staff" { "職員", "Staff", filled_by = "everyone" }
