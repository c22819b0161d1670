-- People and things that come into the rooms.

procedure "room_entry" {
  "管理区域への入室", "Entering a controlled room", applicant = any { "staff", "contractor" }, writes = "visits",
  columns { "place", "work", "people", "from", "till" },
  link "contract" { "契約", "Contract", to = "contracts", optional = true },
  text "carried"  { "持ち込む機器・媒体", "Devices and media carried in", optional = true },
  decide "permit" { "入室の許可", "Permission", by = "section_manager of place" },
  task "enter"    { "本人を確かめて入れた", "Identity checked, let in", by = any { "leader of place", "section_manager of place" },
    text "badge"  { "名札の番号", "Badge" }, link "escort" { "立会いの職員", "Escort", to = "person" } },
  confirm "left"  { "退室と持出し物の確認", "Exit and what was carried out seen", by = any { "leader of place", "section_manager of place" },
    due = "promptly after till" },
}

procedure "carry_in_out" {
  "機器の搬入・搬出", "Bringing devices in or out", applicant = any { "staff", "contractor" },
  choice "direction" { "どちら", "Which way", option "in" { "搬入", "In" }, option "out" { "搬出", "Out" } },
  link "place"    { "場所", "Place", to = "places" },
  link "item"     { "機器・媒体", "Devices", to = "devices", many = true, unlisted = true },
  text "company"  { "運ぶ者", "Carried by" },
  time "at_time"  { "日時", "When" },
  text "effect"   { "既にあるシステムへの影響", "Effect on what is there" },
  decide "permit" { "許可", "Permission", by = "section_manager of place" },
  confirm "seen"  { "立会い", "Present", by = any { "leader of place", "section_manager of place" },
    yesno "agrees" { "届けた物と合い、ほかの物がない", "It agrees with the notice and nothing else went" },
    yesno "clean" { "情報が残っていない、又は守られている", "No data left on it, or it is protected" } },
}

procedure "privileged_loan" {
  "業者への特権IDの貸出し", "Lending a privileged ID to a contractor", applicant = any { "staff", "contractor" },
  link "contract" { "契約", "Contract", to = "contracts" },
  link "workers"  { "使う者", "Users", to = "contract.people", many = true },
  link "account"  { "特権ID", "Privileged ID", to = "accounts", only = { "kind", "is", "privileged" } },
  text "purpose"  { "作業の目的", "Purpose" },
  time "from"     { "いつから", "From" },
  time "till"     { "いつまで", "Till", at_least = "from", at_most = "privileged_max after from" },
  decide "permit" { "貸出しの許可", "Permission", by = "section_manager of account.system" },
  task "lend"     { "貸し出した", "Lent", by = "executor", undo = "till" },
  task "changed"  { "返却を受け、パスワードを変えた", "Returned, password changed", by = "executor", due = "promptly after till" },
  confirm "log_read" { "操作記録の確認", "Log read", by = "section_manager of account.system", due = "promptly after till" },
}
