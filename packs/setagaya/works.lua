-- How requests and works differ here from what is common (7, 9).

-- ------------------------------------------------------------------------------------------------- IDs and rights

extend "id_new"    { decide "permit" { by = any { "system_manager of system", "infra_manager" } },
  add { after = "rights",
    yesno "promised" { "IDとパスワードの決まりを読み、守る", "I have read the rules on IDs and passwords and keep to them" } } }
extend "id_change" { decide "permit" { by = any { "system_manager of account.system", "infra_manager" } } }
extend "id_end"    { add { after = "ended",
  notify "told" { "管理者への通知", "Managers told", to = any { "system_manager of each account.system", "infra_manager" } } } }
extend "privileged_loan" { decide "permit" { by = any { "system_manager of account.system", "infra_manager" } },
  confirm "log_read" { by = any { "system_manager of account.system", "infra_manager" } } }
extend "privileged_use" { decide "recognise" { by = any { "system_manager of account.system", "infra_manager" } },
  confirm "log_read" { by = any { "system_manager of account.system", "infra_manager" } } }
extend "shared_id"      { decide "permit" { by = any { "system_manager of account.system", "infra_manager" } },
  task "given" { by = any { "system_manager of account.system", "infra_manager" } } }
param "second_factor" { "権限の強い人の二つ目の認証", "Second factor for strong rights", value = true, portal = "privileged.second_factor" }
duty "privileged_moved" { "異動した人が知る特権パスワードの変更", "Privileged passwords known to those who moved",
  by = any { "system_manager of this", "infra_manager" }, per = "person", on = "person.moved", due = "promptly",
  choice "known"   { "知っていた特権ID", "Privileged IDs known", option "none" { "なし", "None" },
    option "some"  { "あり", "Some", link "account" { "ID", "IDs", to = "accounts", many = true }, time "changed_at" { "変えた日時", "Changed at" } } } }
duty "password_survey" { "職員のパスワードの調査", "Survey of passwords",
  by = "infra_manager", every = "1 year", from = "1 September", due = "31 October",
  text "surveyed"  { "調べた範囲と方法", "Scope and method" }, number "weak" { "変えさせた数", "Changes ordered", at_least = 0 },
  file "report"    { "結果", "Report", optional = true } }

procedure "password_risk" { "パスワードが危ない（聞かれた・漏れたかもしれない）", "A password is in danger", rare = true,
  choice "what"    { "何がありましたか", "What happened", option "asked" { "だれかに聞かれた", "Somebody asked for it" },
    option "leaked" { "漏れたかもしれない", "It may have leaked" }, option "system" { "システムが危ないと聞いた", "The system is in danger" } },
  text "who_how"   { "いつ、だれから、どのように", "When, by whom and how" },
  yesno "told_it"  { "教えてしまった", "I told it" },
  task "change"    { "パスワードを変えた", "Password changed", due = "at_once", tool = "portal.force_change",
    when = any { { "what", "is not", "asked" }, { "told_it", "is", "yes" } } },
  notify "told"    { "管理者への報告", "Reported", to = all { "section_manager of applicant", "chief" }, due = "at_once", beside = "change" },
}
extend "report" { add { brings "password_risk" {} } }

-- ------------------------------------------------------------------------------------------ installation, wiring

procedure "installation" {
  "システムの設置", "Installation of a system", writes = "installations", applicant = any { "system_manager", "staff", "contractor" },
  columns { "system", "place" },
  yesno "possible" { "すべての措置をとれる", "All measures are possible" },
  columns { "unmet" },
  rule "why_unmet" { "とれない措置があるときは、その措置と理由を書く", "Measures that are not possible need to be named with the reason",
    when = { "possible", "is", "no" }, that = { "unmet", "given" } },
  task "inspect"   { "設置前の点検", "Inspected before installation", by = "system_manager of place", sheet = "server_room",
    file "photo"   { "写真", "Photo" } },
  decide "decided" { "とれない措置の扱いの指定", "Handling of what is not possible", by = "chief", when = { "possible", "is", "no" },
    columns { "prescribed", "look_again" } },
  confirm "installed" { "設置の確認", "Installation confirmed", by = any { "system_manager of place", "infra_manager" } },
}
extend "change" { choice "wish" { add { option "install" { "システムを設置する", "Install a system", brings "installation" {} } } } }
extend "network_change" { applicant = any { "section_manager", "executor", "system_manager", "contractor" },
  decide "permit" { by = any { "infra_manager", "system_manager" } }, confirm "seen" { by = any { "infra_manager", "system_manager" } },
  add { before = "permit",
    choice "basis" { "行う者の根拠", "Who may do it", option "charge" { "システムの担当者", "Staff in charge of the system" },
      option "company" { "契約で認めた委託先", "Contractor under a contract", link "contract" { "契約", "Contract", to = "contracts" } } },
    text "wiring"  { "配線の場所", "Where the wiring is" } } }
extend "malfunction" { notify "told" { "両管理者への連絡", "Reported to both managers", to = all { "system_manager of applicant", "infra_manager" } },
  task "act" { add { text "remaining" { "残る問題", "Remaining problem", optional = true } } },
  add { after = "what", choice "part" { "どこの不具合か", "Which part", option "cable" { "通信・電源のケーブル", "Cables" },
    option "device" { "機器", "Device" }, option "software" { "ソフト", "Software" }, option "other" { "その他・分からない", "Other, unknown" } } } }

-- ------------------------------------------------------------------------------------ logs, sending, keys, patches

procedure "log_definition" { "ログの定義", "Definition of logs", writes = "logs", form = "ログ定義書",
  applicant = any { "system_manager", "infra_manager", "staff" },
  columns { "system", "items", "source", "days", "handling", "on_loss", "responsible" },
  decide "settle"  { "定義の承認", "Settled", by = any { "system_manager of system", "infra_manager" } },
}
duty "service_logs" { "外部サービスの記録の守りの確認", "Protection of logs at services",
  by = any { "system_manager of this", "infra_manager" }, per = "contracts", when = { "kind", "has", "cloud" }, every = "1 year",
  text "protection" { "改ざん防止・保存・閲覧の仕組み", "Against tampering, retention, access" },
  yesno "works"    { "守られていると確かめた", "Found to be protected" }, file "paper" { "提供者の資料", "Provider's paper" } }
duty "threat_review" { "新しい脅威と見張り方の見直し", "New threats, and what is watched",
  by = "infra_manager", every = "3 months",
  text "sources"   { "情報の出どころ", "Sources" }, text "threats" { "新しい脅威", "New threats" },
  choice "outcome" { "見張り方", "Monitoring", option "same" { "変えない", "Unchanged" },
    option "new"   { "改める", "Changed", file "rules" { "改めた監視の設定", "New rules" } } } }
duty "sensor_test" { "侵入の見張りの試験", "Test of intrusion detection",
  by = any { "system_manager of this", "infra_manager" }, per = "systems", when = { "outside", "is", "yes" }, every = "6 months",
  text "tested"    { "試した警報と結果", "Test alert and result" }, file "evidence" { "記録", "Evidence", optional = true } }
extend "provision" { add { after = "permit",
  task "sign"      { "電子署名を付けた", "Signed", tool = "sign", optional = true } } }
procedure "key_issue" { "暗号鍵の作成・更新・廃棄", "Making, renewing, destroying a key", writes = "crypto_keys",
  applicant = any { "system_manager", "staff" },
  columns { "key_id", "purpose", "algorithm", "holder", "made", "expires", "backup" },
  decide "permit"  { "許可", "Permission", by = "infra_manager" },
  task "destroy"   { "期限の来た鍵を壊した", "Expired key destroyed", due = "expires" },
}
procedure "crypto_adoption" { "暗号の採用", "Adopting a method of encryption", applicant = any { "system_manager", "infra_manager" },
  form = "暗号採用調査書",
  text "method"    { "方式と鍵の長さ", "Method, key length" }, text "use" { "使い所", "Where it is used" },
  text "laws"      { "調べた法令と規制", "Laws and regulations examined" }, text "fitness" { "使い所に合うか", "Fitness" },
  text "keys"      { "鍵の管理のしかた", "How keys are managed" }, file "source" { "根拠資料", "Evidence" },
  confirm "examined" { "調査の確認", "Examination confirmed", by = "chief" },
}
extend "vulnerability" {
  link "systems"   { optional = false },
  task "decision"  { due = "promptly" },
  task "applied"   { check = "patches_fresh", due = "patch_age" },
  add { after = "decision",
    notify "tell"  { "関係者への通知", "Those concerned are told", to = "system_manager of each systems", due = "promptly" },
    task "answer"  { "通知への対応", "Answer to the notice", by = "system_manager of each systems", due = "promptly", check = "patches_fresh",
      choice "done" { "結果", "Result", option "treated" { "対策した", "Treated" }, option "unaffected" { "当てはまらない", "Not affected" },
        option "postponed" { "延ばす", "Postponed", text "why_later" { "理由と期限", "Why, and till when" } } } } } }
extend "publication" { writes = "publications" }
extend "log_check"    { confirm "seen" { by = any { "system_manager of system", "infra_manager" } } }
extend "restore_test" { confirm "seen" { by = any { "system_manager of system", "infra_manager" } } }
extend "log_review"    { by = any { "system_manager of this", "infra_manager" } }
extend "backup_test"   { by = any { "system_manager of this", "infra_manager" } }
extend "rights_review" { by = any { "system_manager of this", "infra_manager" } }
extend "intrusion_watched" { when = { "outside", "is", "yes" } }
extend "log_analysed"  { when = { "core", "is", "yes" } }
extend "web_tamper"  { expect = { listed = "publications.hash" } }

-- ------------------------------------------------------------------------------------------- systems in the making

extend "development" { applicant = "staff",
  decide "plan" { by = "system_manager of applicant" },
  add { after = "responsible",
    rows "people"  { "作業者", "Workers", text "worker" { "氏名", "Name" }, text "company" { "会社", "Company" },
      text "part"  { "役割", "Part" }, date "worker_from" { "いつから", "From" }, date "worker_till" { "いつまで", "Till" } },
    rows "rights"  { "使える範囲", "Rights", text "who" { "だれが", "Who" }, text "where" { "どこで", "Where" }, text "right" { "何を", "What" } },
    rows "tools"   { "使う機器とソフト", "Devices and software", text "tool" { "名称・版・製造番号", "Name, version, serial" } },
    date "ends"    { "終わる予定日", "Ends on" } },
  add { after = "spec",
    text "migration" { "本番へ移す手順と戻し方", "Migration into production, and the way back" } },
  add { after = "plan",
    task "rules"   { "案件の決まり", "Rules of the project", gives = "development_rules",
      file "signed" { "作業者の確認", "Confirmed by the workers" } } },
  task "accounts"  { by = "system_manager of applicant" },
  task "removed"   { due = "promptly after ends", check = "ids_ended" } }

extend "acceptance" { applicant = "staff",
  decide "accept" { by = "system_manager of applicant" },
  add { after = "delivered",
    link "system"  { "システム", "System", to = "systems", unlisted = true },
    file "test_plan" { "試験の計画（異常・境界の場合を含む）", "Test plan, with abnormal and boundary cases" } },
  add { before = "examine",
    task "mock"    { "擬似環境での操作確認", "Tried in a simulated environment",
      text "mock_where" { "環境と日", "Environment, date" }, file "mock_result" { "結果", "Result" } },
    task "available" { "可用性の確認", "Availability examined",
      text "level" { "水準・冗長・負荷・復旧時間", "Level, redundancy, load, recovery time" }, file "available_paper" { "資料", "Paper" } },
    task "web_test" { "ウェブアプリの弱点の試験", "Web application tested", optional = true, check = "web_weak",
      choice "classes" { "なくした弱点", "Weaknesses removed", many = true, option "injection" { "埋込み", "Injection" },
        option "xss" { "スクリプト", "Scripting" }, option "csrf" { "リクエスト強要", "Request forgery" }, option "session" { "セッション", "Session" },
        option "path" { "パス", "Paths" }, option "other" { "その他", "Other" } }, file "web_report" { "報告書", "Report" } } },
  task "examine"   { needs = { "mock", "is", "done" } },
  add { after = "examine",
    confirm "countersign" { "抜取りの再試験と連署", "Samples tested again, countersigned", by = "system_manager of applicant",
      text "samples" { "抜き取ったもの", "Samples" } },
    notify "report" { "試験結果の報告", "Result reported", to = all { "cio_assistant", "infra_manager" } } },
  add { after = "accept",
    task "migrate" { "移行", "Migrated", check = "backup_newest",
      text "stop"  { "止める予定と実際", "Planned and actual stop" }, text "counts" { "移行前後の件数", "Counts before and after" },
      file "migration_record" { "記録", "Record" } },
    task "connect" { "本番につないだ", "Connected to production", needs = { "as_specified", "is", "yes" } } } }

procedure "test_data" { "試験での本物のデータの使用", "Real data in a test", rare = true, applicant = any { "system_manager", "staff", "contractor" },
  link "item"      { "使う情報", "Information", to = "assets", many = true },
  text "need"      { "やむを得ない理由", "Why it cannot be avoided" }, text "masking" { "伏せるところ", "What is masked" },
  date "till"      { "消す日", "Erased by" },
  decide "permit"  { "使用の許可", "Permission", by = "system_manager of each item" },
  task "mask"      { "伏せた", "Masked", tool = "mask" },
  task "gone"      { "消した", "Erased", due = "till", tool = "erase" },
}
extend "system_change" { decide "permit" { by = "system_manager of system" },
  task "tested" { add { text "review" { "技術面の見直し", "Technical review" }, file "test_result" { "試験の結果", "Test result" } } } }
extend "repair" { add { before = "take",
  task "wiped"     { "読めない状態にした", "Made unreadable", tool = "erase",
    text "wipe_method" { "方法", "Method" }, text "serial" { "媒体の製造番号", "Serial of the medium" }, file "proof" { "消去の記録", "Proof" } } } }
extend "site_work" { add { before = "report",
  task "identify"  { "従事者の確認", "Workers identified", by = any { "system_manager of contract", "leader of contract" },
    text "tag"     { "名札の番号", "Tag numbers" }, yesno "shown" { "身分証明書を見た", "Identity card seen" },
    text "who_came" { "入った者と会社", "Who came, company" } } } }
