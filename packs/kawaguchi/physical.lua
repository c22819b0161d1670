-- 第6: controlled areas, equipment, cables and terminals.

extend "places" { add {
  yesno "controlled" { "管理区域（通信機器室・サーバ室・媒体の保管庫）", "Controlled area: network or server room, vault of media",
    optional = true,
    choice "holds"   { "あるもの", "What it holds", many = true,
      option "core"  { "基幹の通信機器", "Core network equipment" },
      option "important" { "重要な情報システム", "Important systems" },
      option "vault" { "記録媒体の保管庫", "Vault of media" } },
    choice "floor"   { "階", "Floor",
      option "above" { "2階以上", "First floor or above" },
      option "low"   { "地階・1階", "Basement or ground floor", text "why_low" { "やむを得ない理由", "Why it cannot be avoided" } } },
    text "structure" { "外壁・窓・外からの入りにくさ", "Walls, windows, how hard it is to enter" },
    choice "control" { "入室の制限", "Entry is controlled by",
      option "reader" { "ICカード", "Card" }, option "biometric" { "生体認証", "Biometrics" },
      option "book"  { "入退室管理簿", "Entry register" } },
    rows "doors"     { "外に通じる扉", "Doors to the outside",
      text "door"    { "扉", "Door" }, text "guard" { "鍵・監視・警報", "Lock, monitoring, alarm" },
      date "tested"  { "最後に確かめた日", "Last tested" } },
    text "extinguisher" { "消火の設備（機器を傷めないこと）", "Extinguishers, harmless to the equipment" },
    link "wirers"    { "配線を変えてよい者", "Who may change the wiring", to = "person", many = true, optional = true } } } }

register "wiring" { "配線の変更記録簿", "Changes of wiring", keep = "5 years", writers = any { "section_manager of unit", "executor" },
  link "place"     { "場所", "Place", to = "places" },
  time "done_at"   { "日時", "At" },
  link "done_by"   { "変えた者", "Changed by", to = "person" },
  text "change"    { "変更の内容と理由", "Change, and why" },
}

extend "redundant" { when = { "redundancy", "is", "doubled" } }
extend "lines" { confirmed_by = any { "chief", "facility_manager" } }        -- with the department that manages the buildings
extend "repair" { form = "様式第13号", add { before = "reconfirm",
  task "emptied"   { "中身の扱い", "What is inside",
    choice "inside" { "中の情報", "Information inside",
      option "erased_first" { "消してから渡す", "Erased before it is handed over", file "erased_proof" { "消去の証明", "Proof of erasure" } },
      option "cannot" { "消せない", "It cannot be erased",
        text "arrangement" { "業者の守秘の体制を確かめた結果", "The repairer's arrangements for secrecy, as found" },
        file "secrecy_contract" { "守秘の契約書", "Contract of secrecy" } } } } } }

extend "offsite_device" { add { after = "place", text "operator" { "管理する者", "Operator there" } } }
extend "parts_exchange" {
  decide "permit"  { "交換・増設・改造の許可", "Permission", by = all { "chief", "section_manager of device" } } }
extend "configuration" {
  decide "permit"  { when = { "change", "is not", "setting" } } }
extend "room_entry" {
  task "enter" { add { text "area" { "入ってよい範囲", "Where they may go" } } },
  confirm "left" { add { yesno "badge_back" { "名札を返した", "The badge is back" } } } }
extend "carry_in_out" { add { after = "effect",
  link "examined_by" { "影響を確かめた者", "Who examined the effect", to = "person", optional = true } } }
