pack "bad" { "悪い例", "Bad", base = "base" }
role "r" { "会議", "Body", members = "chief", chair = "chief", secretary = "chief" }
role "q" { "会議", "Body", members = { "r", "q" }, chair = "chief", secretary = "q" }
