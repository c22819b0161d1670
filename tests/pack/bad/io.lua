pack "bad" { "悪い例", "Bad", base = "base" }
io.open("/etc/passwd")
