pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure",
  task "a" { "作業", "Task", needs = { "b", "is", "done" } }, task "b" { "作業", "Task" } }
