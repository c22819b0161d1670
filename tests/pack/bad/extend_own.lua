pack "bad" { "悪い例", "Bad", base = "base" }
term "t" { "用語", "Term", means = { "secrecy", "is", "2" } }
extend "t" {}
