-- The nine posts, the bodies, and who fills them. The document in hand is a machine translation in which Articles 14, 16, 17, 18
-- and 19 bear similar names: five different posts, so that their titles here carry the article.

position "ward_mayor"          { "区長", "Mayor" }
position "vice_mayor_planning" { "企画部を担任する副区長", "Deputy mayor in charge of planning" }
position "head_planning"       { "企画部長", "Head of the planning department" }
position "head_info_policy"    { "情報政策課長", "Head of the information policy section" }
position "head_systems"        { "統括情報システム管理者（管理規程第10条第1項）", "General system manager by the parent regulation" }
position "department_head"     { "部長", "Department head" }
position "charge_department"   { "担当部長", "Department head in charge of some affairs" }
position "charge_head"         { "担当課長", "Section head in charge of some affairs" }
position "affairs_chief"       { "庶務係長", "Chief of general affairs" }
position "facility_chief"      { "施設の長（係長級）", "Head of a facility, of chief level" }

extend "ciso" { "最高情報セキュリティ責任者（第11条）", "Chief information security officer (Art. 11)",
  filled_by = "vice_mayor_planning", overrules = true }
role "adviser" { "最高情報セキュリティアドバイザー（第12条）", "Chief security adviser (Art. 12)",
  filled_by = "advisers.person", above = "ciso", assists = "ciso" }
extend "audit_chief" { "情報セキュリティ監査責任者（第13条）", "Audit manager (Art. 13)", appointed_by = "ciso" }
extend "chief" { "統括情報セキュリティ責任者（第14条）", "General security officer (Art. 14)",
  filled_by = "head_planning", assists = "ciso" }
role "system_head" { "統括情報システム管理者（第15条）", "General system manager (Art. 15)",
  one_per = "municipality", filled_by = "head_systems", above = "chief", assists = "chief" }
role "security_head" { "統括情報セキュリティ管理者（第16条）", "General security manager (Art. 16)",
  one_per = "municipality", filled_by = "head_info_policy", above = "chief", assists = "chief" }
extend "dept_officer" { "情報セキュリティ責任者（第17条・部長）", "Department security officer (Art. 17)" }
extend "section_manager" { "情報セキュリティ管理者（第18条・課長）", "Section security manager (Art. 18)",
  add { delegate "charge_head" {} } }                       -- for the affairs in his charge, as the section head decided
-- The chief of general affairs always is one of them, so that a section is never without: the base's leader is this post.
extend "leader" { "情報セキュリティ担当者（第19条・庶務係長）", "Section security staff: chief of general affairs (Art. 19)",
  remove = { "some_per", "appointed_by" }, one_per = "section", filled_by = "affairs_chief" }
role "named_leader" { "情報セキュリティ担当者（第19条・指名）", "Section security staff, named (Art. 19)",
  some_per = "section", filled_by = "appointed", appointed_by = "section_manager", above = "section_manager" }
role "facility_leader" { "情報セキュリティ担当者（第19条・施設の長）", "Section security staff: head of a facility (Art. 19)",
  some_per = "section", filled_by = "facility_chief", above = "section_manager" }

role "mayor" { "区長", "Mayor", one_per = "municipality", filled_by = "ward_mayor" }
extend "executor" { "情報政策課の設定作業の担当", "Operations desk of the information policy section" }
role "secretariat" { "情報政策課（庶務）", "Information policy section, as secretariat",
  some_per = "municipality", filled_by = "appointed", appointed_by = "security_head", above = "security_head" }
role "clerk" { "事務取扱担当者（区の職員）", "Clerk in charge of My Number affairs (own staff)",
  filled_by = "clerks.person", above = "section_manager" }

-- ------------------------------------------------------------------------------------------------------------- bodies

role "committee_chair" { "情報セキュリティ委員会 委員長", "Committee chair",
  one_per = "municipality", filled_by = "head_planning", above = "ciso" }
role "committee_vice" { "情報セキュリティ委員会 副委員長", "Committee vice chair",
  one_per = "municipality", filled_by = "head_info_policy", above = "committee_chair" }
-- The offices stand in an attached table that the published text lacks: the ward names them here.
role "committee_member" { "情報セキュリティ委員会 委員（別表の職）", "Committee members (offices of the attached table)",
  some_per = "municipality", filled_by = "appointed", appointed_by = "committee_chair", above = "committee_chair" }
extend "council" { "情報セキュリティ委員会", "Security committee", members = { "committee_chair", "committee_vice", "committee_member" },
  chair = "committee_chair", secretary = "secretariat" }

role "headquarters_head" { "IT推進本部 本部長", "Head of the IT promotion headquarters",
  one_per = "municipality", filled_by = "appointed", appointed_by = "mayor", above = "mayor" }
role "headquarters_member" { "IT推進本部 本部員", "Members of the IT promotion headquarters",
  some_per = "municipality", filled_by = "appointed", appointed_by = "headquarters_head", above = "headquarters_head" }
role "headquarters" { "IT推進本部", "IT promotion headquarters", members = { "headquarters_head", "headquarters_member" },
  chair = "headquarters_head", secretary = "secretariat" }

-- ------------------------------------------------------------------------------------- how those not bound to an office are named

register "advisers" {
  "アドバイザー委嘱簿", "Advisers", keep = "5 years", writers = "secretariat",
  link "person"    { "アドバイザー", "Adviser", to = "person" },
  text "expertise" { "専門の知識と経験", "Expertise and experience" },
  date "from"      { "いつから", "From" },
  date "till"      { "いつまで", "Till", at_least = "from" },
}
procedure "adviser_naming" {
  "アドバイザーの委嘱・届出", "Commissioning or notifying an adviser", applicant = any { "chief", "secretariat" },
  writes = "advisers",
  columns { "person", "expertise", "from", "till" },
  choice "route"   { "どのように就くか", "Route",
    option "mayor"   { "区長が委嘱する", "Commissioned by the mayor" },
    option "company" { "法人等に委託し、法人等が届け出る", "Notified by a company that has the contract",
      link "contract" { "契約", "Contract", to = "contracts" },
      file "notice"   { "法人等の届（識見の説明を含む）", "The company's notice, with the person's qualifications" } } },
  decide "commission" { "区長の委嘱", "Commissioned", by = "mayor", when = { "route", "is", "mayor" },
    file "letter"  { "委嘱状", "Letter of commission" } },
  decide "accept"  { "届の受理", "Notice accepted", by = "ciso", when = { "route", "is", "company" } },
}
procedure "advice" {
  "アドバイザーの助言", "Advice by the adviser", applicant = "adviser",
  text "about"     { "何についてか（計画・リスク・事故・見直しなど）", "About: plan, risk, incident, review …" },
  link "clause"    { "関係する条項", "Clauses concerned", to = "clause", many = true, optional = true },
  text "words"     { "助言", "Advice" },
  task "answer"    { "どう生かすか", "How it is taken up", by = "chief", due = "promptly", text "taken" { "生かし方", "Answer" } },
  notify "seen"    { "最高情報セキュリティ責任者への供覧", "Seen by the chief information security officer", to = "ciso" },
}

procedure "audit_chief_naming" {
  "監査責任者の指名", "Naming the audit manager", applicant = "secretariat",
  link "candidate" { "候補者", "Candidate", to = "person" },
  choice "office"  { "職", "Office", option "department" { "部長", "Department head" }, option "section" { "課長", "Section head" } },
  text "fairness"  { "監査の公正さを保てる理由", "Why the audits stay fair" },
  date "from"      { "いつから", "From" },
  decide "name"    { "指名", "Named", by = "ciso" },
}

register "manager_areas" {
  "担当課長が管理者となる範囲", "What heads in charge manage", keep = "5 years",
  link "person"    { "担当課長", "Head in charge", to = "person" },
  text "affairs"   { "担当する事務", "Affairs in charge" },
  link "systems"   { "受け持つ情報システム", "Systems", to = "systems", many = true, optional = true },
  date "from"      { "いつから", "From" },
}
procedure "manager_area" {
  "担当課長を管理者とする決定", "Making a head in charge the manager of some affairs", writes = "manager_areas",
  applicant = "leader",
  columns { "person", "affairs", "from" },
  link "systems"   { "受け持つ情報システム", "Systems", to = "systems", many = true, optional = true },
  decide "settle"  { "課長の決定", "Decided", by = "section_manager" },
}

procedure "leader_naming" {
  "情報セキュリティ担当者の選任・指名", "Choosing or naming section security staff", applicant = "leader",
  choice "ground"  { "選ぶ理由", "Ground",
    option "facility" { "一つの施設に係長級が複数いる", "A facility has several people of chief level",
      text "facility" { "施設", "Facility" },
      link "candidates" { "候補者", "Candidates", to = "person", many = true } },
    option "named"    { "管理者が指名する", "Named by the manager", text "why" { "理由", "Why" } } },
  link "chosen"    { "担当者となる者", "Person chosen", to = "person" },
  date "from"      { "いつから", "From" },
  date "till"      { "いつまで", "Till", at_least = "from", optional = true },
  decide "name"    { "選任・指名", "Chosen or named", by = "section_manager" },
}
