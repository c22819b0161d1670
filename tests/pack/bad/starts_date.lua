pack "bad" { "悪い例", "Bad", base = "base" }
chapter "c" { "章", "Chapter", ref = "1", under = "assets", starts = "2027-02-30",
  clause "c1" { "条項", "Clause", ref = "1", kinds = "procedure", kept_by = "lend", starts = "soon" } }
