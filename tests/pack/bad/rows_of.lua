pack "bad" { "悪い例", "Bad", base = "base" }
register "r" { "台帳", "Ledger", keep = "1 year",
  rows "x" { "行", "Rows", of = "things", choice "a" { "答", "Answer", option "out" { "外", "Out" } } } }
procedure "p" { "手続", "Procedure",
  rows "lines" { "行", "Lines", of = "things", only = { "secrecy", "at least", "9" }, choice "a" { "答", "Answer", option "out" { "外", "Out" } },
    choice "b" { "答", "Answer", option "well" { "良", "Well" } } },
  rows "plain" { "行", "Lines", only = { "state", "is", "out" }, text "c" { "字", "Text" } },
  rows "none" { "行", "Lines", of = "log" },
  decide "d" { "決裁", "Decision", by = "manager of applicant", sets = { lines = "b" } },
  decide "e" { "決裁", "Decision", by = "manager of applicant", sets = { lines = "out" } },
  task "f" { "作業", "Task", rows "late" { "行", "Lines", of = "things", text "c" { "字", "Text" } } } }
