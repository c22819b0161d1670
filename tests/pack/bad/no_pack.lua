term "t" { "用語", "Term", means = { "secrecy", "is", "2" } }
