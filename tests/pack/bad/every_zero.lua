pack "bad" { "悪い例", "Bad", base = "base" }
duty "d" { "実施", "Duty", by = "staff", every = "0 days", text "x" { "文", "Text" } }
