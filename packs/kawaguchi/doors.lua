-- What is asked for here besides what the doors of the base hold.

extend "report" { choice "wish" { add {
  option "password"  { "パスワードが漏れたかもしれない", "My password may have leaked", brings "password_leak" {} },
  option "infected"  { "ウイルスに感染したかもしれない", "A virus may have got in", brings "infection" {} },
  option "warning"   { "攻撃の予告・兆しがある", "An attack is coming", brings "attack_warning" {} },
  option "flood"     { "メールが大量に送受信されている", "Mail is sent or received in masses", brings "mail_stop" {} } } } }
extend "ids" { choice "wish" { add {
  option "hired"     { "会計年度任用職員などに説明し、使えるものを決める", "Tell temporary staff the rules, settle what they use",
    brings "hiring" {} },
  option "left"      { "退職した人の返却を確かめる", "See what somebody returned on leaving", brings "leaving_case" {} },
  option "stationed" { "常駐する事業者のメールアドレス", "Mail address for a contractor in the office", brings "contractor_mail" {} } } } }
extend "change" { choice "wish" { add {
  option "renew"     { "システムを更新・統合する", "Renew or merge systems", brings "renewal" {} } } } }
extend "except" { choice "wish" { add {
  option "ask"       { "分からない・守りにくいので尋ねる", "It is unclear or hard to keep: ask", brings "policy_question" {} } } } }
extend "manage" { choice "wish" { add {
  option "courses"   { "研修・訓練を計画する", "Plan training and drills", brings "training_plan" {} },
  option "short"     { "急ぎ・軽微な改定を行う", "Make an urgent or minor revision", brings "minor_revision" {} },
  option "continuity" { "業務継続計画と照らす", "Compare with the continuity plan", brings "continuity_check" {} },
  option "inspected" { "自己点検の結果を報告する", "Report on self-inspection", brings "inspection_report" {} } } } }
extend "handle" { choice "wish" { add {
  option "usage"     { "利用状況を調べる", "Look into use", brings "usage_inquiry" {} } } } }
