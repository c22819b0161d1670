-- Disposal, repair, work on site.

lookup "disposal_methods" {
  "消去・破壊の方法", "Methods of erasure and destruction",
  option "destroy" { "物理的破壊", "Physical destruction", file "photo" { "写真", "Photo" } },
  option "purge"   { "復元できない消去", "Purge", text "tool" { "道具", "Tool" } },
  option "shred"   { "裁断・溶解", "Shredding or pulping" },
  option "erase"   { "通常の消去", "Ordinary erasure" },
  line "my_number" { when = { "item.my_number", "is", "yes" }, gives = "destroy" },
  line "disc"      { when = { "item.kind", "is", "disc" }, gives = { "destroy", "shred" } },
  line "graded"    { when = { "item.confidentiality", "at least", "2" }, gives = { "destroy", "purge", "shred" } },
  line "other"     { gives = { "destroy", "purge", "shred", "erase" } },
}

procedure "disposal" {
  "廃棄・返却", "Disposal and return", writes = "disposals",
  link "item"     { "捨てる・返すもの", "What is disposed of or returned", to = { "devices", "assets" }, many = true,
    unlisted = true },
  text "reason"   { "理由", "Reason" },
  choice "way"    { "だれが処理するか", "Who does it",
    option "ourselves" { "自分たちで", "We do" },
    option "company"   { "業者に頼む", "A contractor",
      link "contract" { "契約", "Contract", to = "contracts", only = { "kind", "has", "disposal" } } },
    option "lessor"    { "貸主に返す", "Return to the lessor",
      link "lease" { "借入れの契約", "Lease", to = "contracts", only = { "kind", "has", "lease" } } } },
  decide "permit" { "廃棄の許可", "Permission", by = "section_manager of each item" },
  task "agree"    { "方法を双方で確かめた", "Both sides confirmed the method", when = { "way", "is not", "ourselves" },
    text "agreed" { "決めた方法と場所", "Method and place agreed" }, file "paper" { "確認の書面", "Paper", optional = true },
    text "theirs" { "相手方の確認者", "Confirmed for them by" } },
  task "erase"    { "消去・破壊した", "Erased or destroyed", each = "item", tool = "erase",
    choice "method" { "方法", "Method", from = "disposal_methods" },
    text "serial" { "製造番号", "Serial number" }, file "proof" { "結果の証明", "Proof of the result" } },
  confirm "erased" { "立会い・結果の確認", "Witnessed and verified", by = any { "leader of applicant", "colleague of applicant" },
    each = "item", sets = { item = "gone" } },
}

procedure "repair" {
  "業者による修理", "Repair by a contractor", writes = "outside",
  link "item"     { "修理するもの", "Item", to = "devices" },
  text "purpose"  { "故障の内容", "Fault" },
  link "contract" { "契約", "Contract", to = "contracts", only = { "secrecy", "is", "yes" } },
  task "reconfirm" { "守秘の再確認", "Secrecy confirmed again",
    text "ours" { "当方の者", "For us" }, text "theirs" { "相手方の者", "For them" },
    file "paper" { "確認の書面", "Paper", optional = true } },
  task "take"     { "渡した", "Handed over", sets = { item = "repair" } },
  task "bring"    { "戻った", "Came back", sets = { item = "here" },
    text "serials" { "中の媒体の製造番号", "Serials of the media inside" } },
  confirm "returned" { "製造番号の照合", "Serials compared", by = "section_manager of applicant" },
}

procedure "site_work" {
  "業者の庁内作業", "Contractor's work on site", writes = "visits",
  applicant = any { "staff", "contractor" },
  columns { "contract", "work", "from", "till", "workers" },
  task "report"   { "作業報告", "Work report", by = "contractor of contract", beside = "checked",
    optional = true, file "paper" { "報告書", "Report" } },
  confirm "checked" { "作業の確認", "Work checked", by = "executor", due = "promptly after till",
    text "items" { "確かめたこと", "What was checked" } },
}
