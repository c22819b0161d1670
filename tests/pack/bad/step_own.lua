pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", task "a" { "作業", "Task", time "at" { "日時", "At" } } }
