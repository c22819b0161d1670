pack "bad" { "悪い例", "Bad", base = "base" }
local s = "x"
for i = 1, 40 do s = s .. s end
