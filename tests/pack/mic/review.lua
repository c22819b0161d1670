-- Findings, review of documents, exceptions.

-- Opened by a failed check, a "no" on a sheet, an audit; a check closes its own by passing.
procedure "finding" {
  "指摘事項", "Finding",
  text "fact"     { "事実", "Fact" },
  link "clause"   { "条項", "Clause", to = "clause", many = true },
  link "unit"     { "対象の所属", "Unit", to = "unit" },
  task "plan"     { "改善計画", "Plan", by = "section_manager of unit", due = "promptly",
    text "cause"  { "原因", "Cause" }, text "action" { "改善措置", "Corrective action" },
    date "till"   { "期限", "By" } },
  task "remedy"   { "改善した", "Remedied", by = "section_manager of unit", due = "till",
    file "evidence" { "根拠", "Evidence" } },
  confirm "closed" { "改善の確認", "Remedy confirmed", by = "applicant" },
}

procedure "revision" {
  "文書の見直し", "Review of documents",
  link "document" { "文書", "Document", to = "document", many = true },
  text "why"      { "見直すきっかけ", "What calls for it" },
  choice "result" { "結果", "Result",
    option "change" { "改める", "Change", file "draft" { "改定案", "Draft" } },
    option "keep"   { "改めない", "Keep", text "reason" { "理由", "Reason" } } },
  decide "approve" { "改定の承認", "Approval", by = "document.approved_by", when = { "result", "is", "change" } },
}

procedure "exception" {
  "例外措置", "Exception", applicant = "section_manager", writes = "exceptions", form = "例外措置申請書",
  columns { "clause", "reason", "instead", "risk", "from", "till" },
  decide "permit" { "例外の許可", "Permission", by = "ciso" },
  task "ended"    { "終了の報告", "End reported", due = "till" },
}

procedure "urgent_exception" {
  "緊急の例外措置の報告", "Urgent exception, reported afterwards", applicant = "section_manager", writes = "exceptions",
  rare = true,
  columns { "clause", "reason", "instead", "risk", "from", "till" },
  ratify "ratified" { "追認", "Ratified", by = "ciso", due = "promptly after from" },
  start "not_ratified" { "是正を求める", "Remedy asked for", opens = "finding", when = { "ratified", "is", "refused" } },
  task "ended"    { "終了の報告", "End reported", due = "till" },
}
