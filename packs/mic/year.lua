-- The year of an office. Each duty falls due between two days of the fiscal year; nothing does from 20 March to 15 April.

-- April
duty "org_report" { "体制届", "Who holds which role", by = "section_manager of unit", per = "section",
  every = "1 year", from = "1 April", due = "30 April",
  link "leaders"   { "リーダー", "Leaders", to = "person", many = true },
  yesno "posts"    { "空席がなく、代わりの者も決まっている", "No post is vacant and deputies are settled" } }
duty "newcomer_training" { "新任研修", "Training of newcomers", by = "staff", per = "person",
  on = "person.joined", due = "1 month",
  date "attended"  { "受けた日", "Attended on" },
  yesno "promised" { "守る事項を読み、守ると約束する", "I have read the rules and promise to keep them" } }

-- May
duty "asset_review" { "台帳の見直し", "Review of the ledgers", by = "leader of unit", per = "section",
  every = "1 year", from = "1 May", due = "31 May",
  yesno "complete" { "持っている情報・機器がすべて載っている", "All information and devices held are listed" },
  yesno "graded"   { "分類が今の中身に合っている", "Classes fit the present contents" },
  text "changed"   { "改めたこと", "What was changed", optional = true } }
duty "council_plan" { "委員会（計画）", "Committee: the year's plan", by = "chief",
  every = "1 year", from = "1 May", due = "31 May", done = "meeting" }
duty "staff_training" { "年次研修", "Yearly training", by = "staff", per = "person",
  every = "1 year", from = "1 May", due = "31 December",
  date "attended"  { "受けた日", "Attended on" },
  text "learned"   { "確かめた内容", "What it was about", optional = true } }

-- June, July
duty "self_inspection" { "自己点検", "Self-inspection", by = "staff", per = "person",
  every = "1 year", from = "1 June", due = "31 July", done = "self_check" }
duty "workplace_round" { "職場点検", "Workplace inspection", by = "leader of unit", per = "section",
  every = "1 year", from = "1 June", due = "31 July", done = "workplace" }
duty "system_round" { "システム点検", "System inspection", by = "section_manager of this", per = "systems",
  every = "1 year", from = "1 June", due = "31 July", done = "system_check" }

-- August to October
duty "procurement_talks" { "導入の事前協議", "Talks before procurement", by = "section_manager of unit", per = "section",
  every = "1 year", from = "1 August", due = "31 October",
  choice "planned" { "来年度に導入・更新・委託するもの", "To be introduced, renewed or contracted out next year",
    option "none"  { "なし", "Nothing" }, option "some" { "あり", "Something", text "things" { "件名と時期", "What and when" } } } }
duty "audit_year" { "内部監査", "Internal audit", by = "audit_chief",
  every = "1 year", from = "1 August", due = "31 October", done = "audit" }
duty "risk_year" { "リスク分析", "Risk assessment", by = "chief",
  every = "1 year", from = "1 August", due = "31 October", done = "risk_assessment" }

-- November
duty "audit_result" { "監査報告・改善の指示", "Audit report, order to improve", by = "audit_chief",
  every = "1 year", from = "1 November", due = "30 November",
  file "report"    { "監査報告書", "Report" }, number "findings" { "指摘の数", "Findings", at_least = 0 },
  date "reported"  { "委員会へ報告した日", "Reported to the committee on" } }

-- December, January
duty "improvement_plan" { "改善計画", "Plan of improvement", by = "section_manager of unit", per = "section",
  every = "1 year", from = "1 December", due = "31 January",
  choice "needed"  { "改めること", "To be improved", option "none" { "なし", "Nothing" },
    option "some"  { "あり", "Something", text "plan" { "改善の内容と期限", "What, and by when" } } } }
duty "drill_year" { "緊急時の訓練", "Emergency drill", by = "chief",
  every = "1 year", from = "1 December", due = "31 January", done = "drill" }

-- February, March
duty "council_review" { "委員会（見直し）", "Committee: review of the year", by = "chief",
  every = "1 year", from = "1 February", due = "28 February", done = "meeting" }
duty "revision_year" { "規程の見直し", "Review of the rules", by = "chief",
  every = "1 year", from = "1 February", due = "19 March", done = "revision" }
duty "media_stocktake" { "媒体の棚卸", "Stocktaking of media", by = "leader of unit", per = "section",
  every = "1 year", from = "1 March", due = "19 March",
  number "listed"  { "台帳の数", "In the ledger", at_least = 0 }, number "found" { "現物の数", "Found", at_least = 0 },
  text "difference" { "合わないものと理由", "What does not agree, and why", optional = true } }
duty "id_stocktake" { "IDの棚卸", "Stocktaking of IDs", by = "section_manager of this", per = "systems",
  every = "1 year", from = "1 March", due = "19 March",
  number "ids"     { "IDの数", "IDs", at_least = 0 }, number "ended" { "抹消した数", "Ended", at_least = 0 },
  text "shared"    { "共用・特権のIDの要否", "Are shared and privileged IDs still needed" } }
duty "hand_over" { "異動のときの引継ぎ", "Hand-over on a move", by = "staff", per = "person",
  on = "person.moved", due = "14 days", done = "hand_over_case" }

-- All the year
param "log_review_every"  { "ログの点検の間隔", "Interval of log review", value = "1 month", max = "1 year" }
param "restore_every"     { "復元試験の間隔", "Interval of restore tests", value = "1 year", max = "1 year" }
param "server_room_every" { "サーバ室の点検の間隔", "Interval of server room inspection", value = "3 months", max = "1 year" }
param "rights_every"      { "権限の見直しの間隔", "Interval of the review of rights", value = "6 months", max = "1 year" }
duty "log_review" { "ログの点検", "Review of logs", by = "section_manager of this", per = "systems",
  every = "log_review_every", done = "log_check" }
duty "backup_test" { "控えの復元試験", "Test of backups", by = "section_manager of this", per = "systems",
  every = "restore_every", done = "restore_test" }
duty "server_room_round" { "サーバ室の点検", "Server room inspection", by = "executor",
  every = "server_room_every", done = "server_room" }
duty "rights_review" { "権限の見直し", "Review of rights", by = "section_manager of this", per = "systems",
  every = "rights_every",
  yesno "fits"     { "すべての人の権限が今の仕事に合う", "Everybody's rights fit the present work" },
  text "removed"   { "減らした・外した権限", "Rights taken away", optional = true } }
