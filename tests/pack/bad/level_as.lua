pack "bad" { "悪い例", "Bad", base = "base" }
scale "importance" { "重要性", "Importance", plays = "secrecy",
  level "low" { "低", "Low" }, level "high" { "高", "High", as = "3" } }
