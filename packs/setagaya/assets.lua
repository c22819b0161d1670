-- One scale of importance, and the ledgers of what is protected (3, 6, 9(1), 12).

scale "importance" { "重要性分類", "Importance", plays = "confidentiality", lowered_by = "section_manager of unit",
  level "IV"  { "Ⅳ（公表してよいもの）", "IV: may be published", as = "1" },
  level "III" { "Ⅲ（通常のもの）", "III: ordinary", as = "2",
    rule "lock"  { "媒体は鍵のかかる場所に置く", "Keep media in a locked place" },
    rule "carry" { "暗号化・パスワード・施錠かばんなどで守って運ぶ", "Carry it encrypted, by password or in a locked case" },
    rule "erase" { "持ち帰ったら、外へ出した写しを消す", "Erase the copies that were taken out when they are back" } },
  level "II"  { "Ⅱ（重要なもの）", "II: important", as = "3C",
    rule "protect" { "暗号化又はパスワードで守る", "Protect it by encryption or password" },
    rule "safe_site" { "扱うシステムは災害の被害が小さい所に置く", "Systems that handle it stand where disasters do little harm" } },
  level "I"   { "Ⅰ（最も重要なもの）", "I: most important", as = { "3B", "3A" } },
}

extend "assets" { remove = { "integrity", "availability" },
  add { after = "kind",
    link "system"  { "載っているシステム", "System it lives on", to = "systems", optional = true },
    choice "form"  { "形", "Form", option "data" { "データ", "Data" }, option "printout" { "印刷物", "Printout" } },
    yesno "school" { "学校教育に用いる（基準の対象外）", "For schooling: outside the standard", optional = true,
      text "school_why" { "対象外とする理由", "Why it is outside" } } } }
extend "devices" { remove = { "integrity", "availability" },
  choice "kind" { add { option "mainframe" { "汎用機", "Mainframe" }, option "line" { "回線・ケーブル", "Line, cable" } } },
  add { after = "serial",
    choice "built" { "記録媒体の形", "Storage medium", optional = true, option "inside" { "内蔵", "Built in" },
      option "removable" { "取り外せる", "Removable" } } } }
extend "places" { add {
  choice "facility" { "施設・設備の種類", "Kind of facility", option "room" { "コンピュータ室", "Computer room" },
    option "board" { "分岐盤・配電盤", "Distribution board" }, option "cables" { "電源・通信ケーブル", "Cables" },
    option "store" { "保管庫", "Store" } },
  text "hazard"   { "ハザードマップの読み", "Reading of the hazard map", optional = true },
  text "judged"   { "設置場所としての判断", "Judgement of the site", optional = true } } }
extend "systems" {
  add { after = "kind",
    choice "rank"  { "扱う情報の重要性分類", "Importance of what it handles", from = "importance" },
    link "room"    { "設置場所", "Installed at", to = "places", optional = true },
    yesno "core"   { "基幹など特に重い情報を扱う", "Core system",
      text "analysis" { "ログを分析する間隔と着眼点", "Analysis of logs: interval and rules" } },
    yesno "outside" { "外部と常時つながる", "Always connected to the outside" },
    text "backup"  { "控えの間隔・世代・場所", "Backup: interval, generations, place" } },
  add {
    rule "hazard"  { "重要性分類Ⅰ・Ⅱのシステムは、災害の見込みを確かめた所に置く",
      "Systems of importance I or II need a site whose hazards were judged",
      when = all { { "rank", "at least", "II" }, { "room", "given" } },
      that = all { { "room.hazard", "given" }, { "room.judged", "given" } } } } }
extend "accounts" {
  choice "kind" { add { option "development" { "開発", "Development", text "project" { "案件", "Project" } } } } }
extend "incidents" { add { text "remaining" { "残る問題", "Remaining problem", optional = true } } }

register "system_papers" { "システム関連文書台帳", "Papers of systems", keep = "5 years", review = "stocktake",
  writers = any { "system_manager of unit", "infra_manager" },
  readers = any { "readers_listed", "system_manager of unit", "infra_manager" },
  link "system"    { "システム", "System", to = "systems" },
  choice "kind"    { "種類", "Kind", option "design" { "設計書", "Design" }, option "program" { "プログラム仕様書", "Program specification" },
    option "operation" { "操作の手引", "Operation manual" }, option "terminal" { "端末管理の手引", "Terminal manual" },
    option "diagram" { "構成図", "Diagram" }, option "build" { "開発・保守の資料", "Papers of development" } },
  text "version"   { "版", "Version" }, date "dated" { "日付", "Date" },
  text "kept_at"   { "保管場所", "Kept at" },
  link "readers_listed" { "見てよい者", "Readers", to = "person", many = true },
  file "paper"     { "文書", "Paper", optional = true } }

register "editions" { "改訂履歴簿", "Register of editions", keep = "30 years", writers = "infra_manager",
  text "edition"   { "版番号", "Edition", optional = true }, text "why" { "改めた理由", "Reason" },
  date "in_force"  { "改めた日", "In force from", optional = true },
  time "approve"   { "承認", "Approved", optional = true }, file "text" { "本文", "Text", optional = true } }

register "logs" { "ログの定義簿", "Logs defined", keep = "5 years", review = "stocktake",
  link "system"    { "システム", "System", to = "systems" },
  text "items"     { "取る項目", "Items" }, text "source" { "取る所", "Source" },
  number "days"    { "残す日数", "Days kept", at_least = 1 },
  text "handling"  { "扱い方", "Handling" }, text "on_loss" { "取れなくなったときの手当て", "What is done when it fails" },
  link "responsible" { "手当てする人", "Who does it", to = "person" } }

register "crypto_keys" { "暗号鍵管理簿", "Keys", keep = "5 years", review = "stocktake", readers = any { "holder", "infra_manager" },
  writers = "infra_manager",
  text "key_id"    { "鍵の番号", "Key id" }, text "purpose" { "用途", "Purpose" }, text "algorithm" { "方式と長さ", "Algorithm, length" },
  link "holder"    { "持つ人", "Holder", to = "person" },
  date "made"      { "作った日", "Made on" }, date "expires" { "期限", "Expires" },
  text "backup"    { "控えの場所", "Backup at" }, date "destroyed" { "壊した日", "Destroyed on", optional = true } }

register "publications" { "ウェブ変更簿", "Changes of the web site", keep = "5 years",
  readers = any { "infra_manager", "system_manager", "member of unit" },
  link "applicant" { "載せた者", "By", to = "person" }, text "where_published" { "場所", "Where" },
  date "from"      { "いつから", "From" }, text "hash" { "検証値", "Hash", optional = true },
  time "publish"   { "載せた日時", "Published at", optional = true } }

register "installations" { "設置記録簿", "Installations", keep = "10 years",
  link "system"    { "システム", "System", to = "systems", unlisted = true }, link "place" { "場所", "Place", to = "places" },
  text "unmet"     { "とれない措置と理由", "Measures not possible, and why", optional = true },
  choice "decided" { "決まった扱い", "Handling decided", optional = true, option "granted" { "定めた扱いによる", "As prescribed" },
    option "refused" { "設置しない", "Not installed" } },
  text "prescribed" { "定めた扱い", "Handling prescribed", optional = true },
  date "look_again" { "見直す日", "Looked at again on", optional = true } }

register "laws" { "関係法令簿", "Laws and requirements", keep = "5 years", review = "stocktake", writers = "infra_manager",
  choice "law"     { "法令", "Law",
    option "public_service" { "地方公務員法", "Local Public Service Act" }, option "copyright" { "著作権法", "Copyright Act" },
    option "access"  { "不正アクセス行為の禁止等に関する法律", "Unauthorised Computer Access Act" },
    option "my_number" { "番号利用法", "My Number Act" }, option "cyber" { "サイバーセキュリティ基本法", "Basic Act on Cybersecurity" },
    option "privacy" { "個人情報保護に関する法律", "Act on the Protection of Personal Information" },
    option "ordinance" { "世田谷区個人情報保護条例", "Setagaya ordinance on personal information" },
    option "contract" { "契約上の求め", "Contract terms", text "contract_terms_of" { "契約と内容", "Contract and term" } },
    option "other" { "その他", "Other", text "law_name" { "名称", "Name" } } },
  text "number"    { "法令番号と版", "Number and version" },
  link "clauses"   { "関係する条項", "Clauses concerned", to = "clause", many = true, optional = true },
  file "text"      { "本文", "Text", optional = true } }

extend "revision" { writes = "editions",
  add { after = "result",
    text "edition"  { "版番号", "Edition", when = { "result", "is", "change" } },
    date "in_force" { "改めた版の施行日", "In force from", when = { "result", "is", "change" } } } }
