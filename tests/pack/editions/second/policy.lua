pack "city" { "町の規程", "The town's policy", approved_by = "council", edition = "2027", fiscal_year = "1 April" }
position "mayor" { "町長", "Mayor" }
position "deputy" { "副町長", "Deputy mayor" }
role "ciso" { "最高責任者", "CISO", one_per = "municipality", filled_by = "deputy" }
role "chief" { "統括責任者", "Chief", one_per = "municipality", filled_by = "appointed", appointed_by = "ciso", above = "ciso" }
role "section_manager" { "管理者", "Manager", one_per = "section", filled_by = "head", above = "chief" }
role "helper" { "推進員", "Helper", was = "leader", some_per = "section", filled_by = "appointed", appointed_by = "section_manager",
  above = "section_manager" }
role "executor" { "設定担当", "Operations", some_per = "municipality", filled_by = "appointed", above = "chief" }
role "staff" { "職員", "Staff", filled_by = "everyone", above = "section_manager" }
role "council" { "推進会議", "Council", members = { "ciso", "chief" }, chair = "ciso", secretary = "executor" }
scale "confidentiality" { "機密性", "Confidentiality",
  level "1" { "1", "1", was = "low" }, level "2" { "2", "2" }, level "3" { "3", "3", was = "high" } }
register "information" { "情報資産台帳", "Information", was = "assets", number = "{no}", keep = "10 years", writers = "helper of unit",
  text "title" { "名称", "Name", was = "name" }, grade "confidentiality" {},
  choice "medium" { "形", "Form", option "sheet" { "紙", "Paper", was = "paper" }, option "stick" { "USBメモリ", "USB stick" } },
  text "place" { "保管場所", "Place" },
  choice "state" { "状態", "State", option "at_hand" { "ある", "At hand", was = "here" }, option "out" { "持出中", "Out" } } }
procedure "takeout" { "持出し", "Taking out", link "item" { "何を", "What", to = "information" },
  date "till" { "いつまで", "Till" },
  decide "permit" { "許可", "Permission", by = "chief" },
  task "take" { "持ち出した", "Taken out", sets = { item = "out" } } }
door "carry" { "情報を外へ出す", "Carry", brings "takeout" {} }
duty "check_assets" { "台帳の点検", "Check of the ledger", by = "helper", per = "section", every = "6 months" }
document "policy" { "方針", "Policy", tier = "policy", approved_by = "ciso", review = "1 year", read_by = "staff" }
param "decision_days" { "許可の期限", "Time to decide", value = "5 working days" }
param "at_once" { "直ちに", "At once", value = "1 hour" }
param "promptly" { "速やかに", "Promptly", value = "3 days" }
param "length" { "長さ", "Length", value = 10, min = 10, max = 64, portal = "password.min_length" }
chapter "1" { "総則", "General", ref = "第1",
  clause "1-1" { "情報を持ち出すには、統括責任者の許しを受ける。", "Taking information out needs the chief's permission.", ref = "1",
    who = "staff", kinds = { "procedure" }, kept_by = { "takeout.permit" } },
  clause "1-3" { "台帳を作る。", "Ledgers are kept.", ref = "3", who = { "helper", "staff" }, kinds = { "register", "schedule" },
    kept_by = { "information", "check_assets" } },
  clause "1-4" { "全員が方針を読む。", "Everybody reads the policy.", ref = "4", who = "staff", kinds = { "document" },
    kept_by = { "policy" } } }
