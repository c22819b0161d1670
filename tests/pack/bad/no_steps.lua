pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure" }
