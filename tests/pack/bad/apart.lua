pack "bad" { "悪い例", "Bad", base = "base" }
register "r" { "台帳", "Ledger", keep = "5 years", label = { "number", "mark" },
  text "name" { "名", "Name", personal = true },
  text "mark" { "印", "Mark", personal = true },
  choice "state" { "状態", "State", readers = "manager", option "here" { "ある", "Here" } },
  yesno "kept" { "保存", "Kept", readers = "manager", text "where" { "場所", "Where", personal = true, optional = true } },
  rows "kin" { "家族", "Kin", text "kin_name" { "名", "Name", readers = "manager" } },
  text "told" { "伝えた", "Told", optional = true },
  list "l" { equal = { "unit", "kept" }, sort = "mark" } }
procedure "p" { "手続", "Procedure", writes = "r", columns { "name", "mark", "kept", "kin" },
  link "item" { "もの", "Item", to = "r" },
  grade "secrecy" { readers = "manager" },
  yesno "copy" { "写し", "Copy", is = "item.kept" },
  task "a" { "作業", "Task", readers = "manager", text "told" { "伝えた", "Told" } } }
document "d" { "文書", "Document", of = "p", approved_by = "manager", parties = "item.mark", article "1" { "{item.name}へ", "To {item.name}" } }
duty "y" { "実施事項", "Duty", by = "manager", every = "1 year", text "said" { "報告", "Said", personal = true } }
door "o" { "扉", "Door", text "q" { "問い", "Question", readers = "manager" }, brings "p" {} }
