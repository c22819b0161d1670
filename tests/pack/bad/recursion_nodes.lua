pack "bad" { "悪い例", "Bad", base = "base" }
local function f() return option "x" { "a", "a", f() } end
f()
