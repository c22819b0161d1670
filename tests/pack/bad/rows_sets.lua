pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure",
  rows "lines" { "行", "Lines", of = "things",
    choice "a" { "答", "Answer", option "out" { "外", "Out" } },
    choice "b" { "答", "Answer", option "well" { "良", "Well" } }, text "c" { "字", "Text" } },
  decide "d" { "決裁", "Decision", by = "manager of applicant", sets = { lines = "a" } },
  decide "e" { "決裁", "Decision", by = "manager of applicant", sets = { lines = "b" } },
  decide "f" { "決裁", "Decision", by = "manager of applicant", sets = { lines = "c" } },
  decide "g" { "決裁", "Decision", by = "manager of applicant", sets = { lines = "out" } } }
