-- A small policy with a duty of each kind.

pack "test" { "試験の規程", "Test policy", approved_by = "chief", edition = "1", fiscal_year = "1 April", quiet = "20 March to 15 April" }

position "vice_mayor_finance"    { "副市長（財政）", "Deputy mayor for finance" }
position "vice_mayor_other"      { "副市長（その他）", "The other deputy mayor" }
position "head_planning_finance" { "企画財政部長", "Head of planning and finance" }
position "head_info_policy"      { "情報政策課長", "Head of information policy" }
position "assistant"             { "補佐", "Assistant" }
position "subhead"               { "係長", "Subhead" }

role "ciso"            { "最高情報セキュリティ責任者", "CISO", one_per = "municipality", filled_by = "vice_mayor_finance",
                         deputy "vice_mayor_other" {} }
role "chief"           { "統括情報セキュリティ責任者", "Chief", one_per = "municipality", filled_by = "head_planning_finance",
                         above = "ciso", delegate "head_info_policy" {} }
role "dept_officer"    { "情報セキュリティ責任者", "Officer", one_per = "department", filled_by = "head", above = "chief" }
role "section_manager" { "情報セキュリティ管理者", "Manager", one_per = "section", filled_by = "head", above = "dept_officer",
                         stand_in "assistant" { } }
role "leader"          { "推進リーダー", "Leader", some_per = "section", filled_by = "appointed",
                         appointed_by = "section_manager", above = "section_manager" }
role "executor"        { "設定作業の担当", "Desk", some_per = "municipality", filled_by = "appointed", above = "chief" }
role "auditor"         { "監査人", "Auditor", some_per = "municipality", filled_by = "appointed", above = "ciso" }
role "staff"           { "職員等", "Staff", filled_by = "everyone", above = "section_manager" }
role "council"         { "情報化推進会議", "Council", members = { "ciso", "chief", "dept_officer" }, chair = "ciso", secretary = "chief" }

param "decision_days" { "許可の期限", "Time to decide", value = "3 working days" }
param "at_once"       { "直ちに", "At once", value = "1 hour" }
param "promptly"      { "速やかに", "Promptly", value = "3 days" }
param "report_every"  { "報告の間隔", "Interval of reports", value = "3 months", max = "1 year" }

role "contractor" { "委託業者", "Contractor", filled_by = "contracts.people" }

register "contracts" { "契約・委託先", "Contracts", keep = "5 years",
  text "name" { "件名", "Name" },
  link "people" { "従事者", "People", to = "person", many = true, optional = true },
  yesno "cloud" { "クラウドか", "Cloud" },
  date "till" { "終わり", "Until", optional = true } }

procedure "finding" { "指摘事項", "Finding",
  text "fact"      { "事実", "Fact" },
  link "clause"    { "条項", "Clause", to = "clause", many = true },
  link "unit"      { "対象の所属", "Unit", to = "unit" },
  task "plan"      { "改善計画", "Plan", by = "section_manager of unit", due = "promptly", date "till" { "期限", "By" } },
  task "remedy"    { "改善した", "Remedied", by = "section_manager of unit", due = "till" },
  confirm "closed" { "改善の確認", "Confirmed", by = "section_manager of unit" } }

-- What its fields ask is what the figures of rounds say (figure.c).
procedure "sitting" { "会議", "Council",
  link "round" { "実施事項", "Round", to = "staff_round", optional = true },
  text "asked"    { "求めた", "Asked", when = { "staff_round.asked", "at least", 1 } },
  text "none"     { "まだ", "None yet", when = { "staff_round.answered", "is", 0 } },
  text "half"     { "半分", "Half", when = { "staff_round.rate", "at least", 50 } },
  text "here"     { "課で半分", "Half here", when = { "staff_round.rate of unit", "at least", "50" } },
  text "more"     { "残る", "More open here than done", when = { "staff_round.unanswered of unit", "at least", "staff_round.answered of unit" } },
  text "linked"   { "つないだ", "Linked", when = { "round.unanswered", "at least", 1 } },
  text "no"       { "いいえ", "Any no", when = { "own.lock.no", "at least", 1 } },
  text "no_here"  { "課でいいえ", "Any no here", when = { "own.lock.no of unit", "at least", 1 } },
  text "bare"     { "計画なし", "A no without a plan", when = { "staff_round.unplanned", "at least", 1 } },
  task "held" { "開いた", "Held" } }

procedure "drill" { "訓練", "Drill",
  text "what" { "内容", "What" },
  task "held" { "実施した", "Held" } }

procedure "accept" { "契約の受入れ", "Accepting a contract",
  text "what" { "何を", "What" },
  task "matrix" { "条項への回答", "Answers to the clauses", sheet = "matrix" },
  task "items"  { "点検", "Checked", sheet = "workplace" } }

sheet "workplace" { "職場点検表", "Workplace inspection",
  question "desk"  { "机上に書類を残していない", "Nothing is left on desks", evidence = "note" },
  question "door"  { "扉に鍵がある", "The door has a lock", evidence = "photo" },
  question "words" { "パスワードを書き残していない", "No passwords are written down" } }

sheet "own" { "自己点検票", "Self-inspection",
  question "lock" { "離席時に画面を閉じている", "I lock the screen" },
  question "mail" { "宛先を確かめている", "I check addressees" } }

procedure "contract" { "契約", "Contract",
  text "what" { "何を", "What" },
  task "answers"  { "条項ごとの回答", "Answer to each clause", sheet = "terms" },
  decide "accept" { "受入れ", "Accepted", by = "section_manager", needs = { "answers", "is", "done" } } }
sheet "terms" { "条項への回答", "Answers", clauses_of = "contractor",
  option "yes" { "対策する", "Measure taken", text "measure" { "対策の内容", "Measure" } },
  option "not_applicable" { "該当しない", "Does not apply", text "because" { "理由", "Why" } } }

sheet "matrix" { "委託先が守る条項", "Clauses of the contractor", clauses_of = "contractor" }

duty "staff_round" { "自己点検（職員）", "Self-inspection of staff",
  by = "staff", per = "person", every = "1 year", from = "1 June", due = "31 July", done = "own" }
duty "workplace_round" { "職場点検", "Workplace inspection", by = "leader", every = "6 months", done = "workplace" }
duty "section_report" { "体制届", "Report of the organisation", by = "section_manager of unit", per = "section",
  every = "1 year", from = "1 April", due = "10 April",
  text "body" { "内容", "Content" } }
duty "city_plan" { "年間計画", "Yearly plan", by = any { "chief", "executor" }, every = "1 year", due = "31 May",
  text "plan" { "計画", "Plan" } }
duty "cloud_report" { "クラウドの報告", "Cloud report", by = any { "leader of this", "section_manager of this" }, per = "contracts",
  when = { "cloud", "is", "yes" }, every = "report_every",
  text "kept" { "控えの数", "Backups held" } }
duty "contract_end" { "返却の確認", "Return at the end", by = "section_manager of this", per = "contracts", on = "till",
  due = "14 days", text "how" { "どのように", "How" } }
duty "newcomer" { "新任研修", "Training of newcomers", by = "staff", per = "person", on = "person.joined", due = "30 days",
  date "held" { "受けた日", "Held on" } }
duty "moved_in" { "引継ぎ", "Hand-over", by = "staff", per = "person", on = "person.moved", due = "10 days",
  text "done" { "内容", "Content" } }
duty "returned" { "貸与品の返却", "Things given back", by = "leader of unit", per = "person", on = "person.left", due = "3 days",
  yesno "all" { "すべて返った", "All of it" } }
duty "policy_read" { "改定の周知", "Telling of the change", by = "section_manager", on = "policy.changed", due = "14 days",
  text "how" { "どのように", "How" } }
duty "contract_new" { "契約の確認", "New contract checked", by = "section_manager of this", per = "contracts",
  on = "contracts.added", due = "5 working days", yesno "checked" { "確かめた", "Checked" } }
duty "drill_year" { "年次訓練", "Yearly drill", by = "section_manager", every = "1 year", from = "1 December", due = "31 January",
  done = "drill" }

clause "1" { "委託業者は目的の外に使わない。", "Contractors use it for nothing else.", ref = "1", who = "contractor",
  kinds = "attest", kept_by = "matrix" }
clause "2" { "委託業者は返す。", "Contractors give it back.", ref = "2", who = { "contractor", "staff" },
  kinds = "attest", kept_by = { "matrix", "workplace.desk", "accept", "sitting", "contract", "terms" } }
clause "3" { "離席時に画面を閉じる。", "Screens are locked.", ref = "3", who = "staff", kinds = { "attest", "schedule" },
  kept_by = { "own.lock", "staff_round", "workplace_round", "section_report", "city_plan", "cloud_report", "contract_end",
    "newcomer", "moved_in", "returned", "policy_read", "contract_new", "drill_year", "finding" } }
