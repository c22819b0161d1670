pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure",
  decide "d" { "決裁", "Decide", by = "chief" },
  task "t" { "作業", "Task", when = { "d", "is", "refused" } } }
