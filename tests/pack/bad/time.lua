pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", text "x" { "項目", "Field" },
  task "a" { "作業", "Task", due = "3 fortnights" },
  task "b" { "作業", "Task", due = "31 June" },
  task "c" { "作業", "Task", due = "x" },
  task "d" { "作業", "Task", due = "3 days after never" },
  task "e" { "作業", "Task", due = "1 days" } }
register "r" { "台帳", "Ledger", keep = "for ever", text "y" { "項目", "Field" } }
