-- Education in two kinds, and self-inspection: rounds, who attended, and what comes of it.

register "course_attendance" {
  "受講簿", "Attendance at courses", keep = "5 years",
  readers = any { "member of section", "dept_officer of section", "security_head", "chief" },
  text "course"    { "教育の名称", "Course" },
  link "section"   { "課", "Section", to = "unit" },
  link "present"   { "受けた職員", "Staff who attended", to = "person", many = true, optional = true },
  link "absent"    { "受けていない職員", "Staff who did not", to = "person", many = true, optional = true },
  number "workers" { "受けた委託先の従事者の数", "Contractors' workers who attended", at_least = 0 },
}

procedure "general_education" {
  "一般教育", "General education", applicant = "chief", writes = "course_attendance",
  columns { "course" },
  file "curriculum" { "カリキュラム・資料", "Curriculum and material" },
  rows "sessions"  { "実施の機会（集合・eラーニング）", "Sessions and e-learning windows",
    date "held"    { "実施日（期間の初日）", "Held on, or from" }, date "closes" { "期間の最終日", "Till" },
      text "place" { "場所・方法", "Place or way" },
    number "seats" { "人数", "Seats", at_least = 1 } },
  link "section"   { "対象の課", "Sections", to = "unit", many = true },
  task "offer"     { "受講の割当て", "Everybody is offered a session", by = "section_manager of section", each = "section",
    due = "promptly",
    link "offered" { "割り当てた職員", "Staff who have a session", to = "person", many = true },
    text "companies" { "割り当てた委託先と人数", "Contractors and number of workers", optional = true },
    link "left_out" { "割り当てていない職員", "Staff without one", to = "person", many = true, optional = true },
    text "later"   { "割り当てていない者をどうするか", "What is done about them", optional = true } },
  notify "offers_seen" { "割当ての供覧（部長）", "The department officer sees the offers", to = "dept_officer of each section" },
  task "attend"    { "受講状況の確認", "Attendance confirmed", by = "section_manager of section", each = "section",
    columns { "workers" },
    link "present" { "受けた職員", "Staff who attended", to = "person", many = true, optional = true },
    link "absent"  { "受けていない職員", "Staff who did not", to = "person", many = true, optional = true } },
  notify "attendance_seen" { "受講状況の供覧（部長）", "The department officer sees the attendance", to = "dept_officer of each section" },
  start "summary"  { "結果の取りまとめ", "Results summed up", opens = "education_report", by = "security_head" },
}
param "general_every" { "一般教育の間隔", "Interval of general education", value = "1 year", max = "1 year" }
duty "general_round" { "一般教育の実施", "Hold the general education", by = "chief", every = "general_every",
  from = "1 May", due = "31 August", done = "general_education" }
duty "general_course" { "一般教育を受ける", "Take the general education", by = "staff", per = "person", every = "general_every",
  from = "1 May", due = "31 August", done = "course_test" }
duty "contractor_course" { "一般教育を受ける（委託事業者等）", "Contractors take the general education", by = "contractor of this",
  per = "contracts",
  every = "general_every", from = "1 May", due = "31 August", done = "course_test" }
sheet "course_test" { "一般教育の理解度の確認", "What was learned in the general education",
  question "attended" { "今年度の一般教育を受けた", "I took this year's general education" },
  question "important" { "自分の仕事でのセキュリティの大切さを説明できる", "I can say why security matters in my work" },
  question "rules"    { "ポリシー、課の実施手順、緊急時対応計画のある所を知っている", "I know where the policy, our procedure and the emergency plan are" },
  question "laws"     { "守る法令の一覧を読んだ", "I read the list of laws" },
  question "notice"   { "事故に気づいたとき、だれに何を知らせるかを知っている", "I know whom to tell what when I notice an incident" },
}

procedure "workplace_education" {
  "職場教育", "Workplace education", applicant = any { "section_manager", "system_head" }, writes = "course_attendance",
  columns { "course", "section" },
  choice "need"    { "必要か", "Needed",
    option "yes"   { "行う", "Yes", text "why" { "理由（扱いの変更、事故、新しい資産など）", "Why: change, incident, new asset …" },
      link "text"  { "もとにする実施手順", "Procedure it follows", to = "section_texts", optional = true },
      link "system" { "共用システム", "Shared system", to = "systems", optional = true },
      text "audience" { "対象", "Audience" }, date "held" { "実施日", "Held on" } },
    option "no"    { "行わない", "No", text "why_not" { "理由", "Why not" } } },
  notify "seen"    { "部長への供覧", "Seen by the department officer", to = "dept_officer of applicant" },
  task "attend"    { "実施と受講の記録", "Held, and who attended", when = { "need", "is", "yes" }, due = "promptly after held",
    columns { "workers" },
    link "present" { "受けた職員", "Staff who attended", to = "person", many = true, optional = true },
    link "absent"  { "受けていない職員", "Staff who did not", to = "person", many = true, optional = true },
    file "material" { "資料", "Material" } },
}
duty "workplace_need" { "職場教育の要否", "Is workplace education needed?", by = "section_manager of unit", per = "section",
  every = "1 year", from = "1 May", due = "31 August", done = "workplace_education" }
duty "shared_education" { "共用システムの職場教育", "Workplace education on shared systems", by = "system_head", every = "1 year",
  from = "1 May", due = "31 August", done = "workplace_education" }
extend "newcomer_training" {}
duty "moved_education" { "異動した者の教育と確認", "Education of those who moved", by = "staff", per = "person", on = "person.moved",
  due = "1 month", done = "course_test" }

-- ---------------------------------------------------------------------------------------------------- self-inspection

extend "self_check" { add {
  question "plan"      { "課の実施手順と緊急時対応計画を守っている", "I keep to our procedure and emergency plan" },
  question "clerk"     { "特定個人情報等を、要領と管理者の指示のとおりに扱っている（扱う人）",
    "I handle My Number data strictly by the guideline and my manager's instructions (clerks)" },
  question "service"   { "職務上知った秘密を漏らしていない（地方公務員法）", "I keep official secrets (Local Public Service Act)" },
  question "copyright" { "ソフトや資料を許された範囲で使っている（著作権法）", "I use software and material as licensed (Copyright Act)" },
  question "access"    { "人のIDを使わず、使わせていない（不正アクセス禁止法）",
    "I use nobody's ID and lend mine to nobody (Unauthorised Computer Access Act)" },
  question "privacy"   { "個人情報を決められた目的だけに使っている（個人情報保護法）",
    "I use personal data for its purpose only (Personal Information Protection Act)" },
  question "number"    { "個人番号を定められた事務だけに使っている（番号法）", "I use individual numbers for their affairs only (My Number Act)" },
  question "ordinance" { "登録票にない個人情報を集めていない（個人情報保護条例）",
    "I collect no personal data beyond what is registered (the ward's ordinance)" } } }
extend "self_inspection" {}

register "inspection_results" {
  "自己点検実施状況", "State of self-inspection", keep = "5 years",
  readers = any { "member of section", "dept_officer of section", "security_head", "chief" },
  link "section"   { "課", "Section", to = "unit" },
  number "asked"   { "対象の人数", "Asked", at_least = 0 },
  number "answered" { "答えた人数", "Answered", at_least = 0, at_most = "asked" },
  text "weak"      { "できていない項目", "Weak items" },
}
procedure "inspection_close" {
  "自己点検の締め", "Closing a section's self-inspection", applicant = "section_manager", writes = "inspection_results",
  columns { "section", "asked", "answered", "weak" },
  text "better"    { "改めること", "What will be improved" },
  notify "seen"    { "部長への供覧", "Seen by the department officer", to = "dept_officer of applicant" },
}
duty "inspection_closing" { "自己点検の締め", "Close the self-inspection", by = "section_manager of unit", per = "section",
  every = "1 year", from = "1 August", due = "31 August", done = "inspection_close" }

-- ------------------------------------------------------------------------ entrusted work and contractors answer for the laws

sheet "entrusted_laws" { "受託業務の確認票", "Confirmation for entrusted work",
  question "service"   { "受けた業務で知った秘密を漏らさない（地方公務員法）", "I keep the secrets of the entrusted work (Local Public Service Act)" },
  question "copyright" { "受け取った資料を、許された範囲で使う（著作権法）", "I use material received as allowed (Copyright Act)" },
  question "access"    { "貸与されたIDを、自分だけが使う（不正アクセス禁止法）",
    "The ID lent to me is used by me alone (Unauthorised Computer Access Act)" },
  question "privacy"   { "受け取った個人情報を、その業務だけに使う（個人情報保護法）",
    "Personal data received serves this work only (Personal Information Protection Act)" },
  question "number"    { "個人番号は、名簿にある担当者だけが扱う（番号法）", "Individual numbers are handled by listed clerks only (My Number Act)" },
  question "theirs"    { "委託する者が別に定めた決まりを読み、守る", "I read and keep the entrusting body's own rules" },
}
duty "entrusted_round" { "受託業務の確認", "Confirmation by those on entrusted work", by = "people", per = "entrusted", every = "1 year",
  done = "entrusted_laws" }
duty "entrusted_start" { "受託業務に就くときの確認", "Confirmation when entrusted work begins", by = "people", per = "entrusted",
  on = "entrusted.added",
  due = "promptly", done = "entrusted_laws" }
sheet "contractor_laws" { "委託事業者等の確認票", "Confirmation by contractors",
  question "copyright" { "納める物と使う物の権利を確かめている（著作権法）", "Rights in what is delivered and used are settled (Copyright Act)" },
  question "access"    { "IDを一人に一つとし、期限を切っている（不正アクセス禁止法）",
    "IDs are individual and limited in time (Unauthorised Computer Access Act)" },
  question "privacy"   { "預かった個人情報を、委託された業務だけに使う（個人情報保護法）",
    "Personal data serves the consigned work only (Personal Information Protection Act)" },
  question "number"    { "個人番号は、名簿にある担当者だけが扱う（番号法）", "Individual numbers are handled by listed clerks only (My Number Act)" },
  question "ordinance" { "受託者の義務を守る（個人情報保護条例）", "The contractor's duties are kept (the ward's ordinance)" },
  question "policy"    { "ポリシー、実施手順、特記事項を従事者に伝え、守らせている", "Workers know and keep policy, procedures and special notes" },
}
duty "contractor_pledge" { "業務を始める前の確認（委託事業者等）", "Confirmation before work starts", by = "contractor of this", per = "contracts",
  on = "contracts.added", due = "promptly", done = "contractor_laws" }
duty "contractor_yearly" { "年ごとの確認（委託事業者等）", "Yearly confirmation", by = "contractor of this", per = "contracts",
  every = "1 year",
  done = "contractor_laws" }
