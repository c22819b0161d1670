pack "bad" { "悪い例", "Bad", base = "base" }
local s = "0123456789abcdef"
for i = 1, 10 do s = s .. s end
role "r" { s, "Role", filled_by = "everyone" }
