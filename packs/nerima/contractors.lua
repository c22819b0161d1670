-- Consigning work: confirmation beforehand, the terms, the tiers below, supervision, and what follows a breach.

extend "contracts" { link "handles" { remove = "optional" }, add {
  choice "party"   { "相手方の区分", "Category",
    option "consignee" { "委託事業者", "Consignee" }, option "manager" { "指定管理者", "Designated manager" },
    option "approved" { "承認を受けた者", "Approved other", link "approval" { "承認", "Approval", to = "approved_people" } } },
  link "confirmed" { "事前確認", "Confirmation beforehand", to = "safeguards_confirmed",
    only = { "confirm", "is", "granted" } },
  link "owner"     { "管理する担当職員", "Responsible employee", to = "person" } } }

sheet "safeguards" { "安全管理措置の事前確認票", "Safeguards confirmed beforehand",
  question "rules"   { "情報の取扱いの決まりがある", "There are rules on handling information", evidence = "file" },
  question "charge"  { "責任者と従事者が決まっている", "Responsible person and workers are named", evidence = "note" },
  question "place"   { "作業場所と保管場所が守られている", "Places of work and storage are protected", evidence = "note" },
  question "access"  { "触れる者とIDを限っている", "Access and IDs are limited" },
  question "malware" { "ウイルス・不正アクセスへの対策がある", "Protection against malware and intrusion" },
  question "erase"   { "返却・消去の方法が決まっている", "Return and erasure are settled" },
  question "teach"   { "従事者を教育している", "Workers are educated" },
  question "report"  { "事故のとき直ちに知らせる体制がある", "Incidents are reported at once" },
  question "equal"   { "全体として区と同等以上である", "On the whole it equals or exceeds the ward's" },
}
procedure "safeguards_confirmed" {
  "委託・再委託先の事前確認", "Confirming a contractor's safeguards beforehand", applicant = any { "staff", "leader" }, form = "安全管理措置事前確認票",
  text "candidate" { "相手方", "Candidate" },
  text "work"      { "任せる業務", "Work" },
  choice "form"    { "契約の種類", "Kind of contract",
    option "consignment" { "委託", "Consignment" }, option "designation" { "指定管理", "Designated management" },
    option "dispatch" { "労働者派遣", "Dispatched workers" }, option "finance" { "ファイナンスリース", "Finance lease" },
    option "maintenance" { "メンテナンスリース", "Maintenance lease" } },
  yesno "my_number" { "特定個人情報等を扱う", "My Number data is handled",
    text "their_clerks" { "相手方の事務取扱担当者の体制", "Their clerks" } },
  task "examine"   { "区の対策との比較", "Compared with the ward's measures", sheet = "safeguards",
    file "paper" { "相手方の回答", "Their answer", optional = true } },
  task "annex"     { "付ける特記事項", "Special notes that go with it", each = "special_notes",
    yesno "current" { "最新の版である", "It is the version in force" } },
  decide "confirm" { "同等以上であることの確認", "Confirmed as equal or better", by = "section_manager" },
}

-- From the contract to acceptance, with an answer to each clause that binds the contractor; whom to choose was confirmed before.
extend "contracting" { remove = { "candidates", "select" },
  task "terms" { "契約書・協定書と特記事項", "Contract and special notes", remove = "gives", add {
    choice "provides" { "契約書・協定書にある定め", "The contract provides", many = true,
      option "shared"     { "情報セキュリティの大切さの共通理解", "Shared understanding of security" },
      option "policy"     { "ポリシーを守ること", "Obeying the policy" },
      option "procedures" { "実施手順を守ること", "Obeying the procedures" },
      option "notes"      { "特記事項を守ること", "Obeying the special notes" } },
    text "pages" { "定めのある条項・ページ", "Clauses or pages" } } },
  decide "conclude" { needs = all { { "provides", "has", "shared" }, { "provides", "has", "policy" },
    { "provides", "has", "procedures" }, { "provides", "has", "notes" } } } }

register "tiers" {
  "再委託先等台帳", "Subcontractors of every tier", keep = "5 years", review = "stocktake",
  link "contract"  { "もとの契約", "Contract", to = "contracts" },
  number "tier"    { "段階（再委託は2）", "Tier; 2 is a subcontract", at_least = 2, at_most = 9 },
  link "parent"    { "直上の再委託先", "Next above", to = "tiers", when = { "tier", "at least", 3 } },
  text "partner"   { "再委託先", "Subcontractor" },
  text "part"      { "任せる部分", "Part of the work" },
  yesno "my_number" { "特定個人情報等を扱う", "My Number data is handled" },
}
extend "subcontract" { "再委託等の承認", "Approving subcontracts of any tier", writes = "tiers",
  add { after = "tier",
    link "parent"  { "直上の再委託先（承認済みのもの）", "Next above, already approved", to = "tiers", when = { "tier", "at least", 3 } } },
  add { after = "supplied",
    yesno "my_number" { "特定個人情報等を扱う", "My Number data is handled",
      rows "clerks" { "事務取扱担当者", "Clerks", text "clerk_name" { "氏名", "Name" }, text "clerk_affairs" { "事務", "Affairs" } } } },
  task "check" { sheet = "safeguards" },
  decide "permit" { "再委託等の承認", "Approval", needs = { "check", "is", "done" } } }
param "supervise_every" { "再委託先等の監督を確かめる間隔", "Interval of supervision of subcontractors", value = "6 months", max = "1 year" }
duty "tier_supervision" { "再委託先等の監督の確認", "Does the contractor supervise those below?", by = "section_manager of contract",
  per = "tiers",
  every = "supervise_every",
  yesno "supervised" { "委託先が再委託先等を監督している", "The contractor supervises them" },
  yesno "clerks_named" { "再委託先等の事務取扱担当者が明らかである（扱うとき）", "Their clerks are named, where My Number data is handled" },
  file "records"   { "委託先の監督の記録", "The contractor's own records" },
  text "findings"  { "分かったこと", "Findings" } }

-- Each contract is confirmed by the employee who is named for it.
extend "contractor_round" { by = "owner", every = "supervise_every" }
extend "contractor_check" { add {
  question "policy"   { "ポリシーを守っている", "Keeps to the policy", evidence = "note" },
  question "procedure" { "実施手順を守っている", "Keeps to the procedures", evidence = "note" },
  question "notes"    { "特記事項を守っている", "Keeps to the special notes", evidence = "note" },
  question "clerks"   { "特定個人情報等を、名簿の担当者が要領どおりに扱っている（扱うとき）", "Listed clerks handle My Number data by the guideline",
    evidence = "note" },
  question "laws"     { "守る法令に反することがない", "No breach of the laws" } } }
duty "clerk_supervision" { "委託先の事務取扱担当者の監督", "Supervision of contractors' clerks", by = "section_manager of this",
  per = "contracts",
  every = "supervise_every",
  yesno "list_current" { "名簿が今の体制と合う（扱わない契約なら「はい」）", "The list agrees with the present staff" },
  text "supervised" { "監督した内容（訪問・報告）", "Supervision: visits, reports" }, file "report" { "報告", "Report", optional = true } }

procedure "contractor_breach" {
  "委託事業者等の違反への措置", "Breach by a contractor", applicant = "section_manager", form = "是正要求書",
  writes = "contractor_breaches", rare = true,
  columns { "contract", "clause", "gravity", "facts", "demanded", "answer_by" },
  start "incident" { "事故等として扱う", "Treated as an incident", opens = "incident", by = "section_manager" },
  decide "settle"  { "求める措置の決定", "Measure decided", by = "dept_officer" },
  task "demand"    { "措置を求めた", "Measure demanded", file "letter" { "要求書", "Letter of demand" } },
  task "result"    { "相手方の対応", "Their answer", due = "answer_by", text "outcome" { "結果", "Result" } },
}
register "contractor_breaches" {
  "委託事業者等の違反", "Breaches by contractors", keep = "10 years",
    readers = any { "section_manager of unit", "dept_officer of unit", "security_head", "chief", "ciso" },
  link "contract"  { "契約", "Contract", to = "contracts" },
  link "clause"    { "反した条項", "Clauses broken", to = "clause", many = true },
  choice "gravity" { "重さ", "Gravity", option "light" { "軽い", "Light" }, option "grave" { "重い", "Grave" },
    option "wilful" { "故意・重過失", "Wilful or grossly negligent" } },
  text "facts"     { "事実と過失の程度", "Facts and negligence" },
  text "demanded"  { "求める措置", "Measure demanded" },
  date "answer_by" { "期限", "By" },
  text "outcome"   { "結果", "Result", optional = true },
}
extend "procure" { choice "wish" { add {
  option "confirm" { "委託先を選ぶ前に確かめる", "Confirm a contractor beforehand", brings "safeguards_confirmed" {} },
  option "entrust" { "都や国から業務を受ける", "Take on work from Tokyo or the state", brings "entrusting" {} } } } }
