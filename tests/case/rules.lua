-- A small policy with one procedure for each thing that a case can do.

pack "test" { "試験の規程", "Test policy", approved_by = "chief", edition = "1", fiscal_year = "1 April" }

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
                         stand_in "assistant" { only = { "takeout", "both" } } }
role "leader"          { "推進リーダー", "Leader", some_per = "section", filled_by = "appointed",
                         appointed_by = "section_manager", above = "section_manager" }
role "executor"        { "設定作業の担当", "Desk", some_per = "municipality", filled_by = "appointed", above = "chief" }
role "auditor"         { "監査人", "Auditor", some_per = "municipality", filled_by = "appointed", above = "ciso" }
role "staff"           { "職員等", "Staff", filled_by = "everyone", above = "section_manager" }
role "council"         { "情報化推進会議", "Council", members = { "ciso", "chief", "dept_officer" }, chair = "ciso", secretary = "chief" }

scale "confidentiality" { "機密性", "Confidentiality",
  level "1" { "公表してよい", "Public" },
  level "2" { "直ちに公表しない", "Not at once", rule "lock" { "鍵のかかる場所に置く", "Keep it locked" },
    rule "carry" { "守って運ぶ", "Carry it safely" }, rule "back" { "すべて持ち帰る", "Bring all of it back" } },
  level "3" { "公表しない", "Closed", rule "encrypt" { "暗号化する", "Encrypt it" } } }

param "decision_days" { "許可の期限", "Time to decide", value = "3 working days" }
param "at_once"       { "直ちに", "At once", value = "1 hour" }
param "promptly"      { "速やかに", "Promptly", value = "3 days" }
param "stocktake"     { "棚卸の間隔", "Stocktake", value = "1 year" }
param "length"        { "長さ", "Length", value = 12, min = 8, max = 64, portal = "password.min_length" }
param "tries"         { "回数", "Tries", value = 3, min = 2, max = 20, portal = "login.tries" }

register "assets" { "情報資産台帳", "Assets", number = "{unit}-{no}", keep = "5 years", review = "stocktake",
  writers = any { "leader of unit", "section_manager of unit" }, confirmed_by = "section_manager of unit",
  text "name" { "名称", "Name" },
  grade "confidentiality" {},
  choice "state" { "状態", "State", option "here" { "保管中", "Here" }, option "out" { "持出し中", "Out" },
    option "gone" { "廃棄済み", "Gone" } },
  list "by_unit" { equal = { "unit" }, sort = "number" },
  list "of_all"  { equal = { "confidentiality" }, sort = "number" } }

register "outside" { "持出し管理簿", "Taken out", keep = "5 years",
  link "item"      { "持ち出すもの", "Item", to = "assets", many = true, unlisted = true },
  text "purpose"   { "目的", "Purpose" },
  text "place"     { "行き先", "Where to", optional = true },
  link "applicant" { "持ち出す者", "Carrier", to = "person" },
  date "from"      { "いつから", "From", optional = true },
  date "till"      { "いつまで", "Till", at_least = "from", optional = true },
  time "take"      { "持出し", "Taken", optional = true },
  time "bring"     { "返却", "Returned", optional = true },
  link "returned"  { "返却の確認者", "Confirmed by", to = "person", optional = true } }

register "disposals" { "廃棄記録簿", "Disposals", keep = "10 years",
  link "item" { "もの", "Item", to = "assets" }, text "method" { "方法", "Method" }, time "erase" { "処理日時", "Done at" },
  link "erased" { "立会者", "Witness", to = "person" } }

procedure "takeout" { "情報の持ち出し", "Taking information out", form = "様式第7号", writes = "outside", blanket = "end of fiscal year",
  columns { "item", "purpose", "place", "from", "till" },
  choice "safeguards" { "守り方", "Safeguards", many = true, when = { "some item.confidentiality", "at least", "2" },
    option "encrypt" { "暗号化", "Encryption", meets = { "encrypt", "carry" } },
    option "case"    { "施錠かばん", "Locked case", meets = "carry" },
    option "none"    { "要らない", "None", text "why_none" { "要らない理由", "Why" } } },
  decide "permit"    { "持ち出しの許可", "Permission", by = "section_manager of each item" },
  task "take"        { "持ち出した", "Taken out", sets = { item = "out" } },
  task "bring"       { "持ち帰った", "Brought back", due = "till", sets = { item = "here" } },
  confirm "returned" { "返却の確認", "Return confirmed", by = any { "leader of applicant", "colleague of applicant" },
    yesno "complete" { "すべて戻った", "All of it is back", meets = "back" } } }

procedure "media_use" { "USBの使用", "Use of USB",
  text "need"     { "理由", "Why" },
  date "till"     { "いつまで", "Till" },
  text "place"    { "保管場所", "Kept at", optional = true },
  decide "permit" { "使用の許可", "Permission", by = "section_manager of applicant" },
  task "unlock"   { "接続の設定", "Unlocking", by = "executor", undo = "till" } }

procedure "lend" { "備品の貸出", "Lending",
  choice "need"   { "使い道", "Use", option "work" { "業務", "Work" }, option "training" { "研修", "Training" } },
  decide "permit" { "貸出の許可", "Permission", by = "section_manager of applicant" } }

procedure "collect" { "回収", "Collecting",
  text "what"       { "もの", "What" },
  decide "permit"   { "回収の許可", "Permission", by = "section_manager of applicant" },
  task "fetched"    { "引き取った", "Fetched", by = "executor" },
  confirm "handed"  { "引渡しの確認", "Handed over", by = "leader of applicant" } }

procedure "both" { "二人の決裁", "Two deciders",
  text "what"      { "内容", "What" },
  consult "agree"  { "合議", "Consult", by = "leader of applicant" },
  decide "first"   { "課長の許可", "Manager", by = "section_manager of applicant" },
  decide "second"  { "統括の許可", "Chief", by = "chief" },
  notify "told"    { "供覧", "Told", to = "ciso" } }

procedure "setting" { "設定の変更", "Change of settings",
  text "what"     { "内容", "What" },
  decide "permit" { "変更の許可", "Permission", by = "chief" } }

procedure "exception" { "例外措置", "Exception", applicant = "section_manager",
  text "reason"   { "理由", "Reason" }, date "till" { "いつまで", "Till" },
  decide "permit" { "例外の許可", "Permission", by = "ciso" },
  task "ended"    { "終了の報告", "Ended", due = "till" } }

procedure "urgent" { "緊急の報告", "Urgent", applicant = "section_manager", rare = true,
  text "reason"      { "理由", "Reason" },
  ratify "ratified"  { "追認", "Ratified", by = "ciso" },
  start "remedy"     { "是正を求める", "Remedy", opens = "finding", by = "ciso", when = { "ratified", "is", "refused" } },
  task "ended"       { "終了の報告", "Ended" } }

procedure "finding" { "指摘事項", "Finding",
  text "reason"    { "事実", "Fact" },
  task "plan"      { "改善計画", "Plan", date "until" { "期限", "By" } },
  task "remedied"  { "改善した", "Remedied", due = "until" },
  confirm "closed" { "改善の確認", "Confirmed", by = "section_manager of applicant" } }

procedure "disposal" { "廃棄", "Disposal", writes = "disposals",
  link "item"     { "捨てるもの", "Item", to = "assets", many = true },
  decide "permit" { "廃棄の許可", "Permission", by = "section_manager of applicant",
    when = { "some item.confidentiality", "at least", "2" } },
  task "erase"    { "消去した", "Erased", each = "item", text "method" { "方法", "Method" } },
  confirm "erased" { "立会い", "Witnessed", by = any { "leader of applicant", "colleague of applicant" }, each = "item",
    sets = { item = "gone" } } }

procedure "counting" { "資産の棚卸", "Stocktaking of assets",
  rows "lines" { "課の資産", "Assets of the section", of = "assets", only = { "state", "is not", "gone" },
    choice "found" { "結果", "Result", option "keep" { "ある", "There" }, option "gone" { "もうない", "Gone" },
      option "doubt" { "調べる", "To be looked for" } },
    text "remark" { "備考", "Remark", when = { "found", "is", "doubt" } } },
  decide "confirmed" { "棚卸の確認", "Confirmed", by = "section_manager of applicant", sets = { lines = "found" },
    link "excepted" { "除くもの", "Excepted", to = "lines", many = true, optional = true } } }

door "out" { "情報を外へ出す", "Send information out",
  choice "wish" { "何をしますか", "What",
    option "carry" { "持ち出す", "Carry out", brings "takeout" {} },
    option "look"  { "見せるだけ", "Only show" } },
  link "item"   { "何を", "What", to = "assets", many = true, unlisted = true, when = { "wish", "is", "carry" } },
  yesno "usb"   { "USBに入れますか", "On a USB stick", brings "media_use" {} } }
door "discard" { "捨てる", "Discard", brings "disposal" {} }
door "except"  { "例外措置", "Exceptions",
  choice "wish" { "いつ", "When", option "later" { "許可を得てから", "After", brings "exception" {} },
    option "done" { "既に行った", "Already", brings "urgent" {} } } }
door "mixed"   { "USBと備品", "USB and things", brings "media_use" {}, brings "lend" {} }
door "two"     { "二人", "Two", brings "both" {} }

document "policy" { "規程", "Policy", tier = "policy", approved_by = "chief", review = "1 year", read_by = "staff",
  article "aim" { "目的", "Aim" } }
document "own" { "課の手順", "Procedures of a section", tier = "procedure", approved_by = "section_manager" }
check "service_up" { "稼働", "Service is up", runs = "service.up", per = "assets", every = "1 day" }

clause "1" { "外へ出すときは許しを受ける。", "Permission to take out.", ref = "1", kinds = { "procedure", "register" },
  kept_by = { "takeout", "outside" } }
clause "2" { "管理者が許可する。", "The manager permits.", ref = "2", kinds = { "role", "procedure" },
  kept_by = { "section_manager", "takeout.permit" } }
clause "3" { "緊急のときは後で報告する。", "Report afterwards.", ref = "3", kinds = { "procedure" }, kept_by = { "urgent" } }
clause "4" { "パスワードは長くする。", "Long passwords.", ref = "4", kinds = { "portal" }, kept_by = { "length" } }
clause "5" { "台帳を見直す。", "Review the ledger.", ref = "5", kinds = { "register" }, kept_by = { "assets" } }
clause "6" { "指摘、廃棄、例外、二人の決裁、USBを扱う。", "The rest.", ref = "6", kinds = { "procedure" },
  kept_by = { "finding", "disposal", "exception", "both", "media_use", "setting", "lend", "counting" } }

sheet "own_sheet" { "自己点検票", "Self-inspection",
  question "lock" { "離席時に画面を閉じている", "I lock the screen" } }
duty "own_round" { "自己点検（職員）", "Self-inspection of staff", by = "staff", per = "person", every = "1 year", done = "own_sheet" }
duty "yearly_report" { "体制届", "Report of the organisation", by = "section_manager", every = "1 year",
  text "body" { "内容", "Content" } }
