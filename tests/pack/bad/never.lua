pack "bad" { "悪い例", "Bad", base = "base" }
procedure "p" { "手続", "Procedure",
  choice "way" { "方法", "Way", option "a" { "甲", "A" }, option "b" { "乙", "B" } },
  link "item" { "もの", "Thing", to = "things" },
  decide "d" { "決裁", "Decide", by = "chief" },
  task "t1" { "作業", "Task", when = all { { "way", "is", "a" }, { "way", "is", "b" } } },
  task "t2" { "作業", "Task", when = all { { "item.secrecy", "at least", "2" }, { "item.secrecy", "at most", "1" } } },
  task "t3" { "作業", "Task", when = all { { "way", "is", "a" }, any { all { { "item", "given" }, { "item", "missing" } } } } },
  task "t4" { "作業", "Task", when = any { { "way", "is", "a" }, { "way", "is", "b" } } } }
