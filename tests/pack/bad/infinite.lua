pack "bad" { "悪い例", "Bad", base = "base" }
param "n" { "数", "Number", value = 1e400 }
