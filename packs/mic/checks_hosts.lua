-- More states that a program verifies: on hosts, in the network, by configuration.

local network = { "kind", "is", "network" }

param "clock_offset"   { "時計のずれの上限", "Largest offset of clocks", value = "1 minute", max = "5 minutes" }
param "pattern_age"    { "定義ファイルの古さの上限", "Oldest virus pattern", value = "2 days", max = "7 days" }
param "scan_age"       { "前の全体検査からの上限", "Longest time since a full scan", value = "7 days", max = "1 month" }
param "patch_age"      { "更新を当てるまでの上限", "Patches are applied within", value = "1 month", max = "3 months" }
param "screen_idle"    { "画面をロックするまで", "Screens lock when idle for", value = "10 minutes", max = "30 minutes" }
param "account_idle"   { "使われないIDを確かめるまで", "IDs unused for", value = "3 months", max = "1 year" }
param "admin_longest"  { "特権での接続時間の上限", "Longest privileged session", value = "8 hours", max = "1 day" }
param "ups_margin"     { "予備電源の余裕", "Backup power lasts longer by", value = "5 minutes" }
param "sensor_silence" { "見張りが途切れてよい時間", "Monitoring may be silent for", value = "10 minutes", max = "1 hour" }
param "log_silence"    { "ログが届かなくてよい日数", "Logs may be silent for", value = "1 day", max = "7 days" }

check "clock_synced"     { "時計合わせ", "Clocks are right",
  runs = "clock.synced", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", expect = { offset = "clock_offset" } }
check "antivirus_running" { "ウイルス対策の稼働", "Antivirus is running",
  runs = "antivirus.running", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "antivirus_scanned" { "ウイルスの全体検査", "Full scans for viruses",
  runs = "antivirus.scanned", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", expect = { age = "scan_age" } }
check "antivirus_fresh"  { "ウイルス定義の新しさ", "Virus patterns are fresh",
  runs = "antivirus.fresh", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", expect = { age = "pattern_age" } }
check "antivirus_version" { "ウイルス対策ソフトの版", "Antivirus itself is up to date",
  runs = "antivirus.version", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "patches_fresh"    { "更新プログラムの適用", "Patches are applied",
  runs = "patches.fresh", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", expect = { age = "patch_age" } }
check "supported"        { "サポート期限", "Nothing is out of support",
  runs = "software.supported", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 week" }
check "screen_lock"      { "画面のロック", "Screens lock themselves",
  runs = "screen.lock", per = "devices", when = { "kind", "is", "pc" }, every = "1 day", expect = { idle = "screen_idle" } }
check "auto_login_off"   { "自動ログイン", "No automatic login",
  runs = "login.auto_off", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "disk_encrypted"   { "ディスク・データベースの暗号化", "Disks and databases are encrypted",
  runs = "disk.encrypted", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "baseline_settings" { "設定の基準との差", "Settings agree with the baseline",
  runs = "settings.baseline", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "software_listed"  { "認めていないソフト", "Software that nobody permitted",
  runs = "software.installed", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day",
  expect = { listed = "software.name" }, opens = "finding" }
check "services_listed"  { "要らないサービス", "Services that are not needed",
  runs = "services.running", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "clear_logins"     { "平文のログイン", "Services that take passwords in clear",
  runs = "services.clear", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "shares_closed"    { "だれでも読める共有", "Shares open to everyone",
  runs = "shares.closed", per = "systems", every = "1 day" }
check "remote_limited"   { "遠隔操作の制限", "Remote control is limited",
  runs = "remote.limited", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "ups_state"        { "予備電源", "Backup power",
  runs = "ups.state", per = "devices", when = { "kind", "is", "server" }, every = "1 day", expect = { margin = "ups_margin" } }
check "host_heard"       { "検査の途切れ", "Hosts are heard of",
  runs = "host.heard", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "10 minutes", expect = { silence = "sensor_silence" } }

-- IDs and logins
check "mfa"              { "多要素認証", "Two factors or more",
  runs = "login.factors", per = "systems", every = "1 day", expect = { least = 2 } }
check "login_settings"   { "ログインの表示・回数・時間切れ", "Notice, tries and timeout at login",
  runs = "login.settings", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", expect = { tries = "login_tries", idle = "screen_idle" } }
check "login_misuse"     { "認証情報の悪用", "Login data cannot be misused",
  runs = "login.misuse", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "lockout"          { "特権IDの入力回数の制限", "Privileged IDs lock, too",
  runs = "accounts.lockout", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", expect = { tries = "login_tries" } }
check "accounts_listed"  { "承認した権限との差", "Rights agree with what was approved",
  runs = "accounts.rights", per = "systems", every = "1 day", expect = { listed = "accounts.name" } }
check "admins_listed"    { "台帳にない特権ID", "Privileged IDs not in the ledger",
  runs = "accounts.admins", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", expect = { listed = "accounts.name" } }
check "admin_sessions"   { "特権での接続時間", "Length of privileged sessions",
  runs = "accounts.admin_logons", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", expect = { longest = "admin_longest" } }
check "default_accounts" { "初期設定のままの特権ID", "Privileged IDs as delivered",
  runs = "accounts.defaults", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "accounts_left"    { "異動・退職した人のID", "IDs of people who left",
  runs = "accounts.left", per = "systems", every = "1 day" }
check "ids_ended"        { "期限の過ぎたID", "IDs past their day are gone",
  runs = "accounts.ended", per = "accounts", when = { "till", "given" }, every = "1 day" }
check "accounts_unused"  { "使われていないID", "IDs that nobody uses",
  runs = "accounts.unused", per = "systems", every = "1 day", expect = { age = "account_idle" } }
check "accounts_parallel" { "IDの同時利用", "One ID in two places",
  runs = "accounts.parallel", per = "systems", every = "1 day" }
check "shared_listed"    { "共用IDの使用者", "Shared IDs are used by those listed",
  runs = "accounts.shared", per = "systems", every = "1 day", expect = { listed = "accounts.holders" } }
check "shared_fresh"     { "共用IDのパスワードの変更", "Passwords of shared IDs are changed",
  runs = "password.age", per = "accounts", when = { "kind", "is", "shared" }, every = "1 day",
  expect = { age = "shared_age", history = "password_old" } }
param "shared_age"       { "共用IDのパスワードを変える間隔", "Age of shared passwords", value = "6 months", max = "1 year" }
check "password_weak"    { "弱いパスワード", "Weak passwords",
  runs = "password.weak", per = "systems", every = "1 week" }
check "password_equal"   { "同じパスワードのID", "IDs with the same password",
  runs = "password.equal", per = "systems", every = "1 week" }
check "password_changed" { "危険の後のパスワードの変更", "Passwords changed after a danger",
  runs = "password.changed", per = "accounts", every = "1 day" }
check "password_stored"  { "覚えさせたパスワード", "Stored passwords",
  runs = "password.stored", per = "devices", when = { "kind", "is", "pc" }, every = "1 week" }
check "password_hashes"  { "パスワード情報の保護", "Password data protected",
  runs = "password.hashes", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "password_issued"  { "仮のままのパスワード", "Temporary passwords never changed",
  runs = "password.unchanged", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", expect = { age = "password_first" } }

-- Logs and watching
check "log_arrives"      { "ログの到着", "Logs arrive",
  runs = "log.arrives", per = "systems", every = "1 hour", expect = { days = "log_silence" }, opens = "finding" }
check "log_kept"         { "ログの保存", "Logs are kept for their time",
  runs = "log.kept", per = "systems", every = "1 day", expect = { days = "log_days" } }
check "log_verified"     { "ログの改ざん", "Logs are whole", runs = "log.verify", per = "systems", every = "1 day" }
check "log_analysed"     { "ログの分析", "Logs are searched for attacks", runs = "log.attacks", per = "systems", every = "1 hour" }
check "recurrence"       { "事案の再発", "What happened happens again",
  runs = "log.indicators", per = "systems", every = "1 hour", opens = "incident" }
check "intrusion_watched" { "侵入の見張り", "Intrusion is watched for",
  runs = "network.sensor", per = "systems", every = "10 minutes", expect = { silence = "sensor_silence" } }
check "backup_restored"  { "控えから戻せる", "Backups can be restored",
  runs = "backup.restored", per = "systems", every = "1 month", expect = { age = "restore_every" } }

-- Networks, mail, web
check "ports_open"       { "空いたままのポート", "Ports left open",
  runs = "ports.open", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day", expect = { listed = "connections.protocol" } }
check "switch_ports"     { "使わない差込口", "Sockets that nobody uses",
  runs = "ports.switch", per = "devices", when = network, every = "1 day", expect = { unused = 30 } }
check "devices_known"    { "台帳にない機器の接続", "Devices on the network that are not in the ledger",
  runs = "network.unknown", per = "devices", when = network, every = "1 day", expect = { known = "devices.serial" } }
check "wiring_known"     { "届けのない配線の変更", "Wiring changed without a request",
  runs = "network.wiring", per = "devices", when = network, every = "1 day" }
check "firewall_rules"   { "通信の許可設定", "Firewall rules agree with the ledger",
  runs = "firewall.rules", per = "devices", when = network, every = "1 day", expect = { listed = "connections.protocol" } }
check "wireless_safe"    { "無線の暗号と認証", "Wireless is encrypted and authenticated",
  runs = "wireless.safe", per = "devices", when = network, every = "1 day" }
check "mail_relay"       { "メールの中継", "No open mail relay", runs = "mail.relay", per = "systems", every = "1 day" }
check "mail_protected"   { "外へ送るデータの保護", "What is sent outside is protected",
  runs = "mail.protected", per = "systems", every = "1 day" }
check "web_tamper"       { "ウェブの書換え", "Web pages changed by nobody permitted",
  runs = "web.changed", per = "systems", every = "1 hour", opens = "incident" }
check "web_weak"         { "ウェブアプリの弱点", "Known weaknesses of web applications",
  runs = "web.weak", per = "systems", every = "1 week" }
check "tls_strength"     { "暗号の強さ", "Encryption is strong enough", runs = "tls.strength", per = "systems", every = "1 day" }
check "keys_valid"       { "暗号鍵の期限と保護", "Keys are valid and protected", runs = "keys.valid", per = "systems", every = "1 day" }

-- Systems in the making
check "environments_apart" { "開発・試験と本番の分離", "Development and tests are apart from production",
  runs = "environments.apart", per = "systems", every = "1 day" }
check "test_personal"    { "試験環境の個人情報", "Personal data in test environments",
  runs = "files.personal", per = "systems", every = "1 week" }
check "software_changes" { "届けのない版の変更", "Versions changed without a request",
  runs = "software.changes", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 day" }
check "licence_balance"  { "ライセンスの過不足", "Licences cover what is installed",
  runs = "licences.balance", per = "devices",
  when = any { { "kind", "is", "pc" }, { "kind", "is", "server" } }, every = "1 week",
  expect = { listed = "software.licence" } }
