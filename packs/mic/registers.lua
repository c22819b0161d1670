-- The ledgers. Each printed form of the office is a view of one of them.

register "assets" {
  "情報資産台帳", "Information assets", number = "{short}-{no}", keep = "5 years",
  review = "stocktake", confirmed_by = "section_manager of unit", writers = any { "leader of unit", "section_manager of unit" },
  text "name"      { "資産の名称", "Name" },
  text "business"  { "事務の名称", "Business it serves" },
  choice "kind"    { "区分", "Kind",
    option "document" { "文書", "Document" }, option "data" { "データ", "Data" },
    option "draft"    { "作成中のもの", "Unfinished" } },
  choice "personal" { "個人情報", "Personal data",
    option "none" { "なし", "None" }, option "general" { "あり", "Yes" },
    option "sensitive" { "要配慮", "Sensitive" }, option "my_number" { "特定個人情報", "My Number" } },
  link "copy_of"   { "写しの元", "Copy of", to = "assets", optional = true },
  grade "confidentiality" { at_least = "copy_of.confidentiality" },
  grade "integrity"       { at_least = "copy_of.integrity" },
  grade "availability"    { at_least = "copy_of.availability" },
  link "place"     { "保管場所", "Kept at", to = "places", optional = true },
  date "unneeded"  { "不要となる日", "Not needed after", optional = true },
  choice "state"   { "状態", "State",
    option "here" { "保管中", "Here" }, option "out" { "持出し中", "Out" },
    option "gone" { "廃棄済み", "Disposed of" } },
  rule "locked" { "機密性2以上は鍵のかかる場所に置く", "Confidentiality 2 or above needs a locked place",
    when = all { { "confidentiality", "at least", "2" }, { "place", "given" } }, that = { "place.locked", "is", "yes" } },
  list "by_grade" { equal = { "unit", "state", "confidentiality" }, sort = "name" },
}

register "places" {
  "保管場所", "Storage places", keep = "5 years", review = "stocktake",
  text "name"     { "場所", "Place" },
  yesno "locked"  { "施錠できる", "Can be locked" },
  yesno "weather" { "火・熱・水・湿気に耐える", "Withstands fire, heat, water, moisture" },
  yesno "remote"  { "災害を受けにくい地域", "In a region rarely struck by disaster" },
}

register "systems" {
  "情報システム台帳", "Information systems", keep = "5 years", review = "stocktake",
  text "name"      { "システム名", "Name" },
  choice "kind"    { "種別", "Kind",
    option "onsite" { "庁内", "On site" }, option "shared_disk" { "共有ディスク", "Shared disk" },
    option "cloud"  { "クラウド", "Cloud" } },
  choice "serves"  { "役目", "What it serves", many = true, optional = true,
    option "mail"  { "メール", "Mail" }, option "web" { "公開ウェブ", "Public web" },
    option "gateway" { "インターネットの出入口", "Internet gateway" }, option "remote" { "遠隔接続の入口", "Remote access" } },
  choice "zone"    { "ネットワークの区分", "Network zone", optional = true,
    option "my_number" { "マイナンバー利用事務系", "My Number zone" }, option "lgwan" { "LGWAN接続系", "LGWAN zone" },
    option "internet" { "インターネット接続系", "Internet zone" }, option "apart" { "つながない", "Not connected" } },
  link "contract"  { "保守の契約", "Maintenance contract", to = "contracts", optional = true },
  number "log_days" { "記録の保存日数", "Days that logs are kept" },
  yesno "log_copy" { "記録を外部媒体にも写す", "Logs are copied to media" },
}

register "devices" {
  "機器・媒体台帳", "Devices and media", number = "M-{no}", keep = "5 years", review = "stocktake",
  choice "kind" { "種別", "Kind",
    option "pc"  { "端末", "Terminal" },    option "server"  { "サーバ", "Server" },
    option "hdd" { "ハードディスク", "Hard disk" }, option "ssd" { "SSD・USBメモリ", "SSD, USB stick" },
    option "disc" { "光ディスク", "Optical disc" }, option "tape" { "磁気テープ", "Magnetic tape" },
    option "mobile" { "スマートフォン・タブレット", "Phone, tablet" }, option "network" { "通信機器", "Network device" },
    option "printer" { "プリンタ・複合機", "Printer, copier" } },
  text "serial"    { "製造番号", "Serial number" },
  link "holder"    { "使用者", "Holder", to = "person", optional = true },
  link "contents"  { "入っている情報", "Holds", to = "assets", many = true, optional = true },
  grade "confidentiality" { is = "highest contents.confidentiality" },
  grade "integrity"       { is = "highest contents.integrity" },
  grade "availability"    { is = "highest contents.availability" },
  yesno "my_number" { "特定個人情報を含む", "Holds My Number data" },
  yesno "leased"   { "借用品", "Leased or rented" },
  yesno "long_term" { "長期保管", "Stored for long",
    text "write_lock" { "書込みを封じた方法", "How writing was blocked" } },
  link "place"     { "保管場所", "Kept at", to = "places", optional = true },
  choice "state"   { "状態", "State",
    option "here" { "保管中", "Here" }, option "out" { "持出し中", "Out" },
    option "repair" { "修理中", "In repair" }, option "gone" { "廃棄・返却済み", "Disposed of or returned" } },
  rule "locked" { "機密性2以上の媒体は鍵のかかる場所に置く", "Media of confidentiality 2 or above need a locked place",
    when = all { { "confidentiality", "at least", "2" }, { "place", "given" } }, that = { "place.locked", "is", "yes" } },
  label = { "number" },
  list "by_kind" { equal = { "unit", "kind", "state" }, sort = "number" },
}

register "accounts" {
  "ID管理台帳", "IDs", keep = "3 years", review = "stocktake", writers = "section_manager of system",
  link "system"  { "システム", "System", to = "systems" },
  text "name"    { "ID", "ID" },
  choice "kind"  { "種別", "Kind",
    option "personal" { "個人", "Personal" }, option "shared" { "共用", "Shared" },
    option "privileged" { "特権", "Privileged",
      text "need" { "必要な理由", "Why it is needed" }, text "kept" { "パスワードの保管方法", "How the password is kept" },
      date "changed" { "パスワードを変えた日", "Password last changed" } } },
  link "holders" { "使う者", "Holders", to = "person", many = true },
  date "till"    { "いつまで", "Till", optional = true },
  choice "state" { "状態", "State", option "live" { "使用中", "In use" }, option "ended" { "抹消・停止", "Ended or suspended" } },
}

register "contracts" {
  "契約・委託先台帳", "Contracts and contractors", keep = "5 years", review = "stocktake",
  text "company"   { "相手方", "Company" },
  text "subject"   { "委託する業務", "Work" },
  choice "kind"    { "種別", "Kind", many = true,
    option "build" { "構築", "Building" }, option "maintain" { "保守", "Maintenance" },
    option "cloud" { "クラウド", "Cloud" }, option "lease" { "借入れ", "Lease" },
    option "disposal" { "廃棄", "Disposal" }, option "repair" { "修理", "Repair" } },
  date "from"      { "開始日", "From" },
  date "till"      { "終了日", "Till", at_least = "from" },
  yesno "secrecy"  { "守秘の定め", "Secrecy term" },
  text "emergency" { "緊急連絡先", "Emergency contact" },
  rows "people"    { "従事者", "Workers",
    text "name"    { "氏名", "Name" }, date "told" { "守る事項を伝えた日", "Told the rules on" } },
  text "manager"   { "委託先の責任者", "Responsible person there", optional = true },
  text "site"      { "作業場所", "Place of work", optional = true },
  link "handles"   { "扱わせる情報", "Information handled", to = "assets", many = true, optional = true },
  rows "certificates" { "認証と監査", "Certification and audits", optional = true,
    text "standard" { "規格・番号・範囲", "Standard, number, scope" }, date "expires" { "期限", "Expires" },
    file "proof"   { "写し", "Copy", optional = true } },
  rows "partners"  { "再委託先", "Subcontractors", optional = true,
    text "partner" { "名称", "Name" }, text "part" { "任せる部分", "Part of the work" } },
  rows "levels"    { "サービスの水準", "Service levels", optional = true,
    text "measure" { "指標", "Measure" }, text "target" { "目標", "Target" } },
  choice "state"   { "状態", "State",
    option "prepared" { "準備中", "In preparation" }, option "concluded" { "締結済み", "Concluded" },
    option "in_force" { "受入済み", "In force" }, option "ended" { "終了", "Ended" } },
}

register "contacts" {
  "連絡先", "Contacts", keep = "1 year", review = "stocktake",
  text "name" { "名称", "Name" }, text "phone" { "電話", "Phone" },
}

-- One line for each thing that left, whatever it left by.
register "outside" {
  "持出し・貸出・提供管理簿", "Taken out, lent, provided", keep = "5 years",
  link "item"      { "外へ出すもの", "What goes out", to = { "assets", "devices" }, many = true, unlisted = true },
  text "purpose"   { "目的", "Purpose" },
  text "place"     { "行き先", "Where to", optional = true },
  text "receiver"  { "渡した相手", "Handed to", optional = true },
  link "applicant" { "持ち出す者", "Carrier", to = "person" },
  date "from"      { "いつから", "From", optional = true },
  date "till"      { "いつまで", "Till", at_least = "from", optional = true },
  time "take"      { "持出し", "Taken", optional = true },
  time "bring"     { "返却", "Returned", optional = true },
  link "returned"  { "返却の確認者", "Return confirmed by", to = "person", optional = true },
}

register "disposals" {
  "廃棄・返却記録簿", "Disposals and returns", keep = "10 years",
  link "item"    { "もの", "Item", to = { "devices", "assets" } }, text "serial" { "製造番号", "Serial number" },
  text "method"  { "処理の方法", "Method" }, time "erase" { "処理日時", "Done at" },
  link "erased"  { "立会者", "Witness", to = "person" }, file "proof" { "証明", "Proof" },
}

register "incidents" {
  "事案台帳", "Incidents", number = "{era}-{no}", keep = "5 years",
  time "found"    { "気づいた日時", "Noticed at", at_most = "now" },
  text "what"     { "気づいたこと", "What was noticed" },
  link "system"   { "システム", "System", to = "systems", unlisted = true, optional = true },
  text "cause"    { "調べて分かった原因", "Cause found", optional = true },
  text "damage"   { "確認した被害", "Confirmed damage", optional = true },
  text "reach"    { "影響範囲", "Reach", optional = true },
  text "action"   { "とった措置", "Action taken", optional = true },
}

register "visits" {
  "作業・入退室管理簿", "Work and visits", keep = "3 years",
  link "contract" { "契約", "Contract", to = "contracts", optional = true },
  link "place"    { "場所", "Place", to = "places", optional = true },
  text "work"     { "作業の内容", "Work" },
  time "from"     { "開始", "From" },
  time "till"     { "終了", "Till", at_least = "from" },
  link "workers"  { "作業者", "Workers", to = "contract.people", many = true, optional = true },
  text "people"   { "入る者の氏名・所属", "Who enters: names, company", optional = true },
  text "badge"    { "名札の番号", "Badge", optional = true },
  link "escort"   { "立会いの職員", "Escort", to = "person", optional = true },
  link "checked"  { "確認者", "Checked by", to = "person", optional = true },
}

register "connections" {
  "ネットワーク・外部接続台帳", "Networks and external connections", keep = "5 years", review = "stocktake",
  text "partner"  { "相手のネットワーク", "Network of" },
  text "purpose"  { "目的", "Purpose" },
  text "protocol" { "通信の種類とポート", "Protocol and port" },
  date "from"     { "いつから", "From" },
  date "till"     { "いつまで", "Till", at_least = "from" },
  choice "state"  { "状態", "State",
    option "permitted" { "許可済み", "Permitted" }, option "live" { "接続中", "Live" }, option "cut" { "遮断中", "Cut" } },
}

register "exceptions" {
  "例外措置台帳", "Exceptions", keep = "5 years",
  link "clause"  { "守れない条項", "Clauses not kept", to = "clause", many = true },
  text "reason"  { "守れない理由", "Reason" },
  text "instead" { "代わりの措置", "Measure taken instead" },
  text "risk"    { "残る危険", "Remaining risk" },
  date "from"    { "いつから", "From" },
  date "till"    { "いつまで", "Till", at_least = "from", at_most = "exception_max after from" },
}

register "auditors" {
  "監査人名簿", "Auditors", keep = "5 years", writers = "audit_chief",
  link "person"   { "氏名", "Person", to = "person" },
  text "audit_skill" { "監査の資格・経験", "Auditing: qualification" }, file "audit_proof" { "その証明", "Proof" },
  text "security_skill" { "セキュリティの資格・経験", "Security: qualification" }, file "security_proof" { "その証明", "Proof" },
}
