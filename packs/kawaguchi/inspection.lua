-- Questions that only people can answer, and when they are asked.

sheet "staff_sheet" { "自己点検票（職員）", "Self-inspection: staff",
  question "policy"    { "ポリシーと実施手順を読み、守っている", "I have read the policy and procedures and keep to them" },
  question "purpose"   { "資産と情報を仕事だけに使っている", "Assets and information are used for work only" },
  question "graded"    { "分類に見合う取扱いをしている（作成中のものも）", "They are handled by their class, drafts too" },
  question "needless"  { "要らない情報を作らず、残していない", "No needless information is made or kept", evidence = "note" },
  question "obtained"  { "入手した資産を分類どおり扱っている", "Obtained assets are handled by their class" },
  question "copies"    { "写しと配付を要る分に限り、簿に書いている", "Copies are limited and logged", evidence = "note" },
  question "secret"    { "パスワードを人に知られず、尋ねられても答えない", "Passwords are kept from others, also when asked" },
  question "different" { "システムごとに違うパスワードにしている", "Different passwords for different systems" },
  question "shared"    { "パスワードを分け合っていない", "Passwords are not shared" },
  question "stored"    { "端末に覚えさせていない", "Terminals do not store them" },
}
sheet "manager_sheet" { "自己点検票（管理者）", "Self-inspection: section managers",
  question "places"    { "媒体と文書が分類に見合う場所にある", "Media and papers are where their class demands",
    evidence = "photo" },
  question "write_lock" { "長期保管の媒体の書込みを封じている", "Media stored for long are write-protected", evidence = "photo" },
  question "lines"     { "機密性2以上の情報を、見合う回線で送っている", "Confidential information goes over suitable lines",
    evidence = "note" },
  question "redundant" { "可用性2を支える機器を二重にしている", "What availability 2 depends on is redundant", evidence = "note" },
}
duty "staff_round" { "自己点検（職員）", "Self-inspection of staff",
  by = "staff", per = "person", every = "1 year", from = "1 June", due = "31 July", done = "staff_sheet" }
duty "section_round" { "自己点検（課室）", "Self-inspection of sections",
  by = "section_manager of unit", per = "section", every = "1 year", from = "1 June", due = "31 July",
  done = "manager_sheet" }
