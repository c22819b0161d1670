pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", date "x" { "日", "Date" },
  task "a" { "作業", "Task", due = "3 days from x, or next day" },
  task "b" { "作業", "Task", due = "3 days from x or next working day" },
  task "c" { "作業", "Task", due = "x from x" },
  task "d" { "作業", "Task", due = "3 days from" },
  task "e" { "作業", "Task", due = "30 days from x, or next working day, or previous working day" } }
duty "d" { "実施事項", "Duty", by = "manager", per = "section", every = "1 year, or next working day" }
