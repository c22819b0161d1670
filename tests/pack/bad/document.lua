pack "bad" { "悪い例", "Bad", base = "base" }
document "d" { "文書", "Document", of = "lend", article "1" { "{item.name}は{colour}", "{item.name}" } }
document "e" { "文書", "Document", article "1" { "{item}", "x" } }
