pack "bad" { "悪い例", "Bad", base = "base" }
for i = 1, 1000000 do text "x" { "a", "a" } end
