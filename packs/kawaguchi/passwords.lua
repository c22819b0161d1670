-- 第7 4(3), 第8 2(4): passwords.

extend "password_length" { value = 12, min = 10 }
extend "password_age"    { value = "180 days" }
extend "password_old"    { value = 5, min = 1 }
extend "password_first"  { value = "24 hours" }
param "password_uses" { "パスワードを変える使用回数", "Password changes after so many logins",
  value = "off", portal = "password.max_uses" }

extend "password_rules" {}

procedure "password_leak" { "パスワードが漏れたかもしれない", "My password may have leaked", rare = true,
  text "what"       { "どうしたか", "What happened" },
  task "change"     { "パスワードを変えた", "Password changed", due = "at_once", tool = "portal.force_change" },
  notify "told"     { "管理者への報告", "Reported to the section manager", to = "section_manager of applicant", due = "at_once",
    beside = "change" },
}
extend "report" { add { brings "password_leak" {} } }
