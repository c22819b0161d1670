-- What is protected and who handles it: assets, My Number clerks and areas, shared systems, entrusted work, people let in.

lookup "importance_class" { "重要度の分類", "Importance",
  option "high"   { "重要情報", "Important information" },
  option "middle" { "注意を要する情報", "Information that needs care" },
  option "low"    { "その他の情報", "Other information" },
  line "is_high"   { when = any { { "personal", "is", "my_number" }, { "confidentiality", "at least", "3C" } }, gives = "high" },
  line "is_middle" { when = any { { "confidentiality", "at least", "2" }, { "integrity", "is", "2" },
    { "availability", "is", "2" } },
    gives = "middle" },
  line "is_low"    { gives = "low" },
}
extend "confidentiality" { level "2" { add {
  link "users" { "使ってよい者・所属", "Who may use it", to = { "person", "unit" }, many = true, optional = true } } } }
extend "integrity" { level "2" { add {
  text "compare" { "改ざん・消失を見つける方法（検証値など）", "How tampering or loss is found", optional = true } } } }
extend "availability" { level "2" { add {
  number "outage_hours" { "止まってよい時間（時間）", "Tolerable outage in hours", at_least = 0, at_most = 8760, optional = true } } } }

extend "assets" {
  choice "personal" { option "my_number" { add {
    choice "number_sort" { "特定個人情報等の種類", "Sort",
      option "specific" { "特定個人情報", "Specific personal information" }, option "bare" { "個人番号のみ", "Individual numbers only" } },
    link "area" { "取扱区域", "Handling area", to = "handling_areas", many = true },
    text "filed" { "個人情報業務登録票・ファイル登録票の番号", "Numbers of the registered affair and file" } } } },
  add { after = "kind",
    choice "scope" { "ポリシーの対象", "Covered by the policy",
      option "inside" { "対象", "Covered" },
      option "outside" { "対象外", "Not covered", text "why_outside" { "対象外とする理由", "Why not" } } },
    choice "importance" { "重要度", "Importance", from = "importance_class", is = "importance_class" } },
}

register "handling_areas" {
  "取扱区域台帳", "Handling areas for My Number work", keep = "5 years", review = "stocktake",
  confirmed_by = "section_manager of unit", writers = any { "leader of unit", "section_manager of unit" },
  text "affairs"   { "行う事務", "Affairs" },
  text "room"      { "建物・階・室", "Building, floor, room" },
  text "boundary"  { "区域の範囲", "Boundary" },
  choice "guards"  { "措置", "Measures", many = true,
    option "partition" { "間仕切り", "Partitions" }, option "screen" { "のぞき見されない画面の向き", "Screens turned away" },
    option "lock" { "施錠", "Lock" } },
  file "sketch"    { "見取図", "Floor sketch" },
}
register "clerks" {
  "事務取扱担当者名簿（区の職員）", "My Number clerks of the ward", keep = "5 years", review = "stocktake",
  confirmed_by = "section_manager of unit", writers = "section_manager of unit",
  link "person"    { "事務取扱担当者", "Clerk", to = "person" },
  text "affairs"   { "携わる事務", "Affairs" },
  date "from"      { "いつから", "From" },
  date "till"      { "いつまで", "Till", at_least = "from", optional = true },
}
register "contractor_clerks" {
  "事務取扱担当者名簿（委託先・再委託先）", "My Number clerks of contractors and subcontractors", keep = "5 years", review = "stocktake",
  writers = any { "section_manager of contract", "contractor of contract" },
  link "contract"  { "契約", "Contract", to = "contracts" },
  link "tier"      { "再委託先等（委託先の者なら空ける）", "Subcontractor; blank for the contractor", to = "tiers", optional = true },
  text "name"      { "氏名", "Name" },
  text "affairs"   { "携わる事務", "Affairs" },
  date "from"      { "いつから", "From" },
  date "till"      { "いつまで", "Till", at_least = "from", optional = true },
}
procedure "clerk_order" {
  "事務取扱担当者への指示", "Instruction to My Number clerks", applicant = "section_manager",
  link "clerk"     { "相手", "To", to = "clerks", many = true },
  choice "limits"  { "確かめた範囲", "Kept within", many = true,
    option "affair" { "個人情報業務登録票", "The registered affair" }, option "filed" { "個人情報ファイル登録票", "The registered file" },
    option "rules"  { "特定個人情報取扱要領", "The handling guideline" } },
  text "words"     { "指示の内容", "Instruction" },
  date "since"     { "いつから", "From" },
  confirm "received" { "指示を確認した", "Received", by = "clerk.person", each = "clerk", due = "promptly" },
}

-- -------------------------------------------------------------------------------------------------- people let in

register "approved_people" {
  "職員・委託事業者等として認めた者", "Persons approved as staff or as contractors", keep = "5 years", review = "stocktake",
  text "name"      { "氏名・名称", "Name" },
  text "from_where" { "所属", "Affiliation" },
  choice "treated" { "扱い", "Treated as", option "staff" { "職員", "Staff" }, option "contractor" { "委託事業者等", "Contractor" } },
  text "reason"    { "認める理由", "Reason" },
  text "handled"   { "扱う情報資産", "Assets handled" },
  date "from"      { "いつから", "From" },
  date "till"      { "いつまで", "Till", at_least = "from" },
}
procedure "approved_person" {
  "組織の外の者を認める申請", "Approving somebody from outside", applicant = "section_manager", writes = "approved_people",
  columns { "name", "from_where", "treated", "reason", "handled", "from", "till" },
  decide "approve" { "承認", "Approval", by = "ciso" },
  task "ended"     { "IDと権限を止めた", "ID and rights ended", by = "executor", due = "till" },
}

extend "ids" { choice "wish" { add {
  option "outsider" { "組織の外の者を職員・委託先として扱う", "Treat somebody from outside as staff or contractor",
    brings "approved_person" {} } } } }

-- -------------------------------------------------------------------------------- work taken on from Tokyo or the state

register "entrusted" {
  "受託業務台帳", "Entrusted work", keep = "5 years", review = "stocktake", writers = "section_manager of unit",
  choice "body"    { "委託する者", "Entrusting body", option "tokyo" { "東京都", "Tokyo" }, option "state" { "国", "The state" },
    option "other" { "その他", "Other", text "body_name" { "名称", "Name" } } },
  text "work"      { "業務", "Work" },
  link "handled"   { "受け取った情報資産", "Assets received", to = "assets", many = true, optional = true },
  text "equal"     { "区と同等以上の対策を定めた契約・協定の条項", "Clause of the contract that demands equal measures" },
  file "paper"     { "契約書・協定書", "Contract or agreement" },
  choice "own_rules" { "相手方が別に定める個人情報保護の決まり", "The body's own rules on personal information",
    option "listed" { "ある", "Yes", rows "rules" { "決まり", "Rules",
      text "rule_name" { "名称と版", "Name and version" }, file "rule_text" { "本文", "Text", optional = true } } },
    option "none" { "ない", "None" } },
  link "people"    { "携わる職員", "Staff assigned", to = "person", many = true },
  date "from"      { "いつから", "From" },
  date "till"      { "いつまで", "Till", at_least = "from" },
}
procedure "entrusting" {
  "都や国から業務を受ける協議", "Taking on work from Tokyo or the state", applicant = any { "leader", "section_manager" },
  text "body"      { "委託する者", "Entrusting body" },
  text "work"      { "業務", "Work" },
  text "asked"     { "相手方に求める対策", "Measures asked of the body" },
  file "draft"     { "契約書・協定書の案", "Draft contract or agreement" },
  choice "in_draft" { "同等以上の対策の定め", "Equal measures in the draft", option "yes" { "ある", "Yes", text "place" { "条項", "Clause" } },
    option "no" { "まだない", "Not yet", text "plan" { "どう入れるか", "How it will come in" } } },
  decide "agree"   { "受けることの決定", "Decided", by = "section_manager" },
}

-- ----------------------------------------------------------------------------------------------------------- measures

register "measures" {
  "対策台帳", "Security measures", keep = "5 years", review = "stocktake", confirmed_by = "security_head",
  text "measure"   { "対策", "Measure" },
  choice "group"   { "区分（第9条）", "Group (Article 9)",
    option "physical" { "物理的", "Physical" }, option "human" { "人的", "Human" },
    option "technical" { "技術的", "Technical" }, option "operational" { "運用", "Operational" } },
  choice "importance" { "対象の重要度", "Importance of what it covers",
    option "important" { "重要情報を含む", "Important information too" }, option "any" { "その他の情報だけ", "Other information only" } },
  choice "owner"   { "責任を負う者", "Accountable post",
    option "art11" { "最高情報セキュリティ責任者", "CISO (Art. 11)" },
    option "art14" { "統括情報セキュリティ責任者", "General security officer (Art. 14)" },
    option "art15" { "統括情報システム管理者", "General system manager (Art. 15)" },
    option "art16" { "統括情報セキュリティ管理者", "General security manager (Art. 16)" },
    option "art17" { "情報セキュリティ責任者", "Department security officer (Art. 17)" },
    option "art18" { "情報セキュリティ管理者", "Section security manager (Art. 18)" } },
  choice "stage"   { "段階", "Stage",
    option "planned" { "計画", "Planned" }, option "done" { "実施", "Implemented" },
    option "kept" { "維持", "Maintained" }, option "improved" { "改善", "Improved" } },
  date "improved_on" { "実施・改善した日", "Implemented or improved on", optional = true },
}
procedure "measure_change" {
  "対策の登録・改善", "Entering or improving a measure", applicant = any { "security_head", "system_head", "section_manager" },
  writes = "measures",
  columns { "measure", "group", "importance", "owner", "stage" },
  text "standard"  { "対策基準の該当箇所", "Passage of the countermeasure standards" },
  text "better"    { "何を良くするか", "What is improved" },
  decide "adopt"   { "対策の決定", "Decided", by = "chief" },
}
