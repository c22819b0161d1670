-- Kawaguchi City's security standard, as far as it is at work here: 第4, 第5, 第7 1(1)ウ, passwords and exceptions.

pack "kawaguchi" {
  "川口市 情報セキュリティ対策基準", "Kawaguchi City: security standard",
  base = "mic", approved_by = "council", edition = "2014-02-20",
}
