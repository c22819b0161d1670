pack "bad" { "悪い例", "Bad", base = "base" }
param "n" { "数\226\128\174える", "Num\226\128\139ber", value = 1 }
