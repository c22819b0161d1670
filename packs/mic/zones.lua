-- The network is divided into zones (α, α', β, β' by where the terminals and systems stand); what crosses needs a line of its own.

register "zones" {
  "ネットワーク領域台帳", "Network zones", keep = "5 years", review = "stocktake", writers = "executor",
  text "name"      { "領域の名称", "Name" },
  choice "kind"    { "区分", "Kind",
    option "my_number" { "マイナンバー利用事務系", "My Number" }, option "lgwan" { "LGWAN接続系", "LGWAN" },
    option "internet"  { "インターネット接続系", "Internet",
      yesno "main_terminals" { "主たる業務端末や重要な情報を置く（β・β′）", "Main terminals or important information stand here (β, β′)" } },
    option "other"     { "その他", "Other" } },
  text "prefixes"  { "アドレスの範囲", "Address ranges" },
  yesno "cloud"    { "クラウド上の領域", "In a cloud", text "line" { "専用回線の番号", "Dedicated line number" } },
  choice "sanitise" { "取込みの無害化の方式", "How what comes in is sanitised", many = true, optional = true,
    option "rebuild" { "ファイルから危険を除く・ないと確かめる", "Files are stripped or found clean" },
    option "body"    { "メールの本文だけを渡す", "Only the body of a mail passes" },
    option "screen"  { "画面だけを映す", "Only screens pass" } },
}

register "routes" {
  "領域をまたぐ通信の台帳", "Traffic across zones", keep = "5 years", review = "stocktake",
  link "from_zone" { "どの領域から", "From zone", to = "zones" },
  link "to_zone"   { "どの領域・相手へ", "To zone", to = "zones" },
  text "source"    { "送信元（MAC・IPアドレス）", "Source: MAC or IP address" },
  text "target"    { "送信先（MAC・IPアドレス）", "Target: MAC or IP address" },
  text "port"      { "通信の種類とポート番号", "Protocol and port" },
  text "need"      { "またぐ必要", "Why it must cross" },
  yesno "public_body" { "国等の公的機関が構築した接続先（特定通信）", "Partner built by a public body",
    text "body"    { "機関とシステム", "Body and system" }, file "safety" { "安全の根拠", "Evidence of safety" } },
  date "from"      { "いつから", "From" },
  date "till"      { "いつまで", "Till", at_least = "from" },
  choice "state"   { "状態", "State",
    option "permitted" { "許可済み", "Permitted" }, option "live" { "通信中", "Open" }, option "closed" { "遮断済み", "Closed" } },
  rule "not_any"   { "送信元・送信先・ポートに「すべて」は書けない", "Source, target and port cannot be 'any'",
    that = all { { "source", "is not", "any" }, { "target", "is not", "any" }, { "port", "is not", "any" } } },
}

procedure "zone_crossing" {
  "領域をまたぐ通信", "Traffic across zones", applicant = any { "section_manager", "staff" }, writes = "routes",
  form = "領域間通信申請書",
  columns { "from_zone", "to_zone", "source", "target", "port", "need", "public_body", "from", "till" },
  consult "view"   { "情報部門の意見", "Opinion of the information section", by = "executor" },
  decide "permit"  { "通信の許可", "Permission", by = "chief" },
  task "open"      { "通信の設定", "Opened", by = "executor", undo = "till", sets = { routes = "live" } },
}

-- β: main terminals or important information move towards the Internet only after somebody outside has examined the measures.
procedure "internet_placing" {
  "インターネット接続系への重要資産の配置", "Placing important assets in the Internet zone", rare = true, applicant = "section_manager",
  link "zone"      { "置く領域", "Zone", to = "zones", only = { "kind", "is", "internet" } },
  link "assets"    { "置く情報・端末", "Information, terminals", to = { "assets", "devices", "systems" }, many = true },
  text "measures"  { "講じた対策", "Measures taken" },
  task "confirmed" { "外部による確認", "Examined from outside",
    text "firm"    { "確認した者", "Examined by" }, date "confirmed_on" { "確認日", "On" }, file "report" { "確認の報告書", "Report" },
    choice "verdict" { "結果", "Result", option "good" { "対策されている", "Measures are in place" },
      option "poor" { "足りない", "They do not suffice" } } },
  decide "permit"  { "配置の許可", "Permission", by = "ciso", needs = { "verdict", "is", "good" } },
}
duty "internet_audit" { "インターネット接続系の外部監査", "External audit of the Internet zone",
  by = "chief", per = "zones", when = { "main_terminals", "is", "yes" }, every = "1 year",
  text "firm" { "監査した者", "Audited by" }, text "result" { "結果", "Result" }, file "report" { "監査報告書", "Report" } }

register "temporary_files" {
  "個人情報の一時保存簿", "Personal data stored for a time", keep = "3 years",
  text "path"      { "保存した所", "Where" }, text "what" { "情報", "What" }, text "need" { "やむを得ない理由", "Why" },
  link "applicant" { "保存する者", "By", to = "person" },
  date "from"      { "いつから", "From" }, date "till" { "消す日", "Erased by", at_least = "from" },
  time "erased"    { "消した日時", "Erased at", optional = true },
}
procedure "temporary_storage" {
  "インターネット接続系での一時保存", "Personal data in the Internet zone for a time", writes = "temporary_files",
  columns { "path", "what", "need", "from", "till" },
  decide "permit"  { "一時保存の許可", "Permission", by = "section_manager of applicant" },
  task "erased"    { "消した", "Erased", due = "till", tool = "erase" },
  confirm "gone"   { "消去の確認", "Erasure confirmed", by = any { "leader of applicant", "colleague of applicant" } },
}

duty "security_cloud_round" { "セキュリティクラウドへの参加と連携の確認", "Part in the security cloud confirmed",
  by = "chief", every = "1 year", from = "1 May", due = "31 May",
  text "contacts"  { "国・都道府県との連絡窓口", "Contacts at state and prefecture" },
  text "joint"     { "連携して行ったこと", "What was done together" }, file "papers" { "参加の書類", "Papers" } }

check "zones_apart"      { "三層の分離", "Zones are apart",
  runs = "zones.apart", per = "zones", every = "1 day", expect = { listed = "routes.target" } }
check "routes_listed"    { "許可していない通信", "Traffic that nobody permitted",
  runs = "firewall.rules", per = "zones", every = "1 day", expect = { listed = "routes.port" } }
check "internet_none"    { "インターネットにつながらない", "No way to the Internet",
  runs = "internet.none", per = "zones", when = { "kind", "is", "my_number" }, every = "1 day" }
check "internet_egress"  { "外への出口", "The only way out",
  runs = "internet.egress", per = "zones", when = { "kind", "is", "internet" }, every = "1 day" }
check "network_routes"   { "専用回線を通る", "Traffic goes by the dedicated line",
  runs = "network.routes", per = "zones", when = { "cloud", "is", "yes" }, every = "1 day", expect = { listed = "line" } }
check "cloud_encrypted"  { "クラウド上の暗号化", "Encrypted in the cloud",
  runs = "disk.encrypted", per = "systems", when = { "kind", "is", "cloud" }, every = "1 day" }
check "sanitised"        { "無害化した取込み", "What comes in is sanitised",
  runs = "transfer.sanitised", per = "zones", when = { "kind", "is", "lgwan" }, every = "1 day" }
check "files_rebuilt"    { "ファイルの無害化", "Files are stripped or found clean",
  runs = "transfer.rebuilt", per = "zones", when = { "sanitise", "has", "rebuild" }, every = "1 day" }
check "mail_body_only"   { "本文だけの転送", "Only the body of a mail passes",
  runs = "mail.body_only", per = "zones", when = { "sanitise", "has", "body" }, every = "1 day" }
check "screen_only"      { "画面だけの転送", "Only screens pass",
  runs = "screen.transfer", per = "zones", when = { "sanitise", "has", "screen" }, every = "1 day" }
check "zone_watched"     { "通信の見張り", "Packets and behaviour are watched",
  runs = "network.sensor", per = "zones", when = { "kind", "is", "internet" }, every = "10 minutes",
  expect = { silence = "sensor_silence" }, opens = "incident" }
check "personal_absent"  { "インターネット接続系の個人情報", "No personal data in the Internet zone",
  runs = "files.personal", per = "zones", when = { "kind", "is", "internet" }, every = "1 day" }
check "temporary_gone"   { "一時保存の消去", "What was stored for a time is gone",
  runs = "files.gone", per = "temporary_files", every = "1 day" }
