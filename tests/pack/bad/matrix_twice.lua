pack "bad" { "悪い例", "Bad", base = "base" }
chapter "1" { "章", "Chapter", under = "assets",
  clause "told" { "知らせる。", "Tell.", ref = "1", who = "staff", kinds = "procedure", kept_by = "lend" } }
sheet "matrix" { "回答", "Answers", clauses_of = "staff", question "told" { "知らせた", "Told" } }
procedure "ask" { "問う", "Asking", task "answer" { "回答", "Answer", sheet = "matrix" } }
