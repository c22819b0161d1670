-- Nerima Ward's outline of information security management: all 241 clauses. What is common to municipalities comes from the base.

pack "nerima" {
  "練馬区 情報セキュリティ管理要綱", "Nerima Ward: outline of information security management",
  base = "mic", approved_by = "headquarters",
}
