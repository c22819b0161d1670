-- The texts in force, from the policy down to the manual of one system. A pack says who approves them, if others do.

document "basic_policy" { "情報セキュリティ基本方針", "Basic policy on information security",
  tier = "policy", approved_by = "ciso", review = "review_years", read_by = "staff", public = true }
document "standard" { "情報セキュリティ対策基準", "Information security standard",
  tier = "standard", approved_by = "ciso", review = "review_years", read_by = "staff" }
document "procedures" { "情報セキュリティ実施手順", "Information security procedures",
  tier = "procedure", approved_by = "chief", review = "review_years", read_by = "staff" }
document "classification_rules" { "情報資産の分類・取扱いの手引", "Guide to classes and handling",
  tier = "procedure", approved_by = "chief", review = "review_years", read_by = "staff" }
document "emergency_plan" { "緊急時対応計画", "Emergency response plan",
  tier = "plan", approved_by = "ciso", review = "review_years", read_by = "section_manager" }
document "training_text" { "研修資料", "Training material",
  tier = "manual", approved_by = "chief", review = "review_years" }

-- What describes the systems. These are kept from people who do not need them.
document "operation_manual" { "運用手順書", "Operation manual",
  tier = "manual", approved_by = "system_manager", review = "review_years", read_by = "system_operator" }
document "system_spec" { "システム仕様書・設定書", "System specification and settings",
  tier = "manual", approved_by = "system_manager", review = "review_years" }
document "network_diagram" { "ネットワーク構成図", "Network diagram",
  tier = "manual", approved_by = "chief", review = "review_years" }
