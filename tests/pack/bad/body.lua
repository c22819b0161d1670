pack "bad" { "悪い例", "Bad", base = "base" }
role "r" { "会議", "Body", members = { "chief", "manager" } }
role "q" { "会議", "Body", members = { "r" }, chair = "chief", secretary = "chief" }
