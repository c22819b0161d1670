pack "bad" { "悪い例", "Bad", base = "base" }
param "a" { "値", "Value" }
param "b" { "値", "Value", value = 5, max = 3 }
param "c" { "値", "Value", value = "2 days", max = "1 day" }
param "d" { "値", "Value", value = true, min = 1 }
param "e" { "値", "Value", value = 3, max = "1 day" }
