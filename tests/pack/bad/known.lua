pack "bad" { "悪い例", "Bad", base = "base" }
check "c" { "検査", "Check", runs = "service.upp", per = "things" }
param "p" { "値", "Value", value = 12, portal = "password.min_lenght" }
procedure "p2" { "手続", "Procedure", task "t" { "作業", "Task", tool = "hammer" } }
