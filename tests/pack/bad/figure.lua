pack "bad" { "悪い例", "Bad", base = "base" }
sheet "s" { "点検表", "Sheet", question "q" { "問い", "Question" } }
sheet "t" { "点検表", "Sheet", question "q" { "問い", "Question" }, option "good" { "良", "Good" } }
duty "d" { "実施事項", "Duty", by = "staff", per = "person", every = "1 year", done = "s" }
procedure "p" { "手続", "Procedure", text "x" { "項目", "Field" },
  task "a" { "作業", "Task", when = { "d.rates", "at least", "90" } },
  task "b" { "作業", "Task", when = { "s.r.no", "at least", "1" } },
  task "c" { "作業", "Task", when = { "s.q.never", "at least", "1" } },
  task "e" { "作業", "Task", when = { "t.q.no", "at least", "1" } },
  task "f" { "作業", "Task", when = { "d.rate of units", "at least", "90" } },
  task "g" { "作業", "Task", when = { "d.rate of unit", "is", "many" } },
  task "h" { "作業", "Task", when = { "t.q.good of unit", "is not", "3" } },
  task "i" { "作業", "Task", when = { "some d.rate of unit", "is", "3" } } }
