-- Audit.

procedure "audit" {
  "監査", "Audit", applicant = "audit_chief", form = "監査実施計画書",
  link "audited"  { "監査を受ける所属", "Units audited", to = "unit", many = true },
  link "company"  { "監査を受ける委託先", "Contractors audited", to = "contracts", many = true, optional = true },
  text "scope"    { "範囲と基準", "Scope and criteria" },
  date "from"     { "いつから", "From" },
  date "till"     { "いつまで", "Till", at_least = "from" },
  link "auditors" { "監査人", "Auditors", to = "auditors", many = true,
    except = "member of audited since audit_distance before from" },
  decide "plan"   { "実施計画の承認", "Plan approved", by = "council" },
  confirm "accept" { "監査人の引受け", "Auditor accepts", by = "auditors.person", each = "auditors" },
  task "ask"      { "資料の依頼", "Request for documents", by = "auditors.person", many = true,
    link "asked"  { "相手", "Asked of", to = "unit" }, text "item" { "求めるもの", "What" }, date "answer_by" { "期限", "By" } },
  task "answer"   { "資料の提出", "Answer", by = "section_manager of ask.asked", each = "ask", due = "ask.answer_by",
    file "paper"  { "資料", "Document" } },
  task "fieldwork" { "監査調書", "Working papers", by = "auditors.person", readers = any { "auditors.person", "audit_chief" },
    rows "findings" { "指摘", "Findings",
      text "fact" { "事実", "Fact" }, link "clause" { "条項", "Clause", to = "clause", many = true },
      link "unit" { "対象の所属", "Unit", to = "unit" }, file "evidence" { "証拠", "Evidence" },
      link "elsewhere" { "同じ問題がありうる所属", "Units that may have the same problem", to = "unit", many = true,
        optional = true } } },
  task "report"   { "監査報告書", "Audit report", by = "audit_chief", gives = "audit_report" },
  notify "reported" { "委員会への報告", "Reported to the committee", to = "council" },
  start "order"    { "指摘への対処の指示", "Order to remedy", opens = "finding", by = "ciso", each = "findings" },
  start "look_too" { "同種の問題の確認の指示", "Order to look for the same", opens = "finding", by = "ciso",
    each = "findings.elsewhere" },
}

document "audit_report" {
  "監査報告書", "Audit report", of = "audit", keep = "10 years",
  article "scope"    { "{scope}について、{from}から{till}まで監査した。", "{scope} was audited from {from} to {till}." },
  article "findings" { "指摘は次のとおり。", "Findings:", prints = "findings" },
}
