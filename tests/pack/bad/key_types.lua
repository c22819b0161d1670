pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", applicant = { "staff" }, text "x" { "項目", "Field", when = "always" },
  task "t" { "作業", "Task", sets = "out", many = 1 } }
