pack "bad" { "悪い例", "Bad", base = "base" }
local n = 0
repeat n = n + 1 until false
