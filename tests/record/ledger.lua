-- Ledgers for the tests of records: classes that follow copies and media, rules of places, lists with every kind of field.

pack "ledgers" { "台帳の試験", "Test of ledgers", approved_by = "chief", edition = "1", fiscal_year = "1 April" }

position "vice_mayor_finance"    { "副市長（財政）", "Deputy mayor for finance" }
position "vice_mayor_other"      { "副市長（その他）", "The other deputy mayor" }
position "head_planning_finance" { "企画財政部長", "Head of planning and finance" }
position "head_info_policy"      { "情報政策課長", "Head of information policy" }

role "ciso"            { "最高情報セキュリティ責任者", "CISO", one_per = "municipality", filled_by = "vice_mayor_finance" }
role "chief"           { "統括情報セキュリティ責任者", "Chief", one_per = "municipality", filled_by = "head_planning_finance",
                         above = "ciso" }
role "dept_officer"    { "情報セキュリティ責任者", "Officer", one_per = "department", filled_by = "head", above = "chief" }
role "section_manager" { "情報セキュリティ管理者", "Section security manager", one_per = "section", filled_by = "head",
                         above = "dept_officer" }
role "leader"          { "推進リーダー", "Leader", some_per = "section", filled_by = "appointed",
                         appointed_by = "section_manager", above = "section_manager" }
role "executor"        { "設定作業の担当", "Desk", some_per = "municipality", filled_by = "appointed", above = "chief" }
role "staff"           { "職員等", "Staff", filled_by = "everyone", above = "section_manager" }

param "decision_days"  { "許可の期限", "Time to decide", value = "3 working days" }
param "at_once"        { "直ちに", "At once", value = "1 hour" }
param "promptly"       { "速やかに", "Promptly", value = "3 days" }
param "stocktake"      { "棚卸の間隔", "Stocktake", value = "1 year" }
param "audit_distance" { "監査人の距離", "Auditor's distance", value = "2 years" }

scale "confidentiality" { "機密性", "Confidentiality", lowered_by = "section_manager of unit",
  level "1" { "公表してよい", "Public" },
  level "2" { "非公開", "Closed",
    choice "ground" { "非公開とする根拠", "Ground", option "private" { "個人", "Private" }, option "other" { "その他", "Other" } } },
  level "3" { "極秘", "Secret",
    link "handlers" { "扱ってよい者・所属", "Handlers", to = { "person", "unit" }, many = true } } }
scale "integrity" { "完全性", "Integrity", level "1" { "軽い", "Slight" }, level "2" { "重い", "Serious" } }
scale "availability" { "可用性", "Availability", level "1" { "軽い", "Slight" },
  level "2" { "重い", "Serious", number "hours" { "止まってよい時間", "Hours" } } }

register "assets" { "情報資産台帳", "Assets", number = "{unit}-{no}", keep = "5 years", review = "stocktake",
  writers = any { "leader of unit", "section_manager of unit" }, confirmed_by = "section_manager of unit",
  text "name"      { "名称", "Name" },
  choice "kind"    { "区分", "Kind", option "document" { "文書", "Document" }, option "data" { "データ", "Data" },
    option "draft" { "作成中", "Draft" } },
  choice "marks"   { "しるし", "Marks", many = true, optional = true, option "red" { "赤", "Red" }, option "blue" { "青", "Blue" } },
  link "copy_of"   { "写しの元", "Copy of", to = "assets", optional = true },
  grade "confidentiality" { at_least = "copy_of.confidentiality" },
  grade "integrity"       { at_least = "copy_of.integrity" },
  grade "availability"    { at_least = "copy_of.availability" },
  link "place"     { "保管場所", "Kept at", to = "places", optional = true },
  date "unneeded"  { "不要となる日", "Not needed after", optional = true },
  number "size"    { "件数", "Size", optional = true },
  choice "state"   { "状態", "State", option "here" { "保管中", "Here" }, option "out" { "持出し中", "Out" },
    option "gone" { "廃棄済み", "Gone" } },
  rule "locked" { "機密性2以上は鍵のかかる場所に置く", "Confidentiality 2 or above needs a locked place",
    when = { "confidentiality", "at least", "2" }, that = { "place.locked", "is", "yes" } },
  list "by_number" { equal = { "unit" }, sort = "number" },
  list "by_grade"  { equal = { "unit", "state", "confidentiality" }, sort = "name" },
  list "by_date"   { equal = { "kind", "unit" }, sort = "unneeded" },
  list "by_place"  { equal = { "unit", "kind", "place" }, sort = "size" } }

register "places" { "保管場所", "Places", keep = "5 years", review = "stocktake",
  text "name"     { "場所", "Place" },
  yesno "locked"  { "施錠できる", "Can be locked" } }

register "devices" { "機器・媒体台帳", "Devices", number = "M-{no}", keep = "5 years",
  text "serial"    { "製造番号", "Serial" },
  link "holder"    { "使用者", "Holder", to = "person", optional = true },
  link "contents"  { "入っている情報", "Holds", to = "assets", many = true, optional = true },
  grade "confidentiality" { is = "highest contents.confidentiality" },
  grade "integrity"       { is = "highest contents.integrity" },
  link "place"     { "保管場所", "Kept at", to = "places", optional = true } }

register "contracts" { "契約台帳", "Contracts", keep = "5 years",
  text "company"   { "相手方", "Company" },
  yesno "secrecy"  { "守秘の定め", "Secrecy term" } }

register "auditors" { "監査人名簿", "Auditors", keep = "5 years",
  link "person"    { "氏名", "Person", to = "person" } }

procedure "repair" { "修理", "Repair",
  link "contract"  { "契約", "Contract", to = "contracts", only = { "secrecy", "is", "yes" } },
  decide "permit"  { "許可", "Permission", by = "section_manager" } }

procedure "audit" { "監査", "Audit",
  link "audited"   { "監査を受ける所属", "Units audited", to = "unit", many = true },
  date "from"      { "いつから", "From" },
  link "auditors"  { "監査人", "Auditors", to = "auditors", many = true,
    except = "member of audited since audit_distance before from" },
  decide "plan"    { "承認", "Approval", by = "chief" } }

clause "1" { "台帳を作る。", "Keep a ledger.", ref = "1", kinds = { "register" }, kept_by = { "assets" } }
