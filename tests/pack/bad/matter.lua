pack "bad" { "悪い例", "Bad", base = "base" }
role "r" { "役割", "Role", one_per = "section", filled_by = "head", stand_in "chief" { only = { "lend.permits", "borrow" } } }
extend "lend" {}
