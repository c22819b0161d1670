-- The daily work of those who run things: instructions, meetings, texts, training, tests, watching.

procedure "instruction" {
  "指導・指示", "Instruction", applicant = any { "chief", "section_manager" },
  link "unit"     { "相手の所属", "Units", to = "unit", many = true },
  text "matter"   { "内容", "Matter" },
  link "clause"   { "関係する条項", "Clauses concerned", to = "clause", many = true, optional = true },
  date "answer_by" { "報告の期限", "Reply by" },
  file "paper"    { "文書", "Paper", optional = true },
  task "reply"    { "結果の報告", "Reply", by = "section_manager of each unit", due = "answer_by",
    text "result" { "行ったこと", "What was done" }, file "evidence" { "根拠資料", "Evidence", optional = true } },
  confirm "closed" { "完了の確認", "Closed", by = "applicant" },
}

procedure "report_up" {
  "報告", "Report", applicant = any { "section_manager", "chief" },
  text "matter"   { "報告すること", "Matter" },
  choice "occasion" { "きっかけ", "Occasion",
    option "year"  { "定期", "Regular" }, option "asked" { "求められて", "Asked for" },
    option "found" { "気づいて", "Something was noticed" } },
  text "state"    { "状況", "State" },
  text "proposal" { "改善の案", "Proposed improvement", optional = true },
  file "paper"    { "資料", "Paper", optional = true },
  notify "told"   { "供覧", "Told", to = all { "dept_officer of applicant", "chief" } },
  task "answered" { "受けた者の指示", "Direction given", by = "ciso", optional = true, text "direction" { "指示", "Direction" } },
}

procedure "opinion" {
  "意見照会", "Asking for an opinion", applicant = any { "chief", "section_manager" },
  text "matter"   { "照会すること", "Matter" },
  link "asked"    { "相手の所属", "Units asked", to = "unit", many = true },
  date "answer_by" { "回答の期限", "Answer by" },
  file "draft"    { "案", "Draft", optional = true },
  task "answer"   { "回答", "Answer", by = "section_manager of each asked", due = "answer_by",
    choice "view" { "意見", "Opinion", option "agreed" { "異議なし", "None" },
      option "other" { "意見あり", "There is one", text "words" { "意見の内容", "The opinion" } } } },
  task "taken"    { "意見の取扱い", "What became of the opinions", text "outcome" { "取扱い", "Outcome" } },
}

procedure "meeting" {
  "会議", "Meeting", applicant = any { "chief", "executor", "section_manager" }, keep = "10 years",
  text "body"     { "会議の名称", "Body" },
  date "held"     { "開催日", "Held on" },
  rows "agenda"   { "議題", "Agenda", text "item" { "議題", "Item" }, text "proposer" { "提案者", "Proposed by" },
    file "paper"  { "資料", "Paper", optional = true } },
  task "called"   { "開催の通知", "Members called", due = "held" },
  task "minutes"  { "議事録", "Minutes", due = "promptly after held",
    text "present" { "出席者", "Present" }, file "record" { "議事録", "Minutes" },
    rows "decisions" { "決まったこと", "Decisions", text "decided" { "決定", "Decision" },
      link "owner" { "担当の所属", "Unit in charge", to = "unit", optional = true },
      date "decided_by" { "期限", "By", optional = true } } },
  notify "told"   { "最高責任者への報告", "Reported to the chief officer", to = "ciso" },
}

procedure "document_making" {
  "文書の策定・改定", "Making or revising a document", applicant = any { "chief", "dept_officer", "section_manager" },
  link "document" { "文書", "Document", to = "document" },
  text "why"      { "作る・改める理由", "Reason" },
  file "draft"    { "案", "Draft" },
  consult "view"  { "統括の意見", "Opinion of the chief manager", by = "chief", text "words" { "意見", "Opinion", optional = true } },
  decide "adopt"  { "決定", "Adopted", by = "document.approved_by",
    date "in_force" { "施行日", "In force from" } },
  task "made_known" { "周知", "Made known", due = "promptly", text "how" { "周知の方法", "How" } },
}

procedure "disclosure" {
  "公表", "Publication by the office", applicant = any { "chief", "section_manager" },
  text "matter"   { "公表すること", "What is published" },
  text "where_published" { "公表の場所", "Where" },
  date "when_published" { "公表日", "When" },
  file "text"     { "公表する文面", "Text" },
  yesno "harmless" { "公表により安全が損なわれない", "Publishing it does no harm to security" },
  decide "permit" { "公表の決定", "Decision", by = "ciso" },
  task "done"     { "公表した", "Published", due = "when_published" },
}

-- ---------------------------------------------------------------------------------------------------- people learn

procedure "training" {
  "研修", "Training", applicant = any { "chief", "section_manager" },
  text "subject"  { "内容", "Subject" },
  choice "audience" { "対象", "Audience", many = true,
    option "new"   { "新任の職員", "New staff" }, option "all" { "全職員", "All staff" },
    option "managers" { "管理職", "Managers" }, option "systems" { "システムの担当者", "Operators of systems" },
    option "personal_data" { "個人情報を扱う者", "Those who handle personal data" },
    option "company" { "委託先", "Contractors" } },
  date "held"     { "実施日", "Held on" },
  choice "way"    { "方法", "How", option "class" { "集合", "In class" }, option "screen" { "eラーニング", "On screen" },
    option "paper" { "資料の配付", "Paper" } },
  decide "plan"   { "計画の承認", "Plan approved", by = "chief" },
  task "material" { "資料", "Material", file "text" { "資料", "Material" } },
  task "attended" { "実施の記録", "Attendance", due = "promptly after held",
    number "invited" { "対象の人数", "Invited", at_least = 0 }, number "came" { "受講した人数", "Attended", at_least = 0 },
    file "list"   { "受講者名簿", "List" }, text "absent" { "欠けた者の扱い", "What about those absent", optional = true } },
  notify "told"   { "実施結果の報告", "Result reported", to = "ciso" },
}

procedure "drill" {
  "訓練", "Drill", applicant = any { "chief", "section_manager" },
  text "scenario" { "想定", "Scenario" },
  choice "practised" { "試すこと", "What is practised", many = true,
    option "report" { "事故の連絡", "Reporting" }, option "cut" { "切断・復旧", "Cutting off and recovery" },
    option "mail" { "不審なメール", "Suspicious mail" }, option "disaster" { "災害・停電", "Disaster, power failure" },
    option "urgent" { "緊急の例外措置", "Urgent exceptions" } },
  link "units"    { "参加する所属", "Units taking part", to = "unit", many = true },
  date "held"     { "実施日", "Held on" },
  decide "plan"   { "計画の承認", "Plan approved", by = "chief" },
  task "record"   { "実施の記録", "Record", due = "promptly after held",
    text "course" { "経過", "Course" }, number "came" { "参加した人数", "Took part", at_least = 0 },
    text "lesson" { "分かったこと・改めること", "What was learned" }, file "evidence" { "資料", "Evidence", optional = true } },
  notify "told"   { "結果の報告", "Result reported", to = "ciso" },
}

procedure "hand_over_case" {
  "事務引継", "Hand-over", applicant = "staff",
  link "to"       { "引き継ぐ相手", "Handed over to", to = "person" },
  text "work"     { "担当していた仕事と役割", "Work and roles" },
  link "items"    { "引き継ぐ機器・媒体・資産", "Devices, media and assets", to = { "devices", "assets" }, many = true, optional = true },
  rows "open"     { "途中のもの", "Things open", optional = true, text "what" { "内容", "What" }, date "until" { "期限", "By", optional = true } },
  yesno "returned" { "持っている物と鍵をすべて返した、又は渡した", "Everything held, keys too, was returned or handed over" },
  yesno "changed" { "共用・特権のパスワードを変える手配をした", "Shared and privileged passwords will be changed" },
  yesno "silent"  { "知ったことをほかで漏らさない", "I keep secret what I learned" },
  task "taken_over" { "引き継いだ", "Taken over", by = "to", due = "promptly" },
  confirm "seen"  { "所属長の確認", "Seen by the head", by = "section_manager of applicant" },
}

-- ------------------------------------------------------------------------------------------------------------ risk

procedure "risk_assessment" {
  "リスク分析", "Risk assessment", applicant = any { "chief", "section_manager" },
  link "scope"    { "対象", "Scope", to = { "assets", "systems" }, many = true, unlisted = true },
  text "why"      { "きっかけ", "Occasion" },
  task "analyse"  { "分析", "Analysis",
    rows "risks"  { "リスク", "Risks",
      text "threat" { "脅威", "Threat" }, text "weakness" { "弱点", "Weakness" },
      choice "likely" { "起こりやすさ", "Likelihood", option "low" { "低", "Low" }, option "middle" { "中", "Middle" },
        option "high" { "高", "High" } },
      choice "impact" { "影響", "Impact", option "small" { "小", "Small" }, option "medium" { "中", "Medium" },
        option "large" { "大", "Large" } },
      choice "treatment" { "対応", "Treatment", option "reduce" { "減らす", "Reduce" }, option "avoid" { "やめる", "Avoid" },
        option "share" { "移す", "Share" }, option "accept" { "受け入れる", "Accept" } },
      text "counter" { "対策", "Measure" }, link "owner" { "担当の所属", "Unit in charge", to = "unit" } } },
  decide "accept" { "残るリスクの受入れ", "Remaining risk accepted", by = "chief" },
  notify "told"   { "報告", "Reported", to = "ciso" },
}

-- --------------------------------------------------------------------------------------------- systems are looked after

procedure "development" {
  "システムの開発・導入", "Development and introduction of a system", applicant = "section_manager",
  link "system"   { "システム", "System", to = "systems", unlisted = true },
  text "purpose"  { "目的", "Purpose" },
  link "responsible" { "責任者", "Responsible", to = "person" },
  link "contract" { "契約", "Contract", to = "contracts", optional = true },
  text "security" { "組み込む対策", "Security built in" },
  file "spec"     { "仕様書", "Specification" },
  decide "plan"   { "計画の承認", "Plan approved", by = "chief" },
  task "accounts" { "開発用のIDの用意", "IDs for development", optional = true, text "ids" { "使うIDと期間", "IDs and period" } },
  task "tested"   { "試験", "Tests",
    yesno "apart" { "本番と分けた環境で行った", "Apart from production" },
    choice "data" { "試験に使った情報", "Data used", option "made" { "作ったもの", "Made up" },
      option "real" { "本物", "Real", text "ground" { "認めた根拠と守り方", "Ground and protection" } } },
    file "result" { "結果", "Result" } },
  task "papers"   { "開発の資料の保管", "Papers kept", text "kept_at" { "保管場所", "Where" } },
  task "moved"    { "移行", "Moved into production",
    text "steps"  { "移行の手順と戻し方", "Steps, and the way back" }, time "moved_at" { "移行日時", "At" } },
  task "removed"  { "開発用のIDと道具を消した", "IDs and tools of development removed" },
}

procedure "acceptance" {
  "受入れ", "Acceptance", applicant = "section_manager",
  link "contract" { "契約", "Contract", to = "contracts" },
  text "delivered" { "納められたもの", "Delivered" },
  task "examine"  { "受入れの検査", "Examination",
    yesno "as_specified" { "仕様書のとおりである", "As specified" },
    yesno "clean" { "不正なプログラムがない", "No malicious programs" },
    yesno "connected" { "つなぐシステムと合わせて試した", "Tested with the systems it connects to" },
    file "result" { "検査の結果", "Result" } },
  decide "accept" { "受入れの決定", "Accepted", by = "section_manager of applicant" },
}

procedure "restore_test" {
  "復元試験", "Restore test", applicant = any { "executor", "section_manager", "leader" },
  link "system"   { "システム", "System", to = "systems" },
  text "backup"   { "戻した控え（日付・媒体）", "Backup restored: date, medium" },
  date "held"     { "実施日", "Done on" },
  number "took"   { "戻すのにかかった時間（時間）", "Hours it took", at_least = 0 },
  yesno "whole"   { "すべて正しく戻った", "Everything came back right" },
  file "report"   { "結果", "Report", optional = true },
  confirm "seen"  { "結果の確認", "Result seen", by = "section_manager of system" },
}

procedure "log_check" {
  "ログの点検", "Review of logs", applicant = any { "executor", "section_manager", "leader" },
  link "system"   { "システム", "System", to = "systems" },
  date "since"    { "対象の期間（から）", "From" },
  date "till"     { "対象の期間（まで）", "Till", at_least = "since" },
  choice "looked_for" { "見たこと", "Looked for", many = true,
    option "logins" { "失敗したログイン", "Failed logins" }, option "rights" { "権限の変更", "Changed rights" },
    option "privileged" { "特権の操作", "Privileged operations" }, option "night" { "時間外の利用", "Use at odd hours" },
    option "outgoing" { "外への通信", "Outgoing traffic" }, option "missing" { "記録の欠け", "Gaps in the log" } },
  choice "result" { "結果", "Result",
    option "clean" { "異常なし", "Nothing unusual" },
    option "strange" { "異常あり", "Something unusual", text "what" { "内容", "What" } } },
  confirm "seen"  { "結果の確認", "Result seen", by = "section_manager of system" },
  start "opened"  { "事案として扱う", "Opened as an incident", opens = "incident", when = { "result", "is", "strange" } },
}

procedure "vulnerability" {
  "脆弱性・更新プログラムへの対応", "Handling a vulnerability or patch", applicant = any { "executor", "section_manager", "chief" },
  text "name"     { "名称・番号", "Name, number" },
  text "source"   { "情報の出どころ", "Source" },
  choice "grave"  { "深刻さ", "Severity", option "low" { "低", "Low" }, option "high" { "高", "High" },
    option "urgent" { "緊急", "Urgent" } },
  link "systems"  { "当てはまるシステム", "Systems concerned", to = "systems", many = true, optional = true },
  task "decision" { "対応の方針", "What is done", by = "executor", due = "promptly",
    choice "way"  { "対応", "Action", option "patch" { "更新する", "Patch" }, option "avoid" { "回避する", "Work around" },
      option "none" { "対応しない", "Nothing", text "why_none" { "理由", "Why" } } } },
  task "tested"   { "影響の確認", "Effect tested", by = "executor", when = { "way", "is", "patch" }, text "effect" { "結果", "Result" } },
  task "applied"  { "対応した", "Applied", by = "executor", when = { "way", "is not", "none" }, text "hosts" { "対象と日時", "Where and when" } },
  confirm "seen"  { "対応の確認", "Seen", by = "chief" },
}

procedure "security_notice" {
  "情報の収集と周知", "News collected and passed on", applicant = any { "executor", "chief", "section_manager" },
  text "source"   { "情報の出どころ", "Source" },
  text "matter"   { "内容", "Matter" },
  choice "effect" { "当方への影響", "Effect here", option "none" { "なし", "None" },
    option "heed" { "注意すること", "To be heeded", text "heed_what" { "注意", "What to heed" } } },
  notify "told"   { "周知", "Passed on", to = "section_manager", when = { "effect", "is", "heed" } },
}

procedure "capacity" {
  "性能・容量の確認", "Performance and capacity", applicant = any { "executor", "section_manager", "leader" },
  link "system"   { "システム", "System", to = "systems" },
  date "seen_on"  { "確認日", "Seen on" },
  text "figures"  { "使用率・応答・空き", "Use, response, free space" },
  choice "state"  { "見通し", "Outlook", option "enough" { "足りる", "Enough" },
    option "short" { "足りなくなる", "Runs short", text "measure" { "手当て", "Measure" } } },
  confirm "seen"  { "結果の確認", "Result seen", by = "section_manager of system" },
}
