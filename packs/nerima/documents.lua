-- What is written down: the outline, the standards, its words, the laws, the special notes, and each section's own procedures.

document "outline" { "情報セキュリティ管理要綱", "Outline of information security management",
  tier = "policy", approved_by = "headquarters", review = "review_years", read_by = { "staff", "contractor" },
  article "basis" { "根拠: 練馬区情報化管理規程（平成16年訓令第24号）第28条第1項",
    "Basis: informatization management regulations (Instruction 24 of 2004), Article 28(1)" },
  article "scope" { "対象: 管理を要する情報資産、部と課からなる組織、職員と委託事業者等",
    "Scope: assets that need protection, departments and sections, staff and contractors" } }
extend "standard" { approved_by = "headquarters", read_by = { "staff", "contractor" }, add {
  article "physical"    { "物理的対策", "Physical measures" },
  article "human"       { "人的対策", "Human measures" },
  article "technical"   { "技術的対策", "Technical measures" },
  article "operational" { "運用面の対策", "Operational measures" } } }
document "incident_rules" { "情報セキュリティ事故等対応要領", "Guideline on incidents",
  tier = "procedure", approved_by = "ciso", review = "review_years", read_by = "staff" }
document "my_number_rules" { "特定個人情報取扱要領", "Guideline on handling specific personal information",
  tier = "procedure", approved_by = "chief", review = "review_years", read_by = "clerk" }

-- Words that no scale, register or role embodies by itself.
document "glossary" { "用語の定義", "Glossary", tier = "policy", approved_by = "headquarters", review = "review_years",
  read_by = "staff",
  article "sources"     { "用語は個人情報保護条例と管理規程の例により、それ以外は要綱第3条による。",
    "Terms follow the personal-information ordinance and the parent regulation; the rest is in Article 3 of the outline." },
  article "ward"        { "区: 練馬区", "The ward: Nerima Ward" },
  article "regulation"  { "管理規程: 練馬区情報化管理規程", "Parent regulation: Nerima Ward informatization management regulations" },
  article "management_system" { "管理体制: 情報セキュリティ管理を進めるための組織の仕組み",
    "Management system: the organisation that promotes security management" },
  article "department"  { "部: 区長部局の室と部、会計管理室、教育委員会事務局の部、選挙管理委員会・監査・農業委員会・区議会の各事務局",
    "Department: the mayor's rooms and departments, the accounting office, the education board's departments, and the secretariats of the election, audit and agricultural committees and of the assembly" },
  article "organisation" { "組織: 部と、管理規程第2条第1号の課",
    "Organisation: departments, and the sections of Article 2(1) of the regulation" },
  article "general_manager" { "部長: 部の長と、組織規則第4条の担当部長など",
    "General manager: the head of a department, and those named in Article 4 of the organisation rules" },
  article "employee"    { "職員: 組織に属する一般職・特別職と、最高情報セキュリティ責任者が認めた者",
    "Employee: regular and special staff of the organisation, and persons approved by the chief information security officer" },
  article "integrity_leak" { "完全性には、漏えいが起きていないことも含む。", "Integrity includes that nothing has leaked." },
  article "security_management" { "情報セキュリティ管理: 役割に応じて権限と責任を負う者を決め、資産の重要度に見合う対策を実施し、保ち、良くしていくこと",
    "Security management: authority and responsibility by role; measures that fit the importance of assets are implemented, kept up and improved" },
  article "general_education"   { "一般教育: 管理の基本を、職員と委託事業者等に教えること", "General education: the basics, for staff and contractors" },
  article "workplace_education" { "職場教育: 課ごとの情報資産の扱い方を教えること", "Workplace education: how a section's own assets are handled" },
}

-- --------------------------------------------------------------------------------------------------------------- laws

document "laws_staff" { "守る法令（職員）", "Laws that staff obey", tier = "law", approved_by = "chief", review = "review_years",
  read_by = "staff",
  article "service"   { "地方公務員法（昭和25年法律第261号）", "Local Public Service Act (Act 261 of 1950)" },
  article "copyright" { "著作権法（昭和45年法律第48号）", "Copyright Act (Act 48 of 1970)" },
  article "access"    { "不正アクセス行為の禁止等に関する法律（平成11年法律第128号）", "Unauthorised Computer Access Act (Act 128 of 1999)" },
  article "privacy"   { "個人情報の保護に関する法律（平成15年法律第57号）", "Personal Information Protection Act (Act 57 of 2003)" },
  article "number"    { "行政手続における特定の個人を識別するための番号の利用等に関する法律（平成25年法律第27号）", "My Number Act (Act 27 of 2013)" },
  article "ordinance" { "練馬区個人情報保護条例（平成12年条例第79号）", "Nerima Ward personal-information ordinance (Ordinance 79 of 2000)" },
}
document "laws_entrusted" { "守る法令（都や国から受けた業務）", "Laws obeyed in entrusted work",
  tier = "law", approved_by = "chief", review = "review_years", read_by = "staff",
  article "service"   { "地方公務員法", "Local Public Service Act" },
  article "copyright" { "著作権法（受け取った資料の使い方を含む）", "Copyright Act, also for material received" },
  article "access"    { "不正アクセス行為の禁止等に関する法律", "Unauthorised Computer Access Act" },
  article "privacy"   { "個人情報の保護に関する法律", "Personal Information Protection Act" },
  article "number"    { "番号法", "My Number Act" },
  article "theirs"    { "都や国などが別に定める個人情報保護の法律と条例（受託業務台帳に業務ごとに記す）",
    "The entrusting bodies' own rules on personal information, listed for each work in the ledger" },
}
document "laws_contractor" { "守る法令（委託事業者等）", "Laws that contractors obey", tier = "law", approved_by = "chief",
  review = "review_years", read_by = "contractor",
  article "copyright" { "著作権法", "Copyright Act" },
  article "access"    { "不正アクセス行為の禁止等に関する法律", "Unauthorised Computer Access Act" },
  article "privacy"   { "個人情報の保護に関する法律", "Personal Information Protection Act" },
  article "number"    { "番号法", "My Number Act" },
  article "ordinance" { "練馬区個人情報保護条例", "Nerima Ward personal-information ordinance" },
}

-- ------------------------------------------------------------------------------------------------------ special notes

-- Which post issues them cannot be told from the translation (Article 14 or 16): the ward sets approved_by.
document "note_consignment" { "特記事項（委託）", "Special notes: consignment", tier = "annex", approved_by = "chief",
  review = "review_years" }
document "note_designation" { "特記事項（指定管理）", "Special notes: designated management", tier = "annex", approved_by = "chief",
  review = "review_years" }
document "note_dispatch" { "特記事項（労働者派遣）", "Special notes: dispatched workers", tier = "annex", approved_by = "chief",
  review = "review_years" }
document "note_finance_lease" { "特記事項（ファイナンスリース）", "Special notes: finance lease", tier = "annex", approved_by = "chief",
  review = "review_years" }
document "note_maintenance_lease" { "特記事項（メンテナンスリース）", "Special notes: maintenance lease", tier = "annex",
  approved_by = "chief", review = "review_years" }
document "note_my_number" { "特記事項（特定個人情報）", "Special notes: specific personal information", tier = "annex",
  approved_by = "chief", review = "review_years" }

lookup "special_notes" { "契約に付ける特記事項", "Special notes that a contract carries", every_line = true,
  option "consignment" { "委託の特記事項", "Notes for consignment" },
  option "designation" { "指定管理の特記事項", "Notes for designated management" },
  option "dispatch"    { "労働者派遣の特記事項", "Notes for dispatched workers" },
  option "finance"     { "ファイナンスリースの特記事項", "Notes for finance lease" },
  option "maintenance" { "メンテナンスリースの特記事項", "Notes for maintenance lease" },
  option "my_number"   { "特定個人情報の特記事項", "Notes for specific personal information" },
  line "is_consignment" { when = { "form", "is", "consignment" }, gives = "consignment" },
  line "is_designation" { when = { "form", "is", "designation" }, gives = "designation" },
  line "is_dispatch"    { when = { "form", "is", "dispatch" }, gives = "dispatch" },
  line "is_finance"     { when = { "form", "is", "finance" }, gives = "finance" },
  line "is_maintenance" { when = { "form", "is", "maintenance" }, gives = "maintenance" },
  line "is_my_number"   { when = { "my_number", "is", "yes" }, gives = "my_number" },
}

-- ------------------------------------------------------------------- each section's procedures and emergency plans

register "section_texts" {
  "各課の実施手順・緊急時対応計画", "Sections' procedures and emergency plans", keep = "5 years", review = "stocktake",
  confirmed_by = "section_manager of unit", readers = any { "member of unit", "dept_officer of unit", "security_head", "ciso" },
  choice "sort"    { "種類", "Sort",
    option "procedure" { "実施手順", "Implementation procedure" },
    option "my_number" { "実施手順（特定個人情報等）", "Implementation procedure for specific personal information" },
    option "plan"      { "緊急時対応計画", "Emergency response plan" } },
  text "name"      { "名称と版", "Name and version" },
  link "covers"    { "対象の情報資産", "Assets covered", to = "assets", many = true, optional = true },
  link "system"    { "対象の共用システム", "Shared system covered", to = "systems", optional = true },
  file "paper"     { "本文", "Text" },
}
procedure "section_text" {
  "実施手順・緊急時対応計画の策定・改定", "Making or revising a section's procedure or plan",
  applicant = any { "section_manager", "system_head" }, writes = "section_texts",
  columns { "sort", "name" },
  link "covers"    { "対象の情報資産", "Assets covered", to = "assets", many = true, optional = true },
  link "system"    { "対象の共用システム", "Shared system covered", to = "systems", optional = true },
  columns { "paper" },
  choice "chapters" { "書いてあること（緊急時対応計画）", "The plan contains", many = true, when = { "sort", "is", "plan" },
    option "contacts" { "連絡先", "Contacts" }, option "first" { "事故の種類ごとの最初の手順", "First steps by kind of incident" },
    option "recovery" { "復旧の手順", "Recovery" } },
  confirm "control" { "策定状況の管理（不足があれば差し戻す）", "Under control of the CISO, who may send it back",
    by = "ciso", when = { "sort", "is", "plan" } },
  notify "members" { "課内への周知", "Made known in the section", to = "member of unit" },
}
duty "plan_review" { "緊急時対応計画の見直し", "Review of the emergency plan", by = "section_manager of unit", per = "section",
  every = "1 year", from = "1 October", due = "30 November",
  choice "plan_result" { "結果", "Result", option "keep" { "改めない", "Keep", text "why_keep" { "理由", "Reason" } },
    option "change" { "改める（策定・改定の届出をする）", "Revise, by the procedure" } } }
duty "shared_plan_review" { "共用システムの緊急時対応計画の見直し", "Review of the plans of shared systems",
  by = "system_head", per = "systems", when = { "shared", "is not", "none" }, every = "1 year", from = "1 October",
    due = "30 November",
  choice "plan_result" { "結果", "Result", option "keep" { "改めない", "Keep", text "why_keep" { "理由", "Reason" } },
    option "change" { "改める（策定・改定の届出をする）", "Revise, by the procedure" } } }

-- Whatever the outline leaves to be "laid down separately".
register "guidelines" {
  "別に定めるもの", "What is laid down separately", keep = "10 years", review = "stocktake", writers = "secretariat",
  link "clause"    { "根拠の条項", "Parent clause", to = "clause", many = true },
  text "name"      { "名称と版", "Name and version" },
  text "issuer"    { "定めた者", "Issued by" },
  date "since"     { "施行日", "In force since" },
  file "paper"     { "本文", "Text" },
}
