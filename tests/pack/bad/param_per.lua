pack "bad" { "悪い例", "Bad", base = "base" }
param "a" { "値", "Value", value = 3, per = "person" }
param "b" { "値", "Value", value = 3, per = "municipality" }
param "c" { "値", "Value", value = 3, per = "sections" }
param "d" { "値", "Value", value = 12, per = "section", portal = "login.tries" }
