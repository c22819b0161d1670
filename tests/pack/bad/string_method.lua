pack "bad" { "悪い例", "Bad", base = "base" }
local s = ("x"):rep(1000000)
