-- Meguro Ward's basic policy: 65 clauses, in three tiers of rules, under a CISO and two councils. The sentences are our own.

pack "meguro" {
  "目黒区 情報セキュリティ基本方針", "Meguro Ward: basic policy on information security",
  base = "mic", approved_by = "mayor", edition = "2023-04-01",
}
