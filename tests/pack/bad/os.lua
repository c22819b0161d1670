pack "bad" { "悪い例", "Bad", base = "base" }
os.execute("true")
