pack "bad" { "悪い例", "Bad", base = "base" }
local s = "0123456789abcdef"
for i = 1, 15 do s = s .. s end
for i = 1, 1000000 do local t = s .. i end
