-- 5: what the CISO is told, orders and decides, and what the two councils study.

-- Each of the CISO's three affairs has its place: the level of the whole ward, coordination (instruction), threats (incident).
procedure "status_report" { "情報セキュリティの状況報告", "Report on the state of security", applicant = "chief",
  text "year"      { "対象の期間", "Period" },
  rows "levels"    { "所属別の状況", "State of each unit", link "unit" { "所属", "Unit", to = "unit" },
    choice "level" { "水準", "Level", option "good" { "良い", "Good" }, option "fair" { "ふつう", "Fair" }, option "poor" { "足りない", "Poor" } },
    text "remark"  { "所見", "Remark", optional = true } },
  text "proposal"  { "高めるための案", "Proposed improvement" },
  decide "decision" { "CISOの決定", "Decision of the CISO", by = "ciso", text "ordered" { "決めたこと", "What was decided" } },
}
duty "status_year" { "年次の状況報告", "Yearly report on the state", by = "chief",
  every = "1 year", from = "1 February", due = "28 February", done = "status_report" }

extend "instruction" { "調整・指示", "Coordination and instruction", applicant = any { "ciso", "chief", "section_manager" } }

extend "incident" {
  task "handle" { add {
    choice "threat" { "もとになった脅威", "Threat behind it",
      option "disaster" { "災害", "Disaster" }, option "failure" { "障害", "Failure" },
      option "negligence" { "過失", "Negligence" }, option "wrongdoing" { "不正", "Wrongdoing" } },
    choice "harmed" { "損なわれたもの", "What was harmed", many = true, option "secrecy" { "機密性", "Confidentiality" },
      option "correctness" { "完全性", "Integrity" }, option "use" { "可用性", "Availability" } },
    yesno "grave"  { "重大である", "It is grave" } } },
  add { task "direct" { "CISOの判断", "Decision of the CISO", by = "ciso", due = "at_once", when = { "grave", "is", "yes" },
    text "direction" { "判断と指示", "Decision and direction" } } },
}

-- ----------------------------------------------------------------------------------- systems of the number scheme

extend "systems" { add { after = "kind",
  choice "number_system" { "番号制度との関係", "Part in the number scheme", optional = true,
    option "register_network" { "住民基本台帳ネットワークシステム", "Resident register network" },
    option "provision_network" { "情報提供ネットワークシステム（番号法第2条第14項）", "Information provision network of the Number Act" },
    option "linked" { "これらと連携する情報処理システム", "System linked to them" } },
  yesno "personal" { "個人情報を扱う", "Holds personal data", optional = true } } }

procedure "number_meeting" { "番号制度関連システム等セキュリティ会議の開催", "Meeting of the council for number systems",
  applicant = any { "ciso", "chief", "executor" }, keep = "10 years", by = "executor",
  date "held"      { "開催日", "Held on" },
  link "systems"   { "対象のシステム", "Systems", to = "systems", many = true, optional = true,
    only = { "number_system", "given" } },
  choice "matters" { "議題", "Matters", many = true,
    option "rules" { "安全管理の規程", "Rules on safeguards" }, option "plan" { "緊急時対応の計画", "Emergency plans" },
    option "teach" { "従事者の研修", "Training of those who work with them" }, option "other" { "その他の重要な事項", "Other important matters" } },
  file "papers"    { "資料", "Papers", optional = true },
  task "on_rules"  { "規程の検討", "Rules studied", when = { "matters", "has", "rules" }, due = "promptly after held",
    link "rule"    { "検討した規程と版", "Rule studied", to = "document" }, text "rules_conclusion" { "結論", "Conclusion" },
    file "rules_record" { "検討の記録", "Record" } },
  task "on_plan"   { "緊急時対応の計画の検討", "Emergency plans studied", when = { "matters", "has", "plan" }, due = "promptly after held",
    text "plan_conclusion" { "結論", "Conclusion" }, file "plan_record" { "検討した計画", "Plan studied" } },
  task "on_training" { "研修の検討", "Training studied", when = { "matters", "has", "teach" }, due = "promptly after held",
    text "training_conclusion" { "結論", "Conclusion" }, text "untrained" { "まだ受けていない者の扱い", "Those not trained yet" } },
  task "on_other"  { "その他の事項の検討", "Other matters studied", when = { "matters", "has", "other" }, due = "promptly after held",
    text "other_matter" { "事項", "Matter" }, text "other_conclusion" { "結論", "Conclusion" } },
  task "minutes"   { "議事録", "Minutes", text "present" { "出席者", "Present" }, file "record" { "議事録", "Minutes" } },
  notify "reported" { "CISOへの報告", "Reported to the CISO", to = "ciso", gives = "number_report" },
  task "received"  { "報告を受けた", "Report received", by = "ciso", due = "promptly", text "comment" { "CISOの意見", "Comment" } },
}
document "number_report" { "番号制度関連システム等セキュリティ会議の報告", "Report of the council for number systems",
  of = "number_meeting", keep = "10 years",
  article "held"    { "{held}に開催した会議の結果を報告する。", "Result of the meeting held on {held}." },
  article "rules"   { "規程", "Rules", prints = "on_rules" },
  article "plan"    { "緊急時対応の計画", "Emergency plans", prints = "on_plan" },
  article "training" { "研修", "Training", prints = "on_training" },
  article "other"   { "その他", "Other", prints = "on_other" },
}
duty "number_council_year" { "番号制度関連システム等セキュリティ会議の開催", "The council for number systems meets", by = "chief",
  every = "1 year", from = "1 May", due = "31 July", done = "number_meeting" }
duty "number_training" { "番号制度のシステムを使う者の研修", "Training of those who work with number systems",
  by = "section_manager of this", per = "systems", when = { "number_system", "given" }, every = "1 year",
  from = "1 August", due = "31 December",
  date "given_on" { "実施日", "Given on" }, number "users" { "IDを持つ人数", "Persons with an ID", at_least = 0 },
  number "came"   { "受講した人数", "Attended", at_least = 0 }, file "list" { "受講者名簿", "List" } }

-- ----------------------------------------------------------------------------------- information management

procedure "management_meeting" { "情報マネジメント会議の開催", "Meeting of the information management council",
  applicant = any { "ciso", "chief", "executor" }, keep = "10 years", by = "executor",
  date "held"      { "開催日", "Held on" },
  choice "matters" { "議題", "Matters", many = true,
    option "ordered" { "CISOから命じられた重要事項", "Important matters ordered by the CISO" },
    option "board"  { "審議会への諮問・報告を要する案件", "Cases for the review board" },
    option "leak"   { "漏えいなどの未然防止・再発防止", "Preventing leaks and their recurrence" } },
  link "incident"  { "関係する事案", "Incidents", to = "incidents", many = true, optional = true },
  file "papers"    { "資料", "Papers", optional = true },
  task "studied"   { "調査と検討の結論", "Conclusions", due = "promptly after held",
    rows "conclusions" { "議題ごとの結論", "Conclusions", text "matter" { "議題", "Matter" }, text "conclusion" { "結論", "Conclusion" } } },
  task "minutes"   { "議事録", "Minutes", text "present" { "出席者", "Present" }, file "record" { "議事録", "Minutes" } },
  notify "reported" { "CISOへの報告", "Reported to the CISO", to = "ciso" },
}

procedure "ciso_order" { "重要事項の下命", "A matter ordered by the CISO", applicant = "ciso",
  text "matter"    { "検討を命じること", "Matter" },
  date "answer_by" { "期限", "By" },
  task "examined"  { "情報マネジメント会議の検討結果", "Examined by the information management council", by = "management_council",
    due = "answer_by", text "conclusion" { "結論", "Conclusion" }, file "record" { "資料", "Papers", optional = true } },
  confirm "answered" { "答えを受けた", "Answer accepted", by = "applicant" },
}

procedure "review_board" { "審議会への諮問・報告", "Consulting or informing the review board", applicant = any { "section_manager", "chief" },
  choice "way"     { "区分", "Kind", option "consult" { "諮問", "Consultation" }, option "report" { "報告", "Report" } },
  text "case_matter" { "個人情報保護制度の運用にかかる案件", "Case on the protection of personal information" },
  file "paper"     { "案", "Draft" },
  decide "examined" { "情報マネジメント会議の検討と調整", "Examined and coordinated by the council", by = "management_council" },
  task "sent"      { "審議会へ送った", "Sent to the board", date "sent_on" { "日付", "On" }, file "final_paper" { "送った文書", "Paper sent" } },
  task "answered"  { "審議会の答え", "Answer of the board", optional = true, date "answered_on" { "日付", "On" }, file "reply" { "答申など", "Reply" } },
}

extend "manage" { choice "wish" { add {
  option "state"   { "状況をCISOに報告する", "Report the state to the CISO", brings "status_report" {} },
  option "order"   { "検討を命じる", "Order a matter to be examined", brings "ciso_order" {} },
  option "numbers" { "番号制度関連システム等セキュリティ会議を開く", "Hold the council for number systems", brings "number_meeting" {} },
  option "council" { "情報マネジメント会議を開く", "Hold the information management council", brings "management_meeting" {} },
  option "board"   { "審議会へ諮問・報告する", "Consult or inform the review board", brings "review_board" {} },
  option "affair"  { "事務の実施手順を定める", "Lay down the procedure of an affair", brings "affair_procedure" {} },
  option "control" { "対策を決める", "Decide on a measure", brings "control_plan" {} } } } }
