-- Audit under the audit manager, and the management of the risks that audits confirm.

extend "audit" { applicant = "security_head", form = "監査計画書",
  remove = { "plan", "order", "look_too" },
  add { after = "auditors",
    task "plan"    { "監査計画の策定", "Audit plan drawn up", by = "audit_chief", text "criteria" { "監査の基準", "Criteria" },
      file "schedule" { "日程", "Schedule" } },
    task "assist"  { "統括情報セキュリティ責任者の協力", "Cooperation of the general security officer", by = "chief", due = "promptly",
      text "arranged" { "各部への協力の依頼と日程の調整", "Departments asked, dates arranged" } },
    notify "notice" { "監査の通知（部長）", "Notice to the department officers", to = "dept_officer of each audited" },
    notify "notice_section" { "監査の通知（課長）", "Notice to the section security managers", to = "section_manager of each audited" } },
  task "report" { "監査報告書の案", "Draft of the audit report", by = "security_head" },
  notify "reported" { "最高情報セキュリティ責任者への報告", "Reported to the CISO", to = "ciso", due = "promptly" },
  add { before = "reported",
    decide "result" { "監査結果の承認", "Audit result approved", by = "audit_chief" } },
  add { after = "reported",
    start "correct" { "是正の指示", "Order to correct", opens = "finding", by = "audit_chief", each = "findings" },
    task "risky"   { "リスクの判定", "Is there a risk?", by = "security_head",
      rows "risks" { "リスク管理に移すもの", "To be managed as risks", optional = true,
        text "matter" { "リスクの内容", "Risk" }, link "place" { "対象の課", "Section", to = "unit" } },
      text "no_risk" { "リスクとしない指摘とその理由（なければ「なし」）", "Findings without risk, and why, or none" } },
    start "risk"   { "リスク管理を始める", "Risk management begins", opens = "audit_risk", by = "audit_chief", each = "risks" } } }
extend "audit_year" { by = any { "audit_chief", "security_head" } }
param "audit_cycle" { "すべての課を監査し終える期間", "Time in which every section is audited", value = "3 years", max = "5 years" }
duty "section_audited" { "課の監査", "Every section is audited", by = "audit_chief", per = "section", every = "audit_cycle",
  date "audited_on" { "監査した日", "Audited on" }, text "case" { "監査の番号", "Number of the audit" } }

-- ---------------------------------------------------------------------------------------------------------------- risks

register "audit_risks" {
  "リスク管理台帳", "Risks found by audit", keep = "5 years", review = "risk_every",
  readers = any { "member of place", "dept_officer of place", "system_head", "security_head", "chief", "ciso" },
  text "matter"    { "リスクの内容", "Risk" },
  link "place"     { "対象の課", "Section", to = "unit" },
  link "system"    { "共用システム", "Shared system", to = "systems", optional = true },
  choice "level"   { "大きさ", "Level", optional = true, option "low" { "小", "Low" }, option "middle" { "中", "Middle" },
    option "high" { "大", "High" } },
  choice "treatment" { "対応", "Treatment", optional = true, option "reduce" { "減らす", "Reduce" }, option "avoid" { "やめる", "Avoid" },
    option "transfer" { "移す", "Transfer" }, option "accept" { "受け入れる", "Accept" } },
  choice "residual" { "残る大きさ", "Residual level", optional = true, option "none" { "なし", "None" }, option "low" { "小", "Low" },
    option "middle" { "中", "Middle" }, option "high" { "大", "High" } },
}
param "risk_every" { "リスク管理の報告の間隔", "Interval of risk reports", value = "3 months", max = "1 year" }
procedure "audit_risk" {
  "監査で確かめられたリスクの管理", "Managing a risk found by audit", applicant = "audit_chief", writes = "audit_risks",
  columns { "matter", "place" },
  task "assess"    { "評価と対応の計画", "Assessment and plan", by = any { "section_manager of place", "system_head" }, due = "promptly",
    link "asset"   { "対象の資産", "Assets", to = "assets", many = true, unlisted = true, optional = true },
    link "system"  { "共用システム", "Shared system", to = "systems", optional = true },
    choice "cause" { "脅威の原因", "Cause",
      option "intrusion" { "侵入", "Intrusion" }, option "access" { "不正アクセス", "Unauthorised access" },
      option "malware" { "ウイルス", "Malware" }, option "takeout" { "持ち出し", "Takeout" }, option "other" { "その他", "Other" } },
    choice "effect" { "起こること", "Effect", many = true,
      option "leak" { "漏えい", "Leak" }, option "destroyed" { "破壊", "Destruction" }, option "forged" { "改ざん", "Falsification" },
      option "erased" { "消去", "Erasure" }, option "effect_other" { "その他", "Other" } },
    columns { "level", "treatment" },
    text "measure" { "対策", "Measure" }, date "finish_by" { "期限", "By" },
    link "helpers" { "協力する職員", "Staff who help", to = "person", many = true, optional = true } },
  task "help"      { "協力する職員の作業", "Work by staff who help", by = "helpers", many = true,
    when = { "helpers", "given" }, due = "finish_by",
    text "done_what" { "行ったこと", "What was done" } },
  task "progress"  { "進み具合", "Progress", by = any { "section_manager of place", "system_head" }, many = true,
    text "so_far"  { "状況", "State" } },
  task "treated"   { "対策の実施", "Treated", by = any { "section_manager of place", "system_head" }, due = "finish_by",
    columns { "residual" }, file "evidence" { "根拠", "Evidence" } },
  -- a confirm, not a decision: the ledger holds the risk from its first day, not from the day on which it is settled
  confirm "approve" { "リスク管理の結果の承認", "Result approved", by = "dept_officer of place", due = "decision_days" },
}
