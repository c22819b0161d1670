-- The reporting lines: from the section to the department, from the departments and the general security manager (Art. 16) to the
-- general security officer (Art. 14), and from there to the CISO (Art. 11). Each line is a procedure, due by a duty.

-- ---------------------------------------------------------------------------------- Article 16 → 14 → 11: what is summed up

procedure "education_report" {
  "一般教育の結果と効果の報告", "Report on general education and its effect", applicant = "security_head", form = "一般教育報告書",
  text "course"    { "対象の一般教育", "Education reported" },
  number "rate"    { "受講率（%）", "Attendance (%)", at_least = 0, at_most = 100 },
  number "before"  { "教育前の理解度（%）", "Score before (%)", at_least = 0, at_most = 100 },
  number "after"   { "教育後の理解度（%）", "Score after (%)", at_least = 0, at_most = 100 },
  text "effect"    { "効果の測定", "Effect" },
  text "better"    { "改めること", "To be improved" },
  decide "accept"  { "統括情報セキュリティ責任者への報告・受理", "Accepted by the general security officer", by = "chief" },
  task "report"    { "最高情報セキュリティ責任者への報告", "Report to the CISO", by = "chief", due = "promptly",
    text "words" { "報告者の意見", "Comment", optional = true } },
  notify "received" { "受領", "Received by the CISO", to = "ciso", due = "promptly" },
}
duty "education_reporting" { "一般教育の結果の報告", "Report on general education", by = "security_head", every = "1 year",
  from = "1 September",
  due = "31 October", done = "education_report" }

procedure "inspection_report" {
  "自己点検の結果と効果の報告", "Report on self-inspection and its effect", applicant = "security_head", form = "自己点検報告書",
  text "period"    { "対象の自己点検", "Round reported" },
  number "rate"    { "実施率（%）", "Completion (%)", at_least = 0, at_most = 100 },
  rows "tally"     { "集計", "Tally", text "item" { "項目", "Item" }, text "department" { "部・課", "Department, section" },
    number "yes_rate" { "できている割合（%）", "Yes (%)" } },
  text "weak"      { "弱い項目", "Weak items" },
  text "trend"     { "前回からの変化と教育の効果", "Change since last time, effect of education" },
  decide "accept"  { "統括情報セキュリティ責任者への報告・受理", "Accepted by the general security officer", by = "chief" },
  task "report"    { "最高情報セキュリティ責任者への報告", "Report to the CISO", by = "chief", due = "promptly",
    text "words" { "報告者の意見", "Comment", optional = true } },
  notify "received" { "受領", "Received by the CISO", to = "ciso", due = "promptly" },
}
duty "inspection_reporting" { "自己点検の結果の報告", "Report on self-inspection", by = "security_head", every = "1 year",
  from = "1 September",
  due = "31 October", done = "inspection_report" }

procedure "consignee_report" {
  "委託事業者等の管理状況の報告", "Report on contractors", applicant = "security_head", form = "委託管理報告書",
  text "period"    { "対象の期間", "Period" },
  number "contracts" { "契約の数", "Contracts", at_least = 0 },
  number "checked" { "確認した数", "Confirmed", at_least = 0 },
  number "missed"  { "確認していない数", "Not confirmed", at_least = 0 },
  number "subcontracts" { "承認した再委託等の数", "Subcontracts approved", at_least = 0 },
  text "findings"  { "分かったこと・違反", "Findings and breaches" },
  decide "accept"  { "統括情報セキュリティ責任者への報告・受理", "Accepted by the general security officer", by = "chief" },
  task "report"    { "最高情報セキュリティ責任者への報告", "Report to the CISO", by = "chief", due = "promptly",
    text "words" { "報告者の意見", "Comment", optional = true } },
  notify "received" { "受領", "Received by the CISO", to = "ciso", due = "promptly" },
}
duty "consignee_reporting" { "委託事業者等の管理状況の報告", "Report on contractors", by = "security_head", every = "1 year",
  from = "1 November",
  due = "31 December", done = "consignee_report" }

-- --------------------------------------------------------------------------------------- Article 18 → 17 → 14 → 11: risks

procedure "risk_progress" {
  "リスク管理の実施状況の報告（課）", "A section's report on risks", applicant = "section_manager",
  link "risks"     { "課のリスク", "Risks of the section", to = "audit_risk", many = true, optional = true },
  text "state"     { "実施状況（期限超過と対策）", "State, what is overdue, and why" },
  notify "received" { "部長の受領", "Received by the department officer", to = "dept_officer of applicant", due = "promptly" },
}
duty "risk_progress_round" { "リスク管理の実施状況の報告（課）", "A section's report on risks", by = "section_manager of place",
  per = "audit_risks",
  when = { "residual", "missing" }, every = "risk_every", done = "risk_progress" }

procedure "risk_results" {
  "承認したリスク管理の結果の報告（部）", "A department's report on approved results", applicant = "dept_officer",
  link "risks"     { "承認したリスク管理", "Approved risks", to = "audit_risk", many = true, optional = true,
    only = { "approve", "is", "yes" } },
  text "state"     { "残る大きさと意見", "Residual levels and comment" },
  notify "received" { "統括情報セキュリティ責任者の受領", "Received by the general security officer", to = "chief", due = "promptly" },
}
duty "risk_results_round" { "リスク管理の結果の報告（部）", "A department's report on risks", by = "dept_officer of unit", per = "department",
  every = "risk_every", done = "risk_results" }

procedure "risk_summary" {
  "リスク管理の結果の報告（区）", "The ward's report on risk management", applicant = "chief", form = "リスク管理報告書",
  link "results"   { "各部の報告", "Departments' reports", to = "risk_results", many = true },
  text "state"     { "全体の状況", "Overall state" },
  notify "received" { "最高情報セキュリティ責任者の受領", "Received by the CISO", to = "ciso", due = "promptly" },
}
duty "risk_summary_round" { "リスク管理の結果の報告（区）", "The ward's report on risk management", by = "chief", every = "1 year",
  from = "1 November",
  due = "31 December", done = "risk_summary" }

-- ------------------------------------------------------------------------ what else the management review looks at

procedure "incident_summary" {
  "事故等の報告（期間）", "Report on incidents of a period", applicant = "security_head", form = "事故等報告書",
  text "period"    { "対象の期間", "Period" },
  link "incidents" { "事故等", "Incidents", to = "incident", many = true, optional = true },
  text "causes"    { "原因と被害", "Causes and damage" },
  text "speed"     { "対応にかかった時間", "Response times" },
  text "prevention" { "再発防止と、終わっていないもの", "Prevention, and what is still open" },
  decide "accept"  { "統括情報セキュリティ責任者の受理", "Accepted by the general security officer", by = "chief" },
  notify "received" { "最高情報セキュリティ責任者の受領", "Received by the CISO", to = "ciso", due = "promptly" },
}
procedure "implementation_report" {
  "セキュリティ管理の実施状況の報告", "Report on the state of security management", applicant = "security_head", form = "実施状況報告書",
  link "plan"      { "管理運用計画", "Operation plan", to = "operation_plan" },
  rows "done"      { "計画と実績", "Planned and done", text "task" { "計画したこと", "Planned" }, text "department" { "部", "Department" },
    date "done_on" { "実施日", "Done on", optional = true },
      text "gap" { "できなかったことと理由", "What was not done, and why", optional = true } },
  decide "accept"  { "統括情報セキュリティ責任者の受理", "Accepted by the general security officer", by = "chief" },
  notify "received" { "最高情報セキュリティ責任者の受領", "Received by the CISO", to = "ciso", due = "promptly" },
}

-- ------------------------------------------------------------------ Article 18 → 17: how the policy and My Number data are kept

param "grasp_every" { "遵守状況を把握する間隔", "Interval of compliance reports", value = "6 months", max = "1 year" }
procedure "compliance_report" {
  "ポリシー遵守状況の報告", "Report on compliance", applicant = "section_manager",
  text "staff_state" { "職員の状況（確認・教育・点検・違反）", "Staff: acknowledgement, education, inspection, breaches" },
  text "contractor_state" { "委託事業者等の状況", "Contractors" },
  text "better"    { "改めること", "To be improved" },
  confirm "signed" { "部長の確認", "Signed by the department officer", by = "dept_officer of applicant" },
}
duty "compliance_round" { "ポリシー遵守状況の報告", "Report on compliance", by = "section_manager of unit", per = "section",
  every = "grasp_every",
  done = "compliance_report" }

procedure "my_number_report" {
  "特定個人情報等の取扱状況の報告", "Report on how My Number data is handled", applicant = "section_manager",
  yesno "handles"  { "課で特定個人情報等を扱う", "The section handles My Number data",
    yesno "clerks_right" { "事務取扱担当者名簿が今の体制と合う", "The list of clerks is right" },
    yesno "forms_right" { "業務登録票・ファイル登録票・取扱要領の範囲で扱っている", "Handled within registered affairs, registered files and guideline" },
    yesno "confirmed" { "委託先・再委託先を事前に確かめた（任せるとき）", "Contractors and subcontractors were confirmed beforehand" },
    yesno "their_lists" { "委託先・再委託先の担当者名簿がある（任せるとき）", "Contractors' and subcontractors' clerks are listed" },
    yesno "area_right" { "取扱区域の措置が保たれている", "The handling area is as it should be" },
    text "log_sample" { "利用の記録を抜き取って確かめた結果", "Sample of the access log" },
    text "media"   { "媒体の状況", "Media" },
    text "findings" { "分かったこと", "Findings" } },
  confirm "signed" { "部長の確認", "Signed by the department officer", by = "dept_officer of applicant" },
}
duty "my_number_round" { "特定個人情報等の取扱状況の把握", "Grasp how My Number data is handled", by = "section_manager of unit",
  per = "section",
  every = "grasp_every", done = "my_number_report" }

-- -------------------------------------------------------- guidance, requests to improve, recommendations to correct

procedure "guidance" {
  "指導・改善要求・是正勧告", "Guidance, request to improve, recommendation to correct",
    applicant = any { "security_head", "chief", "ciso", "audit_chief" },
  choice "sort"    { "種類", "Sort", option "advice" { "指導・助言", "Guidance or advice" },
    option "improve" { "改善要求", "Request to improve" },
    option "correct" { "是正勧告", "Recommendation to correct" } },
  link "unit"      { "相手の所属", "Unit", to = "unit" },
  choice "level"   { "だれが措置を取るか", "Who takes the measure",
    option "section" { "情報セキュリティ管理者（課長）", "Section security manager" },
    option "department" { "情報セキュリティ責任者（部長）", "Department security officer" },
    option "shared" { "統括情報システム管理者", "General system manager" } },
  link "clause"    { "関係する条項", "Clauses concerned", to = "clause", many = true, optional = true },
  text "matter"    { "内容", "Matter" },
  date "answer_by" { "期限", "By" },
  task "by_section" { "課の改善・是正", "Measure by the section", by = "section_manager of unit", when = { "level", "is", "section" },
    due = "answer_by",
    text "cause"   { "原因", "Cause" }, text "measure" { "措置", "Measure" }, file "evidence" { "根拠", "Evidence" } },
  task "by_department" { "部の改善・是正", "Measure by the department", by = "dept_officer of unit",
    when = { "level", "is", "department" }, due = "answer_by",
    text "cause"   { "原因", "Cause" }, text "measure" { "措置", "Measure" }, file "evidence" { "根拠", "Evidence" } },
  task "by_shared" { "共用システムの改善・是正", "Measure on shared systems", by = "system_head", when = { "level", "is", "shared" },
    due = "answer_by",
    text "cause"   { "原因", "Cause" }, text "measure" { "措置", "Measure" }, file "evidence" { "根拠", "Evidence" } },
  confirm "closed" { "出した者の確認", "Confirmed by the issuer", by = "applicant" },
}
extend "instruction" { applicant = any { "ciso", "chief", "dept_officer", "section_manager" } }
