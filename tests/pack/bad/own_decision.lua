pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure", decide "d" { "決裁", "Decide", by = "applicant" },
  task "t" { "作業", "Task" }, confirm "c" { "確認", "Confirm", by = "applicant" },
  consult "k" { "合議", "Consult", by = "anyone" } }
