pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", start "s" { "始める", "Start", opens = "q" } }
procedure "q" { "手続", "Procedure", start "s" { "始める", "Start", opens = "p" } }
