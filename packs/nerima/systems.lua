-- Information systems: which are shared, how they are classified, and how they are built, changed, run and renewed.

extend "systems" { add { after = "kind",
  choice "shared"  { "共用システム", "Shared system",
    option "none"     { "共用でない（課の所管）", "Not shared: a section's own" },
    option "resident" { "住民情報システム", "Resident information system" },
    option "base"     { "庁内基盤システム", "In-house base system" },
    option "platform" { "共通基盤", "Common platform" } },
  choice "class"   { "システムの分類", "Classification",
    option "provisional" { "仮（委員会の審議前）", "Provisional, before the committee" },
    option "settled" { "委員会で審議済み", "Deliberated by the committee",
      link "settled_at" { "審議した委員会", "Meeting", to = "committee_meeting" }, text "class_name" { "分類", "Class" } } } } }

register "system_history" {
  "情報システム変更履歴", "Changes of information systems", keep = "5 years",
  link "system"    { "システム", "System", to = "systems" },
  text "what"      { "内容", "What" },
  link "applicant" { "行った者", "By", to = "person" },
  time "release"   { "実施日時", "Done at", optional = true },
  link "tested"    { "確かめた者", "Tested by", to = "person", optional = true },
}
procedure "system_work" {
  "情報システムの開発・設定変更・運用・更新", "Developing, changing, running or renewing a system", applicant = any { "staff", "leader" },
  writes = "system_history", form = "情報システム変更申請書",
  link "system"    { "システム", "System", to = "systems" },
  choice "stage"   { "段階", "Stage",
    option "plan" { "企画", "Planning" }, option "build" { "開発", "Development" }, option "trial" { "試験", "Test" },
    option "run"  { "運用中の変更", "Change in operation" }, option "renew" { "更新", "Renewal" },
      option "retire" { "廃止", "Retirement" } },
  columns { "what" },
  text "why"       { "理由", "Why" },
  text "test_plan" { "試験の方法", "How it is tested" },
  text "rollback"  { "元に戻す方法", "How to go back" },
  task "checklist" { "段階に応じた安全の点検", "Security checklist of the stage", sheet = "system_stage_sheet" },
  consult "look"   { "部長の指揮監督", "Supervised by the department officer", by = "dept_officer of system",
    when = { "system.shared", "is", "none" } },
  decide "permit"  { "管理者の承認", "Approval", by = "section_manager of system", when = { "system.shared", "is", "none" } },
  decide "permit_shared" { "統括情報システム管理者の承認", "Approval for a shared system", by = "system_head",
    when = { "system.shared", "is not", "none" } },
  task "release"   { "実施した", "Done" },
  confirm "tested" { "結果の確認", "Result confirmed", by = any { "leader of system", "section_manager of system" } },
}
sheet "system_stage_sheet" { "情報システム安全点検票", "Security checklist for systems",
  question "needs"    { "その段階で要る対策を設計書・手順に書いている", "The measures of this stage are written down", evidence = "note" },
  question "separate" { "開発・試験の環境が運用から分かれている", "Development and test are apart from operation" },
  question "data"     { "試験に本物の個人情報を使っていない", "No real personal data is used for tests" },
  question "rights"   { "権限と設定が承認されたものと同じである", "Rights and settings are the approved ones", evidence = "note" },
  question "copies"   { "控えを取り、戻せることを確かめている", "There is a backup that restores" },
}
extend "change" { choice "wish" { add {
  option "develop" { "情報システムを開発・変更・更新・廃止する", "Develop, change, renew or retire a system", brings "system_work" {} } } } }

param "shared_check_every" { "共用システムの点検の間隔", "Interval of checks of shared systems", value = "3 months", max = "1 year" }
sheet "shared_sheet" { "共用システム点検票", "Check of shared systems",
  question "settings" { "設定が承認されたものと同じである", "Settings are the approved ones", evidence = "file" },
  question "rights"   { "利用者と権限が名簿と合っている", "Users and rights agree with the list", evidence = "file" },
  question "logs"     { "記録を取り、確かめている", "Logs are taken and read", evidence = "note" },
  question "fixes"    { "更新プログラムを当てている", "Patches are applied", evidence = "note" },
  question "operators" { "運用に携わる者がポリシーを守っている", "Those who run it keep to the policy" },
}
duty "shared_check" { "共用システムの遵守状況の点検", "Compliance check of shared systems", by = "system_head", per = "systems",
  when = { "shared", "is not", "none" }, every = "shared_check_every", done = "shared_sheet" }
