-- What systems write down about themselves, and who watches it.

register "work_log" {
  "運用作業記録簿", "Record of operational work", keep = "5 years", writers = any { "section_manager", "leader", "executor" },
  link "system"    { "システム", "System", to = "systems" },
  time "done_at"   { "日時", "At" },
  text "worker"    { "作業した者", "Done by" },
  text "work"      { "作業", "Work" },
  text "result"    { "結果", "Result" },
}

param "watch_gap" { "監視が途切れてよい時間", "Longest silence", value = "30 minutes", max = "1 day" }
check "watched" { "常時監視", "Watched at all times",
  runs = "host.heard", per = "systems", every = "10 minutes", expect = { silence = "watch_gap" } }
check "attacks" { "内部からの攻撃", "Attacks from inside",
  runs = "log.attacks", per = "systems", every = "10 minutes", opens = "incident" }

param "log_copy_every" { "記録の写しの間隔", "Interval of log copies", value = "1 month", max = "1 year" }
procedure "log_export" {
  "記録の写し", "Copy of logs", applicant = "section_manager",
  link "system"    { "システム", "System", to = "systems" },
  link "medium"    { "媒体", "Medium", to = "devices" },
  task "export"    { "写した", "Copied", by = "executor", tool = "log_export",
    text "range"   { "範囲", "Range" }, text "hash" { "検証値", "Hash" } },
}
duty "log_copies" { "記録を媒体に写す", "Copy logs to media",
  by = "section_manager of this", per = "systems", when = { "log_copy", "is", "yes" }, every = "log_copy_every",
  done = "log_export" }

check "settings_whole" { "重要な設定ファイルの改ざん", "Configuration files are unaltered",
  runs = "settings.baseline", per = "systems", every = "1 day", opens = "incident" }
