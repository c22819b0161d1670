pack "bad" { "悪い例", "Bad", base = "base" }
pcall(function() while true do end end)
term "after" { "a", "a" }
