pack "bad" { "悪い例", "Bad", base = "base" }
param "n" { "数", "Number", value = 9223372036854775808 }
