pack "bad" { "悪い例", "Bad", base = "base" }
pack "again" { "二つ目", "Second" }
