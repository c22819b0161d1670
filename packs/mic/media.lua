-- Devices on loan, private devices, access from outside.

procedure "device_loan" {
  "機器・媒体の貸出し", "Loan of a device or medium", writes = "outside",
  columns { "item", "purpose", "from", "till" },
  decide "permit" { "貸出しの許可", "Permission", by = "section_manager of each item" },
  task "take"     { "渡した", "Lent", by = "leader of applicant", sets = { item = "out" } },
  task "bring"    { "返した", "Brought back", due = "till", sets = { item = "here" } },
  confirm "returned" { "返却と消去の確認", "Return and erasure confirmed", by = any { "leader of applicant", "colleague of applicant" },
    yesno "complete" { "すべて戻った", "All of it is back" },
    yesno "erased" { "中の情報を消した", "What was on it is erased", meets = "erase" } },
}

procedure "private_device" {
  "私物の機器・媒体の使用", "Use of a private device or medium",
  choice "kind"   { "種類", "Kind", option "pc" { "パソコン", "PC" }, option "phone" { "携帯・タブレット", "Phone, tablet" },
    option "media" { "USBメモリなどの媒体", "USB stick or other medium" }, option "other" { "その他", "Other" } },
  text "model"    { "メーカ・機種・製造番号", "Maker, model, serial" },
  text "need"     { "使わなければならない理由", "Why it must be used" },
  yesno "antivirus" { "ウイルス対策が最新である", "Virus protection is fresh" },
  yesno "patched" { "更新を適用している", "It is patched" },
  yesno "agreed"  { "守る事項を読み、守ると約束する", "I have read the rules and promise to keep them" },
  date "from"     { "いつから", "From" },
  date "till"     { "いつまで", "Till", at_least = "from", at_most = "private_max after from" },
  decide "permit" { "使用の許可", "Permission", by = "section_manager of applicant" },
  task "seen"     { "機器を確かめた", "Device examined", by = "leader of applicant", undo = "till" },
  confirm "erased" { "使い終わりと消去の確認", "End of use and erasure confirmed", by = any { "leader of applicant", "colleague of applicant" },
    due = "promptly after till" },
}
param "private_max" { "私物の使用の上限", "Longest use of a private device", value = "1 year", max = "1 year" }

procedure "private_pc" {
  "私物パソコンでの庁外の作業", "Outside work on a private PC",
  text "place"    { "作業の場所", "Place" },
  text "work"     { "作業の内容", "Work" },
  link "item"     { "使う情報", "Information used", to = "assets", many = true, unlisted = true },
  text "model"    { "機種・OSと版", "Model, operating system and version" },
  yesno "antivirus" { "ウイルス対策が最新である", "Virus protection is fresh" },
  yesno "patched" { "更新を適用している", "It is patched" },
  yesno "alone"   { "家族などと共用していない", "Nobody else uses it" },
  date "from"     { "いつから", "From" },
  date "till"     { "いつまで", "Till", at_least = "from", at_most = "private_max after from" },
  yesno "agreed"  { "定められた手順に従う", "I will follow the procedure" },
  decide "permit" { "許可", "Permission", by = "section_manager of applicant" },
  task "erase"    { "情報を消した", "Information erased", due = "till" },
  confirm "seen"  { "消去の確認", "Erasure seen", by = any { "leader of applicant", "colleague of applicant" } },
}

procedure "remote_access" {
  "庁外からの接続", "Access from outside", applicant = any { "staff", "contractor" },
  link "system"   { "つなぐシステム", "Systems", to = "systems", many = true },
  text "need"     { "必要な理由", "Why it is needed" },
  text "place"    { "つなぐ場所と回線", "From where, over what line" },
  link "device"   { "使う端末", "Device", to = "devices", unlisted = true },
  choice "login"  { "本人確認", "Authentication", option "two" { "二つ以上の要素", "Two factors or more" },
    option "certificate" { "端末の証明書とパスワード", "Device certificate and password" } },
  date "from"     { "いつから", "From" },
  date "till"     { "いつまで", "Till", at_least = "from" },
  decide "asked"  { "所属長の承認", "Approved by the head", by = "section_manager of applicant" },
  decide "permit" { "接続の許可", "Permission", by = "chief" },
  task "open"     { "接続を開けた", "Access opened", by = "executor", undo = "till" },
  confirm "log_read" { "接続記録の確認", "Access log read", by = "section_manager of applicant", due = "promptly after till" },
}
