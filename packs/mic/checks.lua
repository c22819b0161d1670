-- States that a program verifies on hosts.

check "usb_blocked" { "USB記憶装置の遮断", "USB storage blocked",
  runs = "usb.blocked", per = "devices", when = { "kind", "is", "pc" }, every = "1 day",
  except = "media_use.unlock" }
check "media_known" { "台帳にない媒体", "Media not in the ledger",
  runs = "usb.seen", per = "devices", when = { "kind", "is", "pc" }, every = "1 day",
  expect = { known = "devices.serial" } }
check "password_rules" { "端末のパスワード設定", "Password settings of hosts",
  runs = "password.rules", per = "devices", when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day",
  expect = { length = "password_length", age = "password_age", own_words = "password_own", history = "password_old" } }
check "service_up"     { "稼働", "Service is up", runs = "service.up", per = "systems", every = "10 minutes" }
check "printer_held"   { "留め置き印刷", "Held printing", runs = "printer.held", per = "devices",
  when = { "kind", "is", "printer" }, every = "1 week" }
check "media_encrypted" { "外部記録媒体の暗号化", "Encryption of external media",
  runs = "media.encrypted", per = "devices", when = any { { "kind", "is", "ssd" }, { "kind", "is", "hdd" } }, every = "1 day" }
check "files_protected" { "保護のない機密性の高いファイル", "Confidential files left in clear",
  runs = "files.clear", per = "systems", every = "1 day", expect = { scale = "confidentiality" } }
check "backup_newest" { "バックアップの実施", "Backups are made",
  runs = "backup.newest", per = "systems", every = "1 day" }
check "redundant" { "冗長化", "Both sides of a redundant system are alive",
  runs = "redundancy.alive", per = "systems", every = "10 minutes" }

-- Run at the moment of cutting off, not by the clock.
check "link_down"     { "有線の切断", "Wired link is down", runs = "link.down", per = "systems" }
check "wireless_down" { "無線の切断", "Wireless link is down", runs = "wireless.down", per = "systems" }
