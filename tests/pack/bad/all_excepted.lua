pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure",
  decide "d" { "決裁", "Decide", by = "chief", except = "chief" },
  confirm "c" { "確認", "Confirm", by = any { "chief", "manager" }, except = any { "manager", "chief" } },
  confirm "k" { "確認", "Confirm", by = any { "chief", "manager" }, except = "manager" } }
