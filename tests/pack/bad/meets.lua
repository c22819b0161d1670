pack "bad" { "悪い例", "Bad", base = "base" }
scale "mine" { "秘密", "Secrecy",
  level "1" { "低い", "Low" },
  level "2" { "高い", "High", rule "carry" { "守って運ぶ", "Carry it safely" } } }
position "boss" { "長", "Chief" }
role "boss_role" { "長", "Chief", one_per = "organ", filled_by = "boss" }
procedure "carry_out" { "持ち出し", "Out",
  choice "how" { "守り方", "How",
    option "case" { "かばん", "Case", meets = { "carry", "carrying" } },
    option "none" { "なし", "None" } },
  text "seal" { "封", "Seal", meets = "lock" },
  decide "permit" { "許可", "Permit", by = "boss_role" },
  task "back" { "戻した", "Back", by = "applicant", yesno "erased" { "消した", "Erased", meets = "carrry" } } }
