-- What is asked for here besides what the doors of the base hold.

extend "report" { choice "wish" { add {
  option "password"  { "パスワードが漏れたかもしれない", "My password may have leaked", brings "password_leak" {} },
  option "infected"  { "ウイルスに感染したかもしれない", "A virus may have got in", brings "infection" {} },
  option "cable"     { "通信・電源の線が傷んでいる", "A cable is damaged", brings "cable_damage" {} },
  option "warning"   { "攻撃の予告・兆しがある", "An attack is coming", brings "attack_warning" {} },
  option "flood"     { "メールが大量に送受信されている", "Mail is sent or received in masses", brings "mail_stop" {} } } } }
extend "ids" { choice "wish" { add {
  option "hired"     { "会計年度任用職員などに説明し、使えるものを決める", "Tell temporary staff the rules, settle what they use",
    brings "hiring" {} },
  option "stationed" { "常駐する事業者のメールアドレス", "Mail address for a contractor in the office", brings "contractor_mail" {} } } } }
extend "change" { choice "wish" { add {
  option "renew"     { "システムを更新・統合する", "Renew or merge systems", brings "renewal" {} } } } }
extend "except" { choice "wish" { add {
  option "ask"       { "分からない・守りにくいので尋ねる", "It is unclear or hard to keep: ask", brings "policy_question" {} } } } }
