-- Lines, devices on the network, networks of others.

register "lines" {
  "通信回線・通信機器台帳", "Lines and network devices", keep = "5 years", review = "stocktake",
  text "line"      { "回線・機器", "Line or device" },
  text "carrier"   { "事業者・型番", "Carrier or model" },
  text "ends"      { "両端・設置場所", "End points, place" },
  link "system"    { "使うシステム", "System that uses it", to = "systems", optional = true },
  grade "confidentiality" {},
  text "level"     { "必要とする安全の水準", "Security level required" },
  choice "measures" { "守り方", "Protection", many = true,
    option "closed" { "閉じた回線", "Closed line" }, option "vpn" { "VPN", "VPN" }, option "tls" { "通信の暗号化", "Encryption" },
    option "double" { "二重化", "Doubled" },
    option "plain" { "要らない", "None is needed", text "why_plain" { "要らない理由", "Why" } } },
}
procedure "line_choice" {
  "回線の選定", "Choosing a line", applicant = "section_manager", writes = "lines",
  columns { "line", "carrier", "ends", "system", "confidentiality", "level", "measures" },
  text "candidates" { "比べたもの", "What was compared" },
  decide "choose"  { "回線の決定", "Decision", by = "chief" },
  task "live"      { "使い始めた", "In use", by = "executor" },
}
check "lines_fit" { "回線と機密性", "Lines carry no more than they may",
  runs = "line.grade", per = "lines", every = "1 week", expect = { scale = "confidentiality" } }
check "lines_encrypted" { "回線の暗号化と証明書", "Encryption and certificates of lines",
  runs = "line.encrypted", per = "lines", every = "1 day" }

-- A device joins the network; one that was away, or comes from outside, is looked at before.
register "connected" {
  "接続を許可した機器", "Devices permitted on the network", keep = "3 years", review = "stocktake",
  link "device"    { "機器", "Device", to = "devices", unlisted = true },
  text "address"   { "MACアドレス", "MAC address" },
  text "place"     { "つなぐ場所", "Place" },
  text "zone"      { "つなぐネットワーク", "Network" },
  text "purpose"   { "目的", "Purpose" },
}
procedure "device_connect" {
  "ネットワークへの接続", "Connecting to the network", writes = "connected",
  columns { "device", "address", "place", "zone", "purpose" },
  decide "permit"  { "接続の許可", "Permission", by = "chief" },
  task "connect"   { "接続した", "Connected", by = "executor", text "port" { "差込口", "Port" } },
}
check "strangers" { "許可のない機器の接続", "Unknown devices on the network",
  runs = "network.hosts", per = "systems", every = "1 day", expect = { listed = "connected.address" } }
procedure "before_connecting" {
  "持ち込み・持ち帰った端末の接続前の確認", "Check of a terminal before it is connected again",
  link "device"    { "端末", "Terminal", to = "devices", unlisted = true },
  choice "from_where" { "どこから", "Where it comes from",
    option "back"  { "持ち出して戻った", "It was taken out and is back" }, option "brought" { "外部から持ち込む", "It is brought in" } },
  date "patterns"  { "パターンファイルの日付", "Date of the virus patterns" },
  yesno "patched"  { "更新をすべて適用している", "All patches are applied" },
  task "scan"      { "ウイルス検査をした", "Scanned for viruses",
    text "result"  { "結果", "Result" } },
  confirm "may_connect" { "接続してよい", "It may be connected", by = any { "leader of applicant", "colleague of applicant" } },
}

-- Networks of others: is each connection needed, and what if it is a danger?
procedure "connection_cut" {
  "外部接続の遮断", "Cutting an external connection", applicant = "section_manager", rare = true,
  link "connection" { "接続", "Connection", to = "connections" },
  text "threat"    { "問題と想定される脅威", "Problem and threat" },
  decide "cut"     { "遮断の判断", "Decision to cut", by = "chief", due = "at_once" },
  task "unplug"    { "遮断した", "Cut", by = "section_manager of connection", due = "at_once", sets = { connection = "cut" } },
  task "restore"   { "復旧した", "Restored", by = "section_manager of connection", sets = { connection = "live" },
    text "ground"  { "復旧してよい理由", "Why it may be restored" } },
}
duty "connection_need" { "接続の要否の見直し", "Is the connection still needed?",
  by = "section_manager of this", per = "connections", when = { "state", "is", "live" }, every = "1 year",
  choice "answer"  { "要否", "Needed", option "yes" { "要る", "Yes" }, option "no" { "要らない", "No" } } }
check "points_known" { "届出のない接続点", "Connection points not listed",
  runs = "network.routes", per = "systems", every = "1 day", expect = { listed = "connections.partner" } }

-- Information on systems, and software, go to and come from other bodies.
register "exchanges" {
  "他団体との交換記録簿", "Exchange with other bodies", keep = "5 years",
  text "partner"   { "相手の団体", "Body" },
  text "items"     { "交換するもの", "What is exchanged" },
  file "terms"     { "取扱いの定め", "Terms of handling" },
  date "from"      { "いつから", "From" },
  date "till"      { "いつまで", "Till", at_least = "from" },
}
procedure "exchange" {
  "他団体との情報・ソフトの交換", "Exchanging information or software with other bodies",
  applicant = "section_manager", writes = "exchanges",
  columns { "partner", "items", "terms", "from", "till" },
  decide "permit"  { "交換の許可", "Permission", by = "ciso" },
  task "done"      { "交換した", "Exchanged", many = true, text "what_moved" { "渡したもの・受けたもの", "What went and came" } },
}

-- Nothing on a device differs from what was permitted.
check "software_genuine" { "改変されたソフト", "Altered software",
  runs = "software.hashes", per = "devices", when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 week" }
check "hardware_known" { "許可のない部品の変更", "Parts changed without permission",
  runs = "hardware.inventory", per = "devices", every = "1 day", except = "parts_exchange.done" }
