-- 第8: systems, lines, mail, encryption, development, malicious programs, attacks.

extend "systems" { add {
  choice "redundancy" { "二重化", "Redundancy", optional = true,
    option "doubled"   { "二重にする", "Doubled" },
    option "single"    { "二重にしない", "Not doubled", text "why_single" { "重要性・可用性・影響から見た理由", "Why, by importance and effect" } } },
  link "sections"      { "使ってよい所属", "Sections that may use it", to = "unit", many = true, optional = true },
  text "rights_table"  { "役割ごとの権限と根拠", "Rights by role, and their ground", optional = true },
  choice "public_use"  { "外部の者が使う", "Used by outsiders", optional = true,
    option "apart"     { "使う（ほかと分けている）", "Yes, apart from the rest" },
    option "inside"    { "使う（分けていない）", "Yes, not apart", text "why_inside" { "理由", "Why" } } },
  choice "offline"     { "インターネットにつながない", "Not on the Internet", optional = true,
    option "updated"   { "媒体で更新する", "Updated by medium", text "updates" { "更新の間隔とやり方", "Interval and way" } },
    option "low_risk"  { "感染のおそれが著しく低い", "Infection is most unlikely", text "why_low_risk" { "そう言える理由", "Why" } } },
  text "login_check"   { "正当な利用者のログインの確かめ方", "How a rightful login can be told", optional = true } } }
extend "devices" { add {
  choice "anti_theft"  { "盗難を防ぐ手当て", "Against theft", optional = true,
    option "wire"      { "ワイヤー", "Wire" }, option "cabinet" { "施錠した棚", "Locked cabinet" },
    option "no_data"   { "情報を残さない端末", "It keeps no information" } },
  choice "ups"         { "予備電源", "Backup power", optional = true,
    option "ups_has"   { "ある", "Yes", text "ups_model" { "機種と容量", "Model, capacity" },
      number "ups_minutes" { "持つ時間（分）", "Minutes it lasts", at_least = 0 }, date "ups_tested" { "最後に試した日", "Last tested" } },
    option "ups_none"  { "ない", "No", text "ups_why" { "理由", "Why" } } } } }

-- 1(10)(11)(12): networks of others, wireless LAN, mail.
extend "external_connection" { remove = { "liability" },
  add { after = "technology",
    text "weakness"    { "弱点", "Weaknesses" },
    link "investigator" { "調査した者", "Investigated by", to = "person" } },
  add { after = "harmless",
    choice "liability" { "相手の賠償責任の担保", "Liability of the other side",
      option "secured" { "契約にある", "In the contract", link "contract" { "契約", "Contract", to = "contracts" },
        text "article" { "条", "Article" } },
      option "not_needed" { "要らない", "Not needed", text "why_not" { "理由", "Why" } } },
    rule "covered"     { "契約は接続が終わるまで続くこと", "The contract must outlast the connection",
      when = { "liability", "is", "secured" }, that = { "contract.till", "at least", "till" } },
    rule "no_harm"     { "影響が残るうちは申請できない", "Nothing may be left that is harmed", that = { "harmless", "is", "yes" } } } }
extend "wireless_use" { decide "permit" { add {
  yesno "enough"       { "暗号化・認証などの対策が十分である", "Encryption, authentication and the rest suffice" } } } }
procedure "contractor_mail" { "常駐する事業者のメールアドレス", "Mail addresses for contractors in the office", applicant = "section_manager",
  form = "様式第15号",
  link "contract"      { "契約", "Contract", to = "contracts" },
  rows "addresses"     { "使う者とアドレス", "Users and addresses", text "user" { "使う者", "User" }, text "address" { "アドレス", "Address" } },
  file "agreement"     { "使い方の取決め", "Agreement on use" },
  date "till"          { "いつまで", "Till", at_most = "contract.till" },
  decide "permit"      { "使用の許可", "Permission", by = "chief" },
  task "given"         { "使えるようにした", "Made available", by = "executor", undo = "till" },
}
procedure "mail_stop" { "メールサーバの停止", "Stopping a mail server", applicant = any { "executor", "chief" }, rare = true,
  link "system"        { "メールサーバ", "Mail server", to = "systems" },
  time "noticed"       { "気づいた日時", "Noticed at", at_most = "now" },
  text "sign"          { "大量の送受信の様子", "What was seen" },
  decide "stop"        { "停止の判断", "Decision to stop", by = "chief", due = "at_once" },
  task "stopped"       { "止めた", "Stopped", by = "executor", due = "at_once" },
  task "restarted"     { "再開した", "Started again", by = "executor", text "cured" { "除いた原因", "Cause removed" } },
}

-- 1(14): the methods that the chief information officer has set, and the keys.
lookup "encryption_methods" { "定められた暗号・署名の方法", "Encryption and signature as set",
  option "container"   { "暗号化した書庫", "Encrypted container" }, option "mail_signed" { "電子署名・暗号メール", "Signed or encrypted mail" },
  option "password"    { "パスワード付き", "With a password" },
  line "closed"        { when = { "some item.confidentiality", "at least", "3" }, gives = { "container", "mail_signed" } },
  line "other"         { gives = { "container", "mail_signed", "password" } },
}
extend "provision" { add { after = "permit",
  task "pack"          { "定められた方法で守った", "Protected by a method that is set", tool = "encrypt",
    when = { "some item.confidentiality", "at least", "2" },
    choice "method_used" { "方法", "Method", from = "encryption_methods" } } } }
register "keys" { "暗号鍵台帳", "Encryption keys", keep = "5 years", review = "stocktake", writers = any { "chief", "executor" },
  text "key_name"      { "鍵の名前", "Key" },
  link "owner"         { "管理する者", "Owner", to = "person" },
  text "purpose"       { "用途", "Purpose" },
  date "made"          { "作った日", "Made" },
  date "expires"       { "期限", "Expires", at_least = "made" },
  text "kept_at"       { "置き場所", "Kept at" },
  date "destroyed"     { "捨てた日", "Destroyed", optional = true },
}

-- 2(2): access from outside.
register "remote_users" { "庁外から接続する者の一覧", "Who may connect from outside", keep = "3 years", review = "stocktake",
  link "system"        { "つなぐシステム", "Systems", to = "systems", many = true },
  link "applicant"     { "接続する者", "User", to = "person" },
  text "need"          { "理由", "Reason" },
  date "from"          { "いつから", "From" },
  date "till"          { "いつまで", "Till", at_least = "from" },
}
extend "remote_access" { writes = "remote_users", decide "asked" { by = "section_manager of each system" }, add { after = "device",
  yesno "measured"     { "端末に対策がある（暗号化・ウイルス対策・更新・ロック）",
    "The device is protected: encryption, virus protection, patches, lock" } } }

-- 3: development, change, renewal. What is tested is kept.
register "test_results" { "試験結果簿", "Test results", keep = "5 years", review = "stocktake",
  link "system"        { "システム", "System", to = "systems", unlisted = true },
  text "purpose"       { "開発の目的", "Purpose" },
  time "tested"        { "試験した日時", "Tested at", optional = true },
  file "result"        { "結果", "Result", optional = true },
}
extend "development" { writes = "test_results", add { after = "responsible",
    rows "workers"     { "作業者", "Workers", text "worker" { "氏名・会社", "Name, company" },
      text "dev_id"    { "開発用ID", "ID for development" }, text "dev_rights" { "権限", "Rights" },
      date "until"     { "いつまで", "Until" } },
    rows "tools"       { "使う機器・ソフト", "Hardware and software used", text "tool" { "名称と版", "Name, version" } } },
  add { before = "plan",
    file "moving_plan" { "移行の手順書", "How it moves into production" },
    yesno "input_checked" { "入力の範囲・妥当性を調べ、不正な文字列を除く設計である", "Input is checked and illegal strings are removed" },
    yesno "change_seen" { "改ざん・漏えいを検出する設計である", "Alteration and leaks are detected" },
    yesno "output_right" { "処理の結果が正しく出力される設計である", "Output shows the result of processing" },
    file "design_check" { "設計の点検表", "Checklist of the design" } },
  add { before = "tested",
    task "simulated"   { "模擬の環境での確認", "Confirmed in a simulated environment", text "simulation" { "結果", "Result" } } },
  task "moved"         { add {
    text "backup_before" { "移行前の控えと戻せることの確認", "Backup before, and that it can be restored" },
    text "downtime"    { "止まる時間と利用者への知らせ", "Downtime, users told" } } },
  task "removed"       { due = "promptly after moved", check = "accounts_listed" },
}
extend "system_change" {
  add { after = "planned",
    yesno "two_persons" { "二人以上で行う", "Two persons or more do it" } },
  add { before = "seen",
    confirm "second"   { "もう一人による確認", "Checked by a second person", by = "colleague of applicant",
      when = { "two_persons", "is", "yes" } } },
  confirm "seen"       { add { file "history" { "変更履歴・改めた文書", "Change history, documents updated" } } } }
procedure "renewal" { "システムの更新・統合", "Renewing or merging systems", applicant = "section_manager",
  link "system"        { "システム", "Systems", to = "systems", many = true },
  text "team"          { "リスク管理の体制", "Who manages the risks" },
  file "criteria"      { "移行の基準", "Criteria of migration" },
  decide "approve"     { "体制と基準の承認", "Team and criteria approved", by = "chief" },
  task "switched"      { "切り替えた", "Switched over", time "switched_at" { "日時", "At" } },
  confirm "verified"   { "更新・統合後の検証", "Verified afterwards", by = "section_manager of each system",
    text "verification" { "確かめたこと", "What was verified" } },
}

-- 4, 5: malicious programs and attacks. Programs look every day; a person looks at what they found.
param "protection_every" { "対策の状況を確かめる間隔", "Interval of looking at the measures", value = "3 months", max = "1 year" }
duty "protection_seen" { "不正プログラム・不正アクセス対策の確認", "Measures against malicious programs and attacks are seen to",
  by = "chief", every = "protection_every",
  yesno "malware_all"  { "不正プログラム対策の七項目が行われている", "The seven measures against malicious programs are in place" },
  yesno "attacks_all"  { "不正アクセス対策の三項目が行われている", "The three measures against unauthorised access are in place" },
  text "gaps"          { "欠けているものと手当て", "What is missing, and what is done", optional = true } }
duty "system_protected" { "システムの不正プログラム対策の確認", "Measures on each system are seen to",
  by = "section_manager of this", per = "systems", every = "protection_every",
  yesno "five_all"     { "五項目の対策が行われている", "The five measures are in place" },
  text "missing"       { "欠けているものと手当て", "What is missing, and what is done", optional = true } }
duty "offline_update" { "つながないシステムの更新", "Systems off the Internet are updated",
  by = "section_manager of this", per = "systems", when = { "offline", "is", "updated" }, every = "protection_every",
  date "updated_on"    { "更新した日", "Updated on" }, text "version" { "版と使った媒体", "Version, medium used" } }
register "intakes" { "外部からの取込み簿", "What was taken in from outside", keep = "3 years", writers = "staff",
  text "what"          { "資産・ソフト", "What" },
  text "source"        { "入手元", "Source" },
  time "taken_at"      { "取り込んだ日時", "At" },
  text "result"        { "検査の結果", "Result of the scan" },
}
register "notices" { "セキュリティ情報の簿", "Security notices", keep = "3 years",
  text "source"        { "情報の出どころ", "Source" },
  text "matter"        { "内容", "Matter" },
}
extend "security_notice" { writes = "notices", add {
  task "prevented"     { "新しい脅威への備え", "Prevention of a new threat", by = "executor", due = "promptly",
    when = { "effect", "is", "heed" }, text "prevention" { "したこと", "What was done" } } } }
procedure "infection" { "ウイルス感染の疑い", "A virus may have got in", applicant = "anyone", writes = "incidents", rare = true,
  columns { "found", "what" },
  link "device"        { "端末", "Terminal", to = "devices", unlisted = true },
  yesno "unplugged"    { "LANケーブルを抜き、無線を切った", "Unplugged, wireless off" },
  yesno "left_on"      { "電源を切らずに置いている", "Left switched on" },
  notify "told"        { "管理者への報告", "Reported to the section manager", to = "section_manager of applicant", due = "at_once" },
  task "handle"        { "緊急時対応計画による対処", "Handled under the plan", by = "section_manager of applicant", due = "promptly",
    columns { "cause", "damage", "reach", "action" } },
  notify "raised"      { "統括への報告", "Reported upward", to = all { "chief", "ciso" }, due = "at_once" },
}
procedure "attack_warning" { "攻撃の予告・兆しへの備え", "A coming attack", applicant = any { "chief", "ciso", "executor" }, rare = true,
  text "source"        { "だれから、どんな知らせか", "From whom, and what" },
  text "target"        { "狙われるもの", "Target" },
  time "expected"      { "予想される日時", "Expected at", optional = true },
  decide "stop"        { "停止などの指示", "Order to stop", by = any { "ciso", "chief" }, due = "at_once",
    text "order"       { "指示（止めるシステムなど）", "Order: what is stopped" } },
  task "stopped"       { "指示のとおりにした", "Carried out", by = "executor", due = "at_once" },
  task "contacts"      { "関係機関との連絡", "Contact with other bodies", by = "executor", many = true,
    text "body"        { "相手", "Body" }, text "said" { "内容", "What was said" } },
}
extend "investigation" { add { after = "evidence",
  task "police"        { "警察・関係機関との連携", "Police and other bodies", optional = true, readers = any { "chief", "ciso", "executor" },
    text "contact"     { "相手と日時", "Whom, when" }, text "talked" { "内容", "What was said" } } } }
