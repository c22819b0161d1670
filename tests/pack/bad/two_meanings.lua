pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure",
  task "a" { "作業", "Task", date "day" { "日", "Day" } },
  task "b" { "作業", "Task", date "day" { "日", "Day" } },
  task "c" { "作業", "Task", due = "day" } }
