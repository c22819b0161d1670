-- 第7: what people learn, promise, ask and give back.

procedure "policy_question" { "決まりの質問・相談", "A question about the rules",
  link "clause"    { "関係する条項", "Clauses concerned", to = "clause", many = true, optional = true },
  text "question"  { "分からない点・守りにくい点", "What is unclear or hard to keep" },
  task "reply"     { "管理者の指示", "Direction of the section manager", by = "section_manager of applicant", due = "promptly",
    text "direction" { "指示", "Direction" },
    choice "then_what" { "このあと", "What follows", option "settled" { "済み", "Settled" },
      option "exempt" { "例外措置を申請する", "An exception will be applied for" } } },
}

-- Part-time and temporary staff, when they are hired.
procedure "hiring" { "会計年度任用職員などの任用時の説明", "Temporary staff: told at hiring", applicant = "section_manager",
  form = "様式第14号",
  link "person"    { "職員", "Person", to = "person" },
  file "extract"   { "説明した事項の抜粋", "Extract of what applies" },
  date "told_on"   { "説明した日", "Told on" },
  choice "consent" { "ポリシーに従う同意書", "Consent to follow the policy",
    option "signed" { "署名を受けた", "Signed", file "signed_consent" { "同意書", "Consent" } },
    option "waived" { "要らない", "Not needed", text "why_waived" { "理由", "Why" } } },
  yesno "internet" { "仕事にインターネットが要る", "The work needs the Internet" },
  yesno "mail"     { "仕事に電子メールが要る", "The work needs mail" },
  task "set"       { "利用を設定した", "Rights set", by = "executor", due = "promptly",
    text "rights"  { "使えるようにしたもの", "What was made available" } },
}
check "net_rights" { "要らないインターネット・メールの利用権", "Internet or mail without need",
  runs = "accounts.rights", per = "systems", when = { "serves", "has", "gateway" }, every = "1 day", opens = "finding" }

extend "hand_over_case" { add { after = "silent",
  file "promise"   { "守秘の誓約書", "Signed promise of secrecy", optional = true } } }
duty "leaving" { "退職のときの返却", "Return on leaving", by = "section_manager of unit", per = "person",
  on = "person.left", due = "promptly", done = "leaving_case" }
procedure "leaving_case" { "退職者の返却の確認", "Return on leaving", applicant = "section_manager",
  link "person"    { "退職した者", "Who left", to = "person" },
  rows "returned"  { "返されたもの（資産・媒体・カード・ID）", "What was returned: assets, media, cards, IDs",
    text "thing"   { "もの", "Thing" }, yesno "back" { "返された", "Returned" } },
  file "secrecy"   { "守秘の誓約書", "Signed promise of secrecy" },
  rule "all_back"  { "返されていないものがあるうちは終えられない", "Nothing may be missing",
    that = { "every returned.back", "is", "yes" } },
  confirm "closed" { "返却の確認", "Return confirmed", by = "leader of applicant" },
}

-- The year's plan of training and drills: approved by the council, reported to it.
procedure "training_plan" { "研修・訓練の計画と実績", "Plan and results of training", applicant = any { "ciso", "chief" },
  form = "研修・訓練計画書",
  rows "courses"   { "研修・訓練", "Courses and drills",
    text "course"  { "内容", "Content" },
    choice "for_whom" { "対象", "For", many = true, option "officers" { "情報セキュリティ責任者", "Security officers" },
      option "heads" { "情報セキュリティ管理者", "Security managers" }, option "others" { "そのほかの職員", "Other staff" },
      option "newly" { "新規採用職員", "Newly hired" } },
    date "planned" { "予定日", "Planned for" } },
  text "drill_scope" { "訓練の想定・範囲・効果を上げる工夫", "Drill: scenario, scope, how it is made effective" },
  decide "approve" { "計画の承認", "Plan approved", by = "council" },
  task "report"    { "実績の取りまとめ", "Results compiled", by = "chief", due = "end of fiscal year", gives = "training_results",
    rows "attendance" { "所属ごとの受講", "Attendance by section",
      link "section" { "所属", "Section", to = "unit" }, number "attended" { "受けた人数", "Attended", at_least = 0 },
      number "missed" { "受けていない人数", "Missed", at_least = 0 } } },
  notify "reported" { "会議への報告", "Reported to the council", to = "council", gives = "training_results" },
}
document "training_results" { "研修・訓練の実施状況", "State of training", of = "training_plan", keep = "5 years",
  article "plan"   { "計画", "Plan", prints = "courses" },
  article "result" { "受講の状況", "Attendance", prints = "attendance" },
}
duty "training_planned" { "研修・訓練の計画", "Plan of training and drills", by = "chief",
  every = "1 year", from = "16 April", due = "31 May", done = "training_plan" }
extend "training" { task "attended" { add {
  date "makeup"    { "欠けた者の次の受講日", "Next date for those absent", optional = true } } } }
