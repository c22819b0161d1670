-- PCs, software, settings, connections: nothing changes without somebody who answers for it.

register "software" {
  "ソフトウェア台帳", "Software", keep = "5 years", review = "stocktake",
  text "name"     { "名称", "Name" },
  text "maker"    { "作成者・販売元", "Maker" },
  text "version"  { "版", "Version" },
  text "licence"  { "ライセンスと数", "Licence, and how many" },
  date "support"  { "サポートの終了日", "Supported until", optional = true },
}

procedure "software_install" {
  "ソフトウェアの導入", "Installing software", writes = "software",
  columns { "name", "maker", "version", "licence" },
  link "device"   { "入れる端末", "Where", to = "devices", many = true, unlisted = true },
  text "need"     { "必要な理由", "Why it is needed" },
  choice "source" { "入手元", "Source", option "bought" { "購入", "Bought" }, option "free" { "無償・公開", "Free" },
    option "made" { "作成", "Made" } },
  yesno "lawful"  { "ライセンスに反しない", "It keeps to the licence" },
  decide "asked"  { "所属長の承認", "Approved by the head", by = "section_manager of applicant" },
  decide "permit" { "導入の許可", "Permission", by = "chief" },
  task "install"  { "入れた", "Installed", by = "executor", text "checked" { "安全の確かめ方", "How it was found safe" } },
}

procedure "configuration" {
  "機器構成の変更", "Change of a device", applicant = "staff",
  link "device"   { "機器", "Device", to = "devices" },
  choice "change" { "変えること", "Change", option "part" { "部品の増設・交換", "Parts added or exchanged" },
    option "attach" { "周辺機器の接続", "Peripherals attached" }, option "setting" { "設定の変更", "Settings" } },
  text "detail"   { "内容", "Detail" },
  text "need"     { "必要な理由", "Why it is needed" },
  decide "asked"  { "所属長の承認", "Approved by the head", by = "section_manager of device" },
  decide "permit" { "変更の許可", "Permission", by = "chief" },
  task "done"     { "変更した", "Changed", by = "executor" },
  confirm "seen"  { "確認", "Seen", by = "section_manager of device" },
}

procedure "system_change" {
  "システムの変更", "Change of a system", applicant = any { "section_manager", "staff", "contractor" },
  link "system"   { "システム", "System", to = "systems" },
  text "change"   { "変更の内容", "Change" },
  text "why"      { "理由", "Reason" },
  text "effect"   { "影響する範囲", "What it touches" },
  text "back"     { "戻し方", "The way back" },
  time "planned"  { "予定の日時", "Planned for" },
  decide "permit" { "変更の許可", "Permission", by = "section_manager of system" },
  task "tested"   { "試験の結果", "Tested", text "result" { "結果", "Result" } },
  task "done"     { "変更した", "Changed", text "course" { "したことと結果", "What was done" } },
  confirm "seen"  { "変更の確認", "Change seen", by = "section_manager of system",
    yesno "papers" { "設定書と手順書を改めた", "Settings document and manual are updated" } },
}

procedure "network_change" {
  "ネットワークの変更", "Change of the network", applicant = any { "section_manager", "executor" },
  text "change"   { "変更の内容", "Change" },
  text "why"      { "理由", "Reason" },
  text "effect"   { "影響する範囲", "What it touches" },
  time "planned"  { "予定の日時", "Planned for" },
  decide "permit" { "変更の許可", "Permission", by = "chief" },
  task "done"     { "変更した", "Changed", by = "executor", text "course" { "したことと結果", "What was done" },
    yesno "drawn" { "構成図を改めた", "The diagram is updated" } },
  confirm "seen"  { "変更の確認", "Change seen", by = "chief" },
}

procedure "wireless_use" {
  "無線LANの使用", "Use of wireless LAN", applicant = any { "section_manager", "staff" },
  text "place"    { "使う場所", "Where" },
  text "need"     { "必要な理由", "Why it is needed" },
  text "devices"  { "つなぐ機器と台数", "Devices, and how many" },
  text "encryption" { "暗号化と認証の方式", "Encryption and authentication" },
  date "from"     { "いつから", "From" },
  date "till"     { "いつまで", "Till", at_least = "from" },
  decide "permit" { "使用の許可", "Permission", by = "chief" },
  task "set"      { "設定した", "Set up", by = "executor", undo = "till" },
}

procedure "external_connection" {
  "外部ネットワークとの接続", "Connection to an external network", applicant = "section_manager", writes = "connections",
  columns { "partner", "purpose", "protocol", "from", "till" },
  text "technology" { "相手の構成と安全の技術", "The partner's network and its security" },
  yesno "harmless" { "調べた結果、庁内のすべての情報資産に影響がない", "Examined: no effect on any asset here" },
  file "liability" { "損害の賠償の定め", "Liability for damage", optional = true },
  decide "permit" { "統括の許可", "Permission of the chief manager", by = "chief" },
  decide "agreed" { "最高責任者の許可", "Permission of the chief officer", by = "ciso" },
  task "connect"  { "接続した", "Connected", by = "executor", undo = "till", sets = { connections = "live" } },
}

procedure "special_traffic" {
  "特定通信の設定", "Traffic into a separated network", applicant = "section_manager", writes = "connections",
  columns { "partner", "purpose", "protocol", "from", "till" },
  text "path"     { "経路の限定（MACアドレス・IPアドレス）", "Limited to: MAC or IP addresses" },
  yesno "trusted" { "相手が、十分に安全な外部接続先として定められたものである", "The partner is designated as safe enough" },
  decide "permit" { "通信の許可", "Permission", by = "chief" },
  task "connect"  { "設定した", "Set up", by = "executor", undo = "till", sets = { connections = "live" } },
  confirm "tested" { "ほかの通信が通らないことの確認", "Nothing else passes", by = "chief" },
}

procedure "offsite_device" {
  "敷地外への機器の設置", "A device outside the premises", applicant = "section_manager",
  link "device"   { "機器", "Devices", to = "devices", many = true },
  text "place"    { "設置する場所と管理者", "Where, and in whose care" },
  text "need"     { "必要な理由", "Why it is needed" },
  text "protection" { "場所の守り方", "How the place is protected" },
  date "till"     { "いつまで", "Till" },
  decide "permit" { "設置の承認", "Approved", by = "ciso" },
  confirm "seen"  { "設置の状況の確認", "State seen on site", by = "section_manager of applicant" },
}
duty "offsite_round" { "敷地外の機器の確認", "Devices outside the premises are seen to", by = "applicant", per = "offsite_device",
  every = "1 year",
  text "state"    { "状況", "State" }, yesno "still" { "まだ必要である", "Still needed" } }

procedure "parts_exchange" {
  "部品の交換", "Exchange of parts", applicant = any { "staff", "contractor" },
  link "device"   { "機器", "Device", to = "devices" },
  text "part"     { "交換する部品", "Part" },
  text "why"      { "理由", "Reason" },
  yesno "memory"  { "部品に情報が残る", "The part keeps data",
    choice "old"  { "外した部品の扱い", "The old part", option "erased" { "消去した", "Erased" },
      option "broken" { "破壊した", "Destroyed" }, option "kept" { "保管する", "Kept" } } },
  decide "permit" { "交換の許可", "Permission", by = "section_manager of device" },
  task "done"     { "交換した", "Exchanged", text "serial" { "新しい部品の製造番号", "Serial of the new part" } },
  confirm "seen"  { "確認", "Seen", by = "section_manager of device" },
}

procedure "publication" {
  "公開ウェブへの掲載", "Publishing on the web",
  link "item"     { "載せる情報", "Information", to = "assets", many = true, unlisted = true },
  text "where_published" { "載せる場所", "Where" },
  date "from"     { "いつから", "From" },
  date "till"     { "いつまで", "Till", at_least = "from", optional = true },
  yesno "no_personal" { "公開してよい情報だけで、個人情報が残っていない", "Only what may be public; no personal data left in it" },
  yesno "no_traces" { "隠れた列・履歴・作成者名を消した", "Hidden columns, history and author names are gone" },
  decide "permit" { "掲載の許可", "Permission", by = "section_manager of applicant" },
  task "publish"  { "載せた", "Published", undo = "till" },
}
