pack "bad" { "悪い例", "Bad", base = "base" }
while true do end
