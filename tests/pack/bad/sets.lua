pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", link "item" { "もの", "Thing", to = "things" }, text "x" { "項目", "Field" },
  task "a" { "作業", "Task", sets = { item = "lost" } }, task "b" { "作業", "Task", sets = { x = "out" } } }
