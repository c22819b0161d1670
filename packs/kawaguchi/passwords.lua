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
extend "id_new" { task "given" { add {
  yesno "promised" { "IDとパスワードの決まりを本人が確かめた", "The holder has confirmed the rules on IDs and passwords" } } } }

-- 第8 2(1)ウ, 2(5): privileged IDs.
param "privileged_length" { "特権IDのパスワードの長さ", "Password length of privileged IDs",
  value = 16, min = 12, max = 64, portal = "privileged.min_length" }
param "privileged_factor" { "特権IDの多要素認証", "Second factor for privileged IDs",
  value = true, portal = "privileged.second_factor" }
param "privileged_minutes" { "特権での接続時間の上限（この画面にも）", "Longest privileged session, of this portal too",
  value = "60 minutes", max = "8 hours", portal = "privileged.session" }
extend "accounts" { writers = any { "chief", "section_manager of system" } }
extend "privileged_use" { decide "recognise" { by = any { "chief", "section_manager of account.system" } } }
check "admins_used" { "許可のない特権ログオン", "Privileged logon without permission",
  runs = "accounts.admin_logons", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", except = "privileged_use.lend",
  expect = { longest = "privileged_minutes" } }
check "admins_changed" { "委託事業者による特権IDの変更", "Privileged IDs changed by contractors",
  runs = "accounts.changes", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "admins_stricter" { "特権IDの設定が一般より強い", "Privileged settings are stricter",
  runs = "password.rules", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", expect = { length = "privileged_length" } }

-- 第7 4(1): IC cards.
register "cards" { "ICカード台帳", "IC cards", keep = "3 years", review = "stocktake",
  link "user"       { "使う者", "Holder", to = "person" },
  text "new_number" { "カードの番号", "Card number", optional = true },
  time "issued"     { "渡した日時", "Issued", optional = true },
  time "stopped"    { "止めた日時", "Stopped", optional = true },
  time "received"   { "返された日時", "Returned", optional = true },
}
extend "card" { writes = "cards" }
