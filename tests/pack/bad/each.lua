pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", text "x" { "項目", "Field" },
  task "a" { "作業", "Task", each = "x" }, task "b" { "作業", "Task", each = "nothing" } }
