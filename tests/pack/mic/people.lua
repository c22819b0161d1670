-- Positions that every office has, and the roles of the national guideline.

position "assistant" { "補佐", "Assistant head" }
position "subhead"   { "係長", "Subsection head" }

role "ciso"            { "最高情報セキュリティ責任者", "Chief information security officer",
                         one_per = "municipality", filled_by = "appointed" }
role "chief"           { "統括情報セキュリティ責任者", "Chief security manager",
                         one_per = "municipality", filled_by = "appointed", above = "ciso" }
role "dept_officer"    { "情報セキュリティ責任者", "Department security officer",
                         one_per = "department", filled_by = "head", above = "chief" }
role "section_manager" { "情報セキュリティ管理者", "Section security manager",
                         one_per = "section", filled_by = "head", above = "dept_officer",
                         stand_in "assistant" {}, stand_in "subhead" {} }         -- 代決, in this order
role "leader"          { "情報化推進リーダー", "Security leader",
                         some_per = "section", filled_by = "appointed", appointed_by = "section_manager",
                         above = "section_manager" }
role "executor"        { "設定作業の担当", "Operations desk",
                         some_per = "municipality", filled_by = "appointed", appointed_by = "chief", above = "chief" }
role "staff"           { "職員等", "Staff", filled_by = "everyone", above = "section_manager" }
role "contractor"      { "委託事業者", "Contractor", filled_by = "contracts.people", above = "section_manager" }
role "council"         { "情報セキュリティ委員会", "Security committee",
                         members = { "ciso", "chief", "dept_officer" }, chair = "ciso", secretary = "executor" }
role "audit_chief"     { "監査統括責任者", "Head of audit", one_per = "municipality",
                         filled_by = "appointed", appointed_by = "council", above = "ciso" }
role "auditor"         { "監査人", "Auditor", filled_by = "auditors.person", above = "audit_chief" }
