pack "bad" { "悪い例", "Bad", base = "base" }
param "n" { "期間", "Span", value = "99999999999999999999 days" }
param "m" { "期間", "Span", value = "100001 working days" }
param "k" { "文", "Text", value = "2 roads" }
