pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", link "chief" { "長", "Chief", to = "person" }, decide "d" { "決裁", "Decide", by = "chief" } }
