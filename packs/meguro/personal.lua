-- 14, 15: personal information and My Number data.

register "laws" { "関係法令台帳", "Laws", keep = "5 years", review = "stocktake", writers = "chief",
  text "name"       { "法令名", "Law" }, text "number" { "番号・施行日", "Number, in force" },
  choice "concerns" { "かかわる情報", "Concerns", option "personal" { "個人情報", "Personal data" },
    option "my_number" { "特定個人情報", "My Number data" }, option "other" { "その他", "Other" } },
  text "asks"       { "求められること", "What it asks" },
}
document "privacy_rules" { "個人情報の取扱いの手引", "Guide to handling personal information",
  tier = "procedure", approved_by = "chief", review = "review_years", read_by = "staff" }
document "number_rules" { "特定個人情報の取扱いの手引", "Guide to handling My Number data",
  tier = "procedure", approved_by = "chief", review = "review_years", read_by = { "number_responsible", "number_clerk" } }

extend "self_check" { add {
  question "personal" { "個人情報を法令と決まりのとおりに扱っている", "I handle personal information as law and rules demand" } } }
extend "public_report" {}

duty "privacy_training" { "個人情報の研修", "Training on personal information", by = "staff", per = "person",
  every = "1 year", from = "1 May", due = "31 December",
  date "attended"   { "受けた日", "Attended on" }, text "learned" { "確かめた内容", "What it was about" } }

sheet "privacy_check" { "個人情報システムの安全の点検", "Safeguards of systems with personal data",
  question "access" { "見られる人を必要な人に限っている", "Only who needs to can see it", evidence = "note" },
  question "log"    { "見た人と書き換えた人の記録が残る", "Who saw and changed it is recorded", evidence = "note" },
  question "encryption" { "通信と保存を暗号化している", "Transmission and storage are encrypted", evidence = "note" },
  question "backup" { "控えがあり、戻せる", "There are backups that can be restored", evidence = "note" },
}
duty "privacy_round" { "個人情報システムの点検", "Inspection of systems with personal data",
  by = "section_manager of this", per = "systems", when = { "personal", "is", "yes" }, every = "1 year",
  from = "1 June", due = "31 July", done = "privacy_check" }

register "number_affairs" { "特定個人情報取扱事務台帳", "Affairs with My Number data", keep = "10 years", review = "stocktake",
  confirmed_by = "dept_officer of unit", writers = any { "section_manager of unit", "leader of unit" },
  text "affair"     { "事務", "Affair" },
  text "ground"     { "根拠（番号法の条項）", "Ground in the Number Act" },
  link "files"      { "扱う情報", "Information", to = "assets", many = true },
  link "systems"    { "使うシステム", "Systems", to = "systems", many = true, optional = true },
  link "responsible" { "責任者", "Responsible", to = "person" },
  link "clerks"     { "事務取扱担当者", "Clerks", to = "person", many = true },
  rule "classified" { "扱う情報は特定個人情報として登録したものに限る", "Only information entered as My Number data",
    that = { "every files.personal", "is", "my_number" } },
}
sheet "number_check" { "特定個人情報の安全管理の点検", "Safeguards of My Number data",
  question "law"    { "番号法と決まりのとおりに扱っている", "It is handled as the Number Act and the rules demand" },
  question "organised" { "責任者と担当者が決まり、担当者だけが扱う", "Responsible and clerks are named, and only clerks handle it", evidence = "note" },
  question "taught" { "担当者が研修を受けている", "Clerks are trained", evidence = "note" },
  question "area"   { "扱う場所を区切り、持出しと廃棄を記録している", "The area is separate; taking out and disposal are recorded", evidence = "photo" },
  question "technical" { "使う者を限り、記録を残し、外から守っている", "Access is limited and logged, and it is protected from outside", evidence = "note" },
  question "scope"  { "登録した事務のほかには使っていない", "It is used for no affair that is not entered" },
}
duty "number_round" { "特定個人情報の点検", "Inspection of My Number affairs", by = "section_manager of this", per = "number_affairs",
  every = "1 year", from = "1 June", due = "31 July", done = "number_check" }
