pack "bad" { "悪い例", "Bad", base = "base" }
local t = { "x" }
for i = 1, 100 do t = { t } end
role "r" { "a", "a", members = t }
