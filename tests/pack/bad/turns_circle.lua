pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", turns_into = "q", task "t" { "作業", "Task" } }
procedure "q" { "手続", "Procedure", turns_into = "p", task "t" { "作業", "Task" } }
