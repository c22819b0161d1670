pack "bad" { "悪い例", "Bad", base = "base" }
position "head" { "長", "Head" }
role "a" { "甲", "A", one_per = "municipality", filled_by = "head", excludes = "b" }
role "b" { "乙", "B", one_per = "municipality", filled_by = "head" }
role "c" { "丙", "C", one_per = "section", filled_by = "head", excludes = { "manager", "a" } }
role "d" { "丁", "D", one_per = "municipality", filled_by = "appointed", excludes = "d" }
