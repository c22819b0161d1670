-- Incidents: who is told along the posts, who acts, what the CSIRT writes, and how the ward learns from it.

extend "incident" { "情報セキュリティ事故等", "Security incident",
  add { after = "what",
    choice "nature" { "何に当たるか", "What it is", many = true,
      option "threat"    { "脅威が起きた、起きそうだ", "A threat has occurred or is likely" },
      option "violation" { "法令・ポリシーへの違反、その兆し", "A violation of law or policy, or signs of one" } },
    choice "happened" { "起きたか", "Has it happened", option "yes" { "起きた", "Yes" }, option "likely" { "起きそうだ、疑いがある", "Likely, or suspected" } },
    choice "threat_cause" { "原因と思うもの", "Cause, as far as known", option "intrusion" { "侵入", "Intrusion" },
      option "access" { "不正アクセス", "Unauthorised access" }, option "malware" { "ウイルス", "Malware" },
      option "takeout" { "持ち出し・紛失", "Takeout or loss" }, option "unknown" { "分からない・その他", "Unknown or other" } },
    choice "threat_effect" { "起きたこと", "Effect", many = true,
      option "leak" { "漏えい", "Leak" }, option "destroyed" { "破壊", "Destruction" }, option "forged" { "改ざん", "Falsification" },
      option "erased" { "消去", "Erasure" }, option "effect_other" { "その他・まだない", "Other, or none yet" } },
    yesno "my_number_hit" { "特定個人情報等にかかわる（法定の報告の対象）", "My Number data is concerned: a legal report is due" },
    choice "shared_hit" { "かかわるシステム", "System concerned", option "own" { "課のもの・システムではない", "The section's, or none" },
      option "shared" { "共用システム", "A shared system" } },
    task "first_steps" { "緊急時対応計画に沿った最初の対応", "First steps by the emergency plan", by = "applicant", optional = true,
      time "noticed_at" { "気づいた時刻", "Noticed at" },
      text "steps"     { "行った手順", "Steps taken" } } },
  add { after = "told",
    notify "told_security" { "統括情報セキュリティ管理者への通知", "Notice to the general security manager", to = "security_head", beside = "told", due = "at_once" },
    notify "told_department" { "部長への通知", "Notice to the department officer", to = "dept_officer of applicant", beside = "told", due = "at_once" },
    notify "told_shared" { "統括情報システム管理者への通知", "Notice to the general system manager", to = "system_head", beside = "told", due = "at_once",
      when = { "shared_hit", "is", "shared" } },
    task "respond_security" { "統括情報セキュリティ管理者の対応", "Response by the general security manager", by = "security_head", beside = "told", due = "promptly",
      text "security_steps" { "対応", "Response" } },
    task "respond_shared" { "共用システムの対応", "Response on the shared system", by = "system_head", beside = "told", due = "promptly",
      when = { "shared_hit", "is", "shared" }, text "shared_steps" { "対応", "Response" } },
    task "direction" { "部長の指示", "Direction by the department officer", by = "dept_officer of applicant", beside = "told", due = "promptly",
      text "directed" { "指示", "Direction" } },
    task "team"      { "CSIRTの対応", "CSIRT", by = "csirt", beside = "told", due = "promptly",
      text "situation" { "状況", "Situation" }, text "analysis" { "分析", "Analysis" },
      text "containment" { "拡大の防止", "Containment" }, text "recovery" { "復旧", "Recovery" } } },
  add { after = "raised",
    task "instruct"  { "統括情報セキュリティ責任者の対応", "Response by the general security officer", by = "chief", due = "promptly",
      text "instructed" { "確認と指示", "Acknowledgement and instructions" } },
    task "judge"     { "最高情報セキュリティ責任者の判断", "Decision of the CISO", by = "ciso", due = "promptly",
      text "response" { "対応の判断", "On the response" },
      choice "disclose" { "公表", "Disclosure", option "yes" { "公表する", "Yes" }, option "no" { "公表しない", "No", text "why_silent" { "理由", "Why" } } },
      yesno "to_committee" { "委員会で審議する", "Goes to the committee" } },
    task "prevent"   { "再発の防止", "Prevention", by = "section_manager of applicant", due = "promptly",
      text "lesson"  { "再発防止策", "Prevention" }, text "summary" { "共有する内容（個人が分からない形で）", "What is shared, without names" } },
    notify "shared"  { "事故等の内容の共有", "Shared inside the ward", to = any { "section_manager", "leader" } } } }
extend "incidents" {}
extend "csirt" {}

procedure "csirt_proposal" {
  "CSIRTからの提案", "Proposal by the CSIRT", applicant = any { "poc", "executor", "chief" },
  text "matter"    { "提案", "Proposal" },
  link "incident"  { "もとになった事故等", "Incidents behind it", to = "incident", many = true, optional = true },
  consult "committee" { "委員会の審議", "Deliberated by the committee", by = "council",
    choice "outcome" { "結果", "Outcome", option "accepted" { "採用", "Accepted" }, option "rejected" { "不採用", "Rejected" },
      option "deferred" { "保留", "Deferred" } }, text "why" { "理由", "Reason" } },
}

register "threat_notes" {
  "脅威・事故等の情報台帳", "Information on threats and incidents", keep = "5 years", review = "stocktake", writers = "security_head",
  text "source"    { "出どころ（庁内・庁外）", "Source, inside or outside" },
  date "learned"   { "知った日", "Learned on" },
  text "matter"    { "内容", "Matter" },
  text "affected"  { "影響を受けるシステム・資産", "Systems and assets affected" },
  choice "grave"   { "深刻さ", "Severity", option "low" { "低", "Low" }, option "high" { "高", "High" } },
}
procedure "threat_notice" {
  "脅威・事故等の情報の収集と共有", "Information on threats and incidents is collected and shared",
  applicant = any { "security_head", "executor" }, writes = "threat_notes",
  columns { "source", "learned", "matter", "affected", "grave" },
  link "section"   { "知らせる所属", "Units told", to = "unit", many = true },
  text "action"    { "してほしいこと", "What to do" },
  notify "told"    { "周知", "Passed on", to = "section_manager of each section", due = "promptly" },
  confirm "acted"  { "対応した", "Acted upon", by = "section_manager of section", each = "section", due = "promptly", when = { "grave", "is", "high" } },
}

procedure "use_restriction" {
  "情報資産の利用制限", "Restricting the use of assets", applicant = any { "section_manager", "system_head", "security_head" }, rare = true,
  link "incident"  { "事故等", "Incident", to = "incident" },
  choice "target"  { "制限するもの", "What is restricted", option "system" { "システム・機器", "System or device",
      link "systems" { "システム", "Systems", to = "systems", many = true } },
    option "assets" { "情報資産", "Assets", link "assets" { "情報資産", "Assets", to = "assets", many = true } },
    option "ids"    { "ID", "IDs", link "accounts" { "ID", "IDs", to = "accounts", many = true } } },
  text "reason"    { "制限の必要と責任範囲", "Need and responsibility" },
  time "from"      { "いつから", "From" },
  time "till"      { "いつまで", "Till", at_least = "from" },
  decide "order"   { "制限の命令", "Ordered", by = any { "chief", "ciso" }, due = "at_once" },
  task "stop"      { "利用を止めた", "Use stopped", by = "executor", check = "use_stopped", due = "at_once" },
  decide "lift"    { "解除の命令", "Lifting ordered", by = any { "chief", "ciso" }, due = "till" },
  task "restore"   { "利用を再開した", "Use restored", by = "executor" },
}
check "use_stopped" { "利用の停止", "Use is stopped", runs = "link.down", per = "systems" }

procedure "staff_breach" {
  "職員の違反への対応", "Breach by staff", applicant = "section_manager", rare = true,
  link "person"    { "違反した者", "Person", to = "person", readers = any { "section_manager of person", "dept_officer of person", "security_head", "ciso" } },
  link "clause"    { "反した条項", "Clauses broken", to = "clause", many = true },
  choice "gravity" { "重さ", "Gravity", option "light" { "軽い", "Light" }, option "grave" { "重い", "Grave" }, option "wilful" { "故意", "Wilful" } },
  text "facts"     { "事実と事案の状況", "Facts and circumstances" },
  start "incident" { "事故等として扱う", "Treated as an incident", opens = "incident", by = "section_manager" },
  consult "view"   { "統括情報セキュリティ管理者の意見", "Opinion of the general security manager", by = "security_head" },
  decide "hand"    { "任命権者へ引き継ぐかの決定", "Whether to hand it over to the personnel authority", by = "dept_officer" },
  task "handed"    { "人事担当へ引き継いだ", "Handed over", text "office" { "引き継いだ先", "To" }, date "handed_on" { "日", "On" } },
  task "outcome"   { "処分などの結果", "Outcome", text "result" { "結果", "Result" } },
}
