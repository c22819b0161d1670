-- A base that stays as it is, for the pack in hard/.

pack "mic" {
  "共通の要素", "Common elements, in the structure of the national guideline",
  edition = "2026-03-27", fiscal_year = "1 April", quiet = "20 March to 15 April",
  number = "{short}-{era}-{no}", keep = "5 years",
}

-- The eight statutory areas: a pack's chapters say under which of them they fall.
chapter "organisation" { law = 1, "組織体制", "Organisation" }
chapter "assets"       { law = 2, "情報資産の分類と管理", "Classification and management of assets" }
chapter "physical"     { law = 3, "物理的セキュリティ", "Physical security" }
chapter "human"        { law = 4, "人的セキュリティ", "Human security" }
chapter "technical"    { law = 5, "技術的セキュリティ", "Technical security" }
chapter "operation"    { law = 6, "運用", "Operation" }
chapter "outsourcing"  { law = 7, "業務委託とクラウド", "Outsourcing and cloud" }
chapter "evaluation"   { law = 8, "評価と見直し", "Evaluation and review" }
