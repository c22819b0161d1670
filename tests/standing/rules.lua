-- A small policy with one keeper of each rule by which a clause stands.

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
                         stand_in "assistant" { only = { "takeout" } } }
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
param "second"        { "二つ目の認証", "Second factor", value = true, portal = "privileged.second_factor" }
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

door "out" { "情報を外へ出す", "Send information out",
  choice "wish" { "何をしますか", "What",
    option "carry" { "持ち出す", "Carry out", brings "takeout" {} },
    option "look"  { "見せるだけ", "Only show" } },
  link "item"   { "何を", "What", to = "assets", many = true, unlisted = true, when = { "wish", "is", "carry" } },
  yesno "usb"   { "USBに入れますか", "On a USB stick", brings "media_use" {} } }
door "except"  { "例外措置", "Exceptions",
  choice "wish" { "いつ", "When", option "later" { "許可を得てから", "After", brings "exception" {} },
    option "done" { "既に行った", "Already", brings "urgent" {} } } }

register "exceptions" { "例外措置台帳", "Exceptions", keep = "5 years",
  link "clause" { "守れない条項", "Clauses not kept", to = "clause", many = true },
  text "reason" { "理由", "Reason" },
  date "from"   { "いつから", "From" },
  date "till"   { "いつまで", "Till" } }

register "devices" { "機器台帳", "Devices", number = "{unit}-P{no}", keep = "5 years",
  text "name"    { "名称", "Name" },
  choice "kind"  { "種類", "Kind", option "pc" { "パソコン", "PC" }, option "printer" { "プリンタ", "Printer" } } }

document "policy" { "情報セキュリティポリシー", "Security policy", tier = "policy", approved_by = "council", review = "1 year",
  read_by = "staff", article "aim" { "目的", "Aim" } }
document "common" { "実施手順（共通）", "Common procedures", tier = "procedure", approved_by = "chief", review = "1 year",
  read_by = "section_manager" }
document "own" { "実施手順（課室）", "Procedures of a section", tier = "procedure", approved_by = "section_manager", keep = "5 years" }

document "house" { "職場の決まり", "House rules", tier = "procedure", approved_by = "section_manager", read_by = "staff" }

procedure "making" { "実施手順の策定", "Making procedures", applicant = "section_manager",
  link "document" { "文書", "Document", to = "document", many = true },
  text "content"  { "内容", "Content" },
  decide "adopt"  { "策定", "Adopted", by = "document.approved_by" },
  decide "agreed" { "統括の同意", "Agreed", by = "ciso" } }

check "usb_blocked" { "USBの遮断", "USB blocked", runs = "usb.blocked", per = "devices", when = { "kind", "is", "pc" }, every = "1 day",
  opens = "finding" }
check "service_up"  { "稼働", "Service up", runs = "service.up", per = "assets", every = "1 day" }
check "log_safe"    { "ログの検証", "Log verified", runs = "log.verify", per = "assets", every = "1 week", except = "takeout.take" }

clause "role"      { "管理者を置く。", "A manager.", ref = "1", kinds = { "role" }, kept_by = { "section_manager" } }
clause "council"   { "会議を置く。", "A council.", ref = "2", kinds = { "role" }, kept_by = { "council" } }
clause "stand_in"  { "補佐が代決する。", "The assistant stands in.", ref = "3", kinds = { "role" }, kept_by = { "section_manager.assistant" } }
clause "scale"     { "分類する。", "Classes.", ref = "4", kinds = { "definition" }, kept_by = { "confidentiality" } }
clause "ledger"    { "台帳を見直す。", "Review the ledger.", ref = "5", kinds = { "register" }, kept_by = { "assets" } }
clause "writers"   { "台帳は決まった人だけが書く。", "Writers.", ref = "6", kinds = { "portal" }, kept_by = { "assets.writers" } }
clause "use"       { "許しを受ける。", "Permission.", ref = "7", kinds = { "procedure" }, kept_by = { "takeout" } }
clause "rare"      { "後で報告する。", "Afterwards.", ref = "8", kinds = { "procedure" }, kept_by = { "urgent" } }
clause "usb"       { "USBを使わせない。", "No USB.", ref = "9", kinds = { "check" }, kept_by = { "usb_blocked" } }
clause "service"   { "止めない。", "Keep it up.", ref = "10", kinds = { "check" }, kept_by = { "service_up" } }
clause "log"       { "ログを守る。", "Logs.", ref = "11", kinds = { "check" }, kept_by = { "log_safe" } }
clause "policy"    { "規程を読む。", "Read the policy.", ref = "12", kinds = { "document" }, kept_by = { "policy" } }
clause "approved"  { "規程を承認する。", "Approve the policy.", ref = "13", kinds = { "document" }, kept_by = { "policy.approved_by" } }
clause "aim"       { "目的を定める。", "The aim.", ref = "14", kinds = { "definition" }, kept_by = { "policy.aim" } }
clause "own"       { "課の手順を定める。", "Procedures of each section.", ref = "15", kinds = { "document" }, kept_by = { "own" } }
clause "password"  { "パスワードは長くする。", "Long passwords.", ref = "16", kinds = { "portal" }, kept_by = { "length" } }
clause "second"    { "二つで確かめる。", "Two factors.", ref = "25", kinds = { "portal" }, kept_by = { "second" } }
clause "read_log"  { "だれが読んだかを残す。", "Who read it.", ref = "26", kinds = { "portal" }, kept_by = { "portal.files.read_log" } }
clause "days"      { "3日以内に決める。", "Within three days.", ref = "17", kinds = { "definition" }, kept_by = { "decision_days" } }
clause "own_case"  { "自分の申請は決めない。", "Not one's own.", ref = "18", kinds = { "portal" }, kept_by = { "portal.own_case" } }
chapter "later"    { "これから", "Later", ref = "19", starts = "2027-04-01",
  clause "later-1" { "来年から守る。", "From next year.", ref = "1", kinds = { "procedure" }, kept_by = { "finding" } } }
clause "making"    { "手順を作る。", "Make procedures.", ref = "20", kinds = { "procedure", "document" }, kept_by = { "making", "common" } }
