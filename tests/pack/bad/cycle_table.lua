pack "bad" { "悪い例", "Bad", base = "base" }
local t = {}
t[1] = t
role "r" { "a", "a", members = t }
