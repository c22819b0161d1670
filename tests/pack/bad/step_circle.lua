pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure",
  task "a" { "作業", "Task", beside = "b" }, task "b" { "作業", "Task", beside = "a" }, task "c" { "作業", "Task", beside = "d" } }
