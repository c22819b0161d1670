pack "bad" { "悪い例", "Bad", base = "base" }
duty "d" { "実施", "Duty", by = "staff", every = "1 year", from = "31 February", due = "1 May", text "x" { "文", "Text" } }
