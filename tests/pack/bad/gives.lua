pack "bad" { "悪い例", "Bad", base = "base" }
document "d" { "文書", "Document", of = "lend", parties = { "organ", "item.owner" } }
procedure "p" { "手続", "Procedure", task "t" { "作業", "Task", gives = "d" } }
