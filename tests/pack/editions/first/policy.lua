pack "city" { "町の規程", "The town's policy", approved_by = "council", edition = "2026", fiscal_year = "1 April" }
position "mayor" { "町長", "Mayor" }
role "ciso" { "最高責任者", "CISO", one_per = "municipality", filled_by = "mayor" }
role "chief" { "統括責任者", "Chief", one_per = "municipality", filled_by = "appointed", appointed_by = "ciso", above = "ciso" }
role "section_manager" { "管理者", "Manager", one_per = "section", filled_by = "head", above = "chief" }
role "leader" { "推進リーダー", "Leader", some_per = "section", filled_by = "appointed", appointed_by = "section_manager",
  above = "section_manager" }
role "executor" { "設定担当", "Operations", some_per = "municipality", filled_by = "appointed", above = "chief" }
role "staff" { "職員", "Staff", filled_by = "everyone", above = "section_manager" }
role "council" { "推進会議", "Council", members = { "ciso", "chief" }, chair = "ciso", secretary = "executor" }
scale "confidentiality" { "機密性", "Confidentiality",
  level "low" { "低", "Low" }, level "middle" { "中", "Middle" }, level "high" { "高", "High" } }
register "assets" { "情報資産", "Assets", number = "{no}", keep = "5 years", writers = "leader of unit",
  text "name" { "名称", "Name" }, grade "confidentiality" {},
  choice "medium" { "形", "Form", option "paper" { "紙", "Paper" }, option "floppy" { "フロッピー", "Floppy disk" } },
  text "place" { "保管場所", "Place" }, text "colour" { "色", "Colour", optional = true },
  choice "state" { "状態", "State", option "here" { "ある", "Here" }, option "out" { "持出中", "Out" } } }
register "visitors" { "来客簿", "Visitors", keep = "1 year", text "who" { "だれ", "Who" } }
procedure "takeout" { "持出し", "Taking out", link "item" { "何を", "What", to = "assets" },
  decide "permit" { "許可", "Permission", by = "section_manager of applicant" },
  task "take" { "持ち出した", "Taken out", sets = { item = "out" } },
  task "bring" { "持ち帰った", "Brought back", sets = { item = "here" } } }
procedure "visit" { "来客", "Visit", text "who" { "だれ", "Who" },
  decide "let_in" { "入室の許可", "Let in", by = "section_manager of applicant" } }
door "carry" { "情報を外へ出す", "Carry", brings "takeout" {} }
duty "check_assets" { "台帳の点検", "Check of the ledger", by = "leader", per = "section", every = "1 year" }
document "policy" { "方針", "Policy", tier = "policy", approved_by = "ciso", review = "1 year", read_by = "staff" }
param "decision_days" { "許可の期限", "Time to decide", value = "3 working days" }
param "at_once" { "直ちに", "At once", value = "1 hour" }
param "promptly" { "速やかに", "Promptly", value = "3 days" }
param "length" { "長さ", "Length", value = 10, min = 8, max = 64, portal = "password.min_length" }
chapter "1" { "総則", "General", ref = "第1",
  clause "1-1" { "持ち出すには許しを受ける。", "Taking out needs permission.", ref = "1", who = "staff", kinds = { "procedure" },
    kept_by = { "takeout.permit" } },
  clause "1-2" { "来客を記す。", "Visitors are noted.", ref = "2", who = "section_manager", kinds = { "register" },
    kept_by = { "visitors" } },
  clause "1-3" { "台帳を作る。", "Ledgers are kept.", ref = "3", who = { "leader", "staff" }, kinds = { "register" },
    kept_by = { "assets" } } }
