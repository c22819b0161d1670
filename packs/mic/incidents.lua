-- What goes wrong, and what follows.

procedure "incident" {
  "事故・欠陥の報告", "Incident", applicant = "anyone", writes = "incidents", rare = true,
  columns { "found", "what" },
  notify "told"   { "管理者への報告", "Reported to the section manager", to = "section_manager of applicant", due = "at_once" },
  task "handle"   { "対処", "Handling", by = "section_manager of applicant", due = "promptly",
    columns { "cause", "damage", "reach", "action" } },
  notify "raised" { "統括への報告", "Reported upward", to = all { "chief", "ciso" }, due = "at_once" },
}

procedure "loss" {
  "紛失・盗難", "Loss or theft", applicant = "anyone", writes = "incidents", rare = true,
  columns { "found", "what" },
  link "item"     { "なくしたもの", "What is lost", to = { "devices", "assets" }, many = true, unlisted = true },
  text "where_lost" { "いつ、どこで", "When and where" },
  choice "protection" { "守り方", "How it was protected", many = true, option "encrypted" { "暗号化していた", "Encrypted" },
    option "locked" { "パスワード・施錠", "Password or lock" }, option "none" { "なし", "Not at all" } },
  choice "personal" { "個人情報", "Personal data", option "none" { "なし", "None" }, option "unknown" { "分からない", "Unknown" },
    option "some" { "あり", "Yes", number "persons" { "人数", "Persons", at_least = 1 } } },
  notify "told"   { "管理者への報告", "Reported to the section manager", to = "section_manager of applicant", due = "at_once" },
  task "search"   { "捜索と届出", "Search and notices", due = "at_once",
    text "searched" { "探した所", "Searched" }, text "police" { "警察への届出（受理番号）", "Police: receipt number", optional = true } },
  task "handle"   { "対処", "Handling", by = "section_manager of applicant", due = "promptly",
    columns { "cause", "damage", "reach", "action" } },
  notify "raised" { "統括への報告", "Reported upward", to = all { "chief", "ciso" }, due = "at_once" },
}

procedure "misdirected" {
  "誤送信・誤交付", "Sent or handed to the wrong one", applicant = "anyone", writes = "incidents", rare = true,
  columns { "found", "what" },
  choice "means"  { "手段", "By", option "mail" { "電子メール", "Mail" }, option "fax" { "FAX", "Fax" },
    option "post" { "郵送", "Post" }, option "hand" { "手渡し", "By hand" }, option "web" { "ウェブへの掲載", "On the web" } },
  text "went_to"  { "誤った相手と人数", "Wrong recipients, and how many" },
  choice "personal" { "個人情報", "Personal data", option "none" { "なし", "None" },
    option "some" { "あり", "Yes", number "persons" { "人数", "Persons", at_least = 1 } } },
  notify "told"   { "管理者への報告", "Reported to the section manager", to = "section_manager of applicant", due = "at_once" },
  task "recall"   { "取消し・回収", "Recalled", due = "at_once", text "outcome" { "結果", "Outcome" } },
  task "apology"  { "本人・関係者への連絡", "Persons concerned told", by = "section_manager of applicant",
    text "whom"   { "相手と内容", "Whom and what" } },
  task "handle"   { "対処", "Handling", by = "section_manager of applicant", due = "promptly",
    columns { "cause", "damage", "reach", "action" } },
  notify "raised" { "統括への報告", "Reported upward", to = all { "chief", "ciso" }, due = "at_once" },
}

procedure "malfunction" {
  "システムの不具合", "Malfunction", applicant = "anyone", writes = "incidents", by = "executor",
  columns { "found", "system", "what" },
  notify "told"  { "担当者への連絡", "Reported to the operations desk", to = "executor", due = "at_once" },
  task "investigate" { "原因と内容の調査", "Investigation", due = "promptly",
    text "content" { "内容", "Content" }, columns { "cause" },
    file "host"  { "端末の記録", "Data of the host", optional = true } },
  task "vendor"  { "業者への連絡", "Contact with the vendor",
    yesno "called" { "業者に連絡した", "Vendor contacted",
      link "contract" { "契約", "Contract", to = "contracts" }, time "called_at" { "連絡日時", "At" },
      text "reply" { "相手と返事", "Who, and the reply" } } },
  task "act"     { "対処", "Remedy", check = "service_up", columns { "action" } },
}

procedure "violation" {
  "違反への対応", "Violation of the rules", applicant = "anyone", writes = "incidents", rare = true,
  columns { "found", "what" },
  link "clause"   { "守られなかった条項", "Clauses not kept", to = "clause", many = true, optional = true },
  link "person"   { "関係する職員", "Person concerned", to = "person", optional = true, readers = any { "section_manager", "chief", "ciso" } },
  notify "told"   { "管理者への報告", "Reported to the section manager", to = "section_manager of applicant", due = "at_once" },
  task "inquire"  { "事実の確認", "Facts established", by = "section_manager of applicant", due = "promptly",
    columns { "cause" }, text "heard" { "本人の説明", "What the person said", optional = true } },
  task "order"    { "指導と改善の指示", "Guidance and order to improve", by = "section_manager of applicant",
    columns { "action" }, date "improve_by" { "改善の期限", "By" } },
  notify "raised" { "統括・最高責任者への報告", "Reported upward", to = all { "chief", "ciso" } },
  task "measure"  { "利用の停止・懲戒などの措置", "Suspension, discipline", by = "chief", optional = true,
    text "taken"  { "措置", "Measure" } },
  confirm "improved" { "改善の確認", "Improvement seen", by = "chief", due = "promptly after improve_by" },
}

-- ------------------------------------------------------------------------- what is done while something goes wrong

procedure "cut_off" {
  "ネットワークの切断・システムの停止", "Cutting off a network, stopping a system", rare = true, by = "executor",
  applicant = any { "executor", "section_manager", "chief" },
  link "incident" { "事案", "Incident", to = "incidents" },
  link "system"   { "切り離す・止めるシステム", "Systems cut off", to = "systems", many = true },
  text "why"      { "理由", "Reason" },
  choice "ways"   { "止め方", "How", many = true, option "wire" { "配線を抜く", "Pull the cable" },
    option "radio" { "無線を切る", "Cut wireless" }, option "stop" { "システムを止める", "Stop the system" } },
  task "wire"     { "配線を抜いた", "Cable pulled", due = "at_once", check = "link_down", when = { "ways", "has", "wire" } },
  task "radio"    { "無線を切った", "Wireless cut", due = "at_once", check = "wireless_down", when = { "ways", "has", "radio" } },
  task "cut"      { "切断・停止を終えた", "Cut off", due = "at_once", time "cut_at" { "日時", "At" } },
  ratify "approve" { "切断の追認", "Ratified", by = "chief", due = "at_once" },
  notify "told"   { "影響を受ける所属への連絡", "Units affected are told", to = "section_manager of each system" },
  task "recover"  { "復旧", "Recovery", check = "service_up", text "cured" { "原因を除いた方法", "How the cause was removed" } },
  confirm "seen"  { "復旧の確認", "Recovery seen", by = "chief" },
}

procedure "user_suspend" {
  "利用の停止", "Suspending a user", rare = true, applicant = any { "executor", "section_manager", "chief" },
  link "user"     { "止める利用者", "User", to = "person" },
  text "why"      { "理由", "Reason" },
  link "incident" { "事案", "Incident", to = "incidents", optional = true },
  task "stopped"  { "止めた", "Suspended", by = "executor", due = "at_once" },
  ratify "approve" { "停止の追認", "Ratified", by = "chief" },
  notify "told"   { "所属長への通知", "Head told", to = "section_manager of user", due = "at_once" },
  task "resumed"  { "再開した", "Resumed", by = "executor", optional = true, text "ground" { "再開の理由", "Ground" } },
}

procedure "investigation" {
  "調査・証拠の保全", "Investigation, preserving evidence", rare = true, by = "executor",
  applicant = any { "executor", "section_manager", "chief" },
  link "incident" { "事案", "Incident", to = "incidents" },
  link "device"   { "調べる機器", "Devices examined", to = "devices", many = true, unlisted = true },
  task "preserve" { "記録と現状の保存", "Logs and state preserved", due = "at_once", tool = "preserve",
    file "archive" { "保存物", "Archive" } },
  task "evidence" { "証拠の保管", "Evidence kept",
    rows "items"  { "証拠", "Evidence", text "item" { "もの", "Item" }, text "hash" { "検証値", "Hash" },
      link "custodian" { "保管者", "Custodian", to = "person" }, text "kept_at" { "場所", "Place" } } },
  task "analyse"  { "原因の調査", "Cause examined", due = "promptly", text "course" { "経過", "Course" },
    text "finding" { "分かったこと", "Found" } },
  notify "told"   { "結果の報告", "Result reported", to = all { "chief", "ciso" } },
}

-- The statutory clocks run from the moment at which any section knew of it.
param "report_first"  { "速報の期限", "First report within", value = "5 days", max = "5 days" }
param "report_final"  { "確報の期限", "Final report within", value = "30 days", max = "30 days" }
param "report_final_malicious" { "確報の期限（不正の目的によるおそれ）", "Final report within, malicious purpose feared",
  value = "60 days", max = "60 days" }

procedure "public_report" {
  "対外報告", "Reports to authorities", rare = true, applicant = any { "section_manager", "chief", "poc" }, keep = "10 years",
  link "incident" { "事案", "Incident", to = "incidents" },
  time "known"    { "知った日時", "Known at", at_most = "now" },
  choice "type"   { "事案の種類", "Type", many = true,
    option "sensitive" { "要配慮個人情報", "Sensitive personal data" }, option "property" { "財産的被害のおそれ", "Danger to property" },
    option "malicious" { "不正の目的のおそれ", "Malicious purpose feared" }, option "hundred" { "本人が100人を超える", "More than 100 persons" },
    option "my_number" { "特定個人情報", "My Number data" }, option "system" { "システムの停止・侵害", "System stopped or attacked" } },
  task "judge"    { "報告の要否の判断", "Is a report due?", by = "chief", due = "at_once",
    choice "need" { "要否", "Needed", option "yes" { "要る", "Yes",
      choice "bodies" { "報告先", "To", many = true, option "ppc" { "個人情報保護委員会", "Personal Information Protection Commission" },
        option "prefecture" { "都道府県", "Prefecture" }, option "ministry" { "総務省", "Ministry of Internal Affairs" },
        option "jlis" { "J-LIS", "J-LIS" }, option "police" { "警察", "Police" }, option "other" { "その他", "Other" } } },
      option "no" { "要らない", "No", text "why_not" { "理由", "Reason" } } } },
  task "first"    { "速報", "First report", by = "chief", when = { "need", "is", "yes" }, due = "report_first from known",
    time "sent"   { "報告日時", "Sent at" }, file "paper" { "報告書", "Report" } },
  task "more"     { "続報", "Further report", by = "chief", many = true, beside = "final", when = { "need", "is", "yes" },
    file "further" { "報告書", "Report" } },
  task "final"    { "確報", "Final report", by = "chief", due = "report_final from known, or next working day",
    when = all { { "need", "is", "yes" }, none { { "type", "has", "malicious" } } },
    time "final_sent" { "報告日時", "Sent at" }, file "final_paper" { "報告書", "Report" } },
  task "final_malicious" { "確報（不正の目的のおそれ）", "Final report, malicious purpose feared", by = "chief",
    due = "report_final_malicious from known, or next working day", when = all { { "need", "is", "yes" }, { "type", "has", "malicious" } },
    time "last_sent" { "報告日時", "Sent at" }, file "last_paper" { "報告書", "Report" } },
  task "persons"  { "本人への通知", "Persons told", by = "section_manager of applicant", when = { "need", "is", "yes" },
    text "how_told" { "方法と人数", "How, and how many" } },
  decide "public" { "公表の判断", "Made public or not", by = "ciso",
    text "why_public" { "判断の理由", "Reason" } },
}

procedure "post_mortem" {
  "再発防止", "Preventing recurrence", applicant = any { "section_manager", "chief" }, rare = true,
  link "incident" { "事案", "Incident", to = "incidents" },
  text "root"     { "根本の原因", "Root cause" },
  rows "measures" { "再発防止策", "Measures", text "measure" { "対策", "Measure" }, link "owner" { "担当の所属", "Unit in charge", to = "unit" },
    date "measure_by" { "期限", "By" } },
  decide "accept" { "対策の承認", "Measures approved", by = "ciso" },
  task "done"     { "実施した", "Carried out", file "evidence" { "根拠資料", "Evidence", optional = true } },
  confirm "seen"  { "実施の確認", "Seen", by = "chief" },
}
