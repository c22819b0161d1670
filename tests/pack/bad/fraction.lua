pack "bad" { "悪い例", "Bad", base = "base" }
param "p" { "値", "Value", value = 1.5 }
