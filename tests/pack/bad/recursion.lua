pack "bad" { "悪い例", "Bad", base = "base" }
local function f(n) return 1 + f(n + 1) end
f(1)
