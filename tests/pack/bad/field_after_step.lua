pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", task "t" { "作業", "Task" }, text "x" { "項目", "Field" } }
