pack "p" { "規程", "Policy" }
register "r" { "台帳", "Ledger", keep = "1 year",
  yesno "a" { "あ", "A" }, yesno "b" { "い", "B" }, yesno "c" { "う", "C" }, yesno "d" { "え", "D" },
  yesno "e" { "お", "E" }, yesno "f" { "か", "F" }, yesno "g" { "き", "G" }, yesno "h" { "く", "H" },
  list "wide" { equal = { "unit", "a", "b", "c", "d", "e", "f", "g", "h" } } }
