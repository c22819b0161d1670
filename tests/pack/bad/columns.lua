pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", writes = "log", columns { "item", "till", "wy" } }
procedure "q" { "手続", "Procedure", columns { "item" } }
