pack "bad" { "悪い例", "Bad", base = "base" }
duty "a" { "実施", "Duty", by = "chief" }
duty "b" { "実施", "Duty", by = "chief", on = "moon.full" , due = "1 day" }
duty "c" { "実施", "Duty", by = "chief", per = "weather", every = "1 year" }
duty "d" { "実施", "Duty", every = "1 year", done = "chief" }
