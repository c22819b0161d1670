-- What the policy leaves open: a value each, and how far a municipality may move it.

param "decision_days"   { "許可の期限", "Time to decide", value = "3 working days", max = "10 working days" }
param "at_once"         { "「直ちに」の時間", "'At once' means within", value = "1 hour", max = "1 day" }
param "promptly"        { "「速やかに」の時間", "'Promptly' means within", value = "3 days", max = "14 days" }
param "climb_days"      { "期限を過ぎてから上位者へ連絡するまで", "Overdue climbs after", value = "1 working day", max = "5 working days" }
param "stocktake"       { "棚卸の間隔", "Interval of stocktaking", value = "1 year", max = "1 year" }
param "privileged_max"  { "特権IDの貸出の上限", "Longest loan of a privileged ID", value = "1 day", max = "30 days" }
param "exception_max"   { "例外措置の上限", "Longest exception", value = "1 year", max = "1 year" }
param "audit_distance"  { "監査人が離れているべき期間", "Auditor's distance from the unit", value = "2 years" }
param "review_years"    { "文書の見直しの間隔", "Interval of document review", value = "1 year", max = "3 years" }

-- ------------------------------------------------------------------------------- passwords and logins of this portal

param "password_length" { "パスワードの長さ", "Password length",
  value = 12, min = 8, max = 64, portal = "password.min_length" }
param "password_age" { "パスワードを変える間隔", "Password age",
  value = "off", max = "1 year", portal = "password.max_age" }
param "password_own" { "本人に関わる語の禁止", "No words about oneself",
  value = true, portal = "password.no_own_data" }
param "password_old" { "使い回しを断る世代数", "Old passwords refused",
  value = 5, min = 0, max = 24, portal = "password.history" }
param "password_first" { "仮のパスワードの有効時間", "Life of a temporary password",
  value = "24 hours", max = "7 days", portal = "password.temporary_life" }
param "login_tries" { "ログインに失敗してよい回数", "Failed logins until the lock",
  value = 5, min = 3, max = 10, portal = "login.tries" }
param "login_lock" { "失敗が続いたときに止める時間", "Length of the lock",
  value = "15 minutes", min = "5 minutes", max = "1 day", portal = "login.lock" }
param "session_idle" { "操作がないとログアウトするまで", "Logged out when idle for",
  value = "30 minutes", min = "5 minutes", max = "2 hours", portal = "session.idle" }
param "session_absolute" { "一度のログインで使える時間", "Longest session",
  value = "10 hours", min = "1 hour", max = "24 hours", portal = "session.absolute" }
param "session_privileged" { "権限の強い人が操作しないとログアウトするまで", "Logged out when idle, with strong rights",
  value = "15 minutes", min = "5 minutes", max = "1 hour", portal = "session.privileged_idle" }

-- --------------------------------------------------------------------------------------------- attachments

param "file_size" { "添付ファイルの大きさの上限（MB）", "Largest attachment (MB)",
  value = 1024, min = 1, max = 8192, portal = "files.max_mb" }
param "file_types" { "添付できるファイルの種類（拡張子）", "Kinds of attachment (file name endings)",
  value = "pdf txt csv docx xlsx pptx odt ods odp jtd jpg jpeg png tif tiff gif bmp mp4 mp3 wav zip 7z eml msg log xml json p7s",
  portal = "files.types" }
