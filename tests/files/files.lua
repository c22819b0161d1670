-- Forms with files for the tests of attachments: a register, a request with a step.

pack "files" { "添付の試験", "Test of attachments", approved_by = "chief", edition = "1", fiscal_year = "1 April" }

position "vice_mayor_finance"    { "副市長（財政）", "Deputy mayor for finance" }
position "vice_mayor_other"      { "副市長（その他）", "The other deputy mayor" }
position "head_planning_finance" { "企画財政部長", "Head of planning and finance" }
position "head_info_policy"      { "情報政策課長", "Head of information policy" }
position "assistant"             { "補佐", "Assistant" }
position "subhead"               { "係長", "Subhead" }

role "ciso"            { "最高情報セキュリティ責任者", "CISO", one_per = "municipality", filled_by = "vice_mayor_finance",
                         deputy "vice_mayor_other" {} }
role "chief"           { "統括情報セキュリティ責任者", "Chief", one_per = "municipality", filled_by = "head_planning_finance",
                         above = "ciso", delegate "head_info_policy" {} }
role "dept_officer"    { "情報セキュリティ責任者", "Officer", one_per = "department", filled_by = "head", above = "chief" }
role "section_manager" { "情報セキュリティ管理者", "Manager", one_per = "section", filled_by = "head", above = "dept_officer",
                         stand_in "assistant" {} }
role "leader"          { "推進リーダー", "Leader", some_per = "section", filled_by = "appointed",
                         appointed_by = "section_manager", above = "section_manager" }
role "executor"        { "設定作業の担当", "Desk", some_per = "municipality", filled_by = "appointed", above = "chief" }
role "auditor"         { "監査人", "Auditor", some_per = "municipality", filled_by = "appointed", above = "ciso" }
role "staff"           { "職員等", "Staff", filled_by = "everyone", above = "section_manager" }

param "decision_days" { "許可の期限", "Time to decide", value = "3 working days" }
param "at_once"       { "直ちに", "At once", value = "1 hour" }
param "promptly"      { "速やかに", "Promptly", value = "3 days" }
param "stocktake"     { "棚卸の間隔", "Stocktake", value = "1 year" }
param "size"          { "添付の大きさ", "Size of attachments", value = 3, min = 1, max = 100, portal = "files.max_mb" }
param "types"         { "添付の種類", "Kinds of attachments", value = "pdf txt bin", portal = "files.types" }

scale "confidentiality" { "機密性", "Confidentiality", level "1" { "公表してよい", "Public" }, level "2" { "非公開", "Closed" } }

register "papers" { "書面の台帳", "Papers", number = "{unit}-{no}", keep = "5 years", review = "stocktake",
  writers = any { "leader of unit", "section_manager of unit" }, confirmed_by = "section_manager of unit",
  text "name"  { "名称", "Name" },
  file "proof" { "証明", "Proof", optional = true },
  list "by_unit" { equal = { "unit" }, sort = "number" } }

register "reports" { "報告の台帳", "Reports", keep = "5 years",
  text "what"   { "何の報告か", "What about" },
  file "report" { "報告書", "Report" } }

procedure "hand_in" { "報告書の提出", "Handing in a report", writes = "reports", columns { "what", "report" },
  decide "permit" { "受理", "Accepted", by = "section_manager of applicant" },
  task "answer"   { "回答した", "Answered", by = "section_manager of applicant", file "reply" { "回答書", "Reply" } } }

door "report" { "報告書を出す", "Hand in a report", brings "hand_in" {} }
