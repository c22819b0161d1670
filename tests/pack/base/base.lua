-- A small base for the packs in bad/: they must not change when packs/mic does.
pack "base" { "小さな元", "A small base" }
chapter "assets" { law = 2, "情報資産", "Assets" }

param "decision_days" { "許可の期限", "Time to decide", value = "3 working days", max = "10 working days" }
param "at_once"       { "直ちに", "At once", value = "1 hour" }
param "promptly"      { "速やかに", "Promptly", value = "3 days" }
param "length"        { "長さ", "Length", value = 12, min = 8, max = 64, portal = "password.min_length" }

scale "secrecy" { "機密性", "Secrecy", level "1" { "低", "Low" }, level "2" { "高", "High" } }

role "chief"   { "統括", "Chief", one_per = "municipality", filled_by = "appointed" }
role "manager" { "管理者", "Manager", one_per = "section", filled_by = "head", above = "chief" }
role "staff"   { "職員", "Staff", filled_by = "everyone", above = "manager" }

register "things" { "台帳", "Ledger", keep = "5 years",
  text "name" { "名称", "Name" }, grade "secrecy" {},
  choice "state" { "状態", "State", option "here" { "ある", "Here" }, option "out" { "ない", "Out" } } }
register "log" { "簿", "Log", keep = "1 year",
  link "item" { "もの", "Thing", to = "things" }, date "till" { "いつまで", "Till" }, text "why" { "理由", "Why" } }
register "people" { "名簿", "List", keep = "1 year", link "person" { "人", "Person", to = "person" }, text "skill" { "技能", "Skill" } }

procedure "lend" { "貸出し", "Lending", writes = "log",
  columns { "item", "till", "why" },
  decide "permit" { "許可", "Permission", by = "manager of item" },
  task "take" { "持ち出した", "Taken", sets = { item = "out" } } }
door "out" { "外へ", "Out", brings "lend" {} }
check "up" { "稼働", "Up", runs = "service.up", per = "things", every = "1 day" }
