-- IDs, rights and IC cards: given, changed, taken away.

procedure "id_new" {
  "IDの登録", "A new ID", applicant = any { "section_manager", "staff" }, writes = "accounts",
  columns { "system", "kind", "holders" },
  text "purpose"  { "使う仕事", "Work it is for" },
  text "rights"   { "必要な権限", "Rights needed" },
  date "from"     { "いつから", "From" },
  date "till"     { "いつまで", "Till", at_least = "from", optional = true },
  decide "asked"  { "所属長の承認", "Approved by the head", by = "section_manager of applicant" },
  decide "permit" { "登録の許可", "Permission", by = "section_manager of system" },
  task "create"   { "登録した", "Created", by = "executor", due = "from", columns { "name" } },
  task "given"    { "仮のパスワードを本人に渡した", "Temporary password given to the holder", by = "executor",
    text "how"    { "渡し方", "How" } },
}

procedure "id_change" {
  "ID・権限の変更", "Change of an ID or its rights", applicant = any { "section_manager", "staff" },
  link "account"  { "ID", "ID", to = "accounts" },
  choice "why"    { "変えるわけ", "Why", option "moved" { "異動・担当替え", "Moved or other work" },
    option "name" { "氏名の変更", "New name" }, option "more" { "権限を増やす", "More rights" },
    option "less" { "権限を減らす", "Fewer rights" }, option "other" { "その他", "Other", text "why_other" { "わけ", "Why" } } },
  text "change"   { "変えること", "Change" },
  date "from"     { "いつから", "From" },
  decide "asked"  { "所属長の承認", "Approved by the head", by = "section_manager of applicant" },
  decide "permit" { "変更の許可", "Permission", by = "section_manager of account.system" },
  task "done"     { "変更した", "Changed", by = "executor", due = "from" },
}

procedure "id_end" {
  "IDの抹消・停止", "End or suspension of an ID", applicant = any { "section_manager", "staff" },
  link "account"  { "ID", "ID", to = "accounts", many = true },
  choice "why"    { "わけ", "Why", option "moved" { "異動", "Moved" }, option "left" { "退職・派遣の終了", "Left" },
    option "leave" { "休職・育休", "On leave" }, option "unused" { "使っていない", "Unused" },
    option "other" { "その他", "Other", text "why_other" { "わけ", "Why" } } },
  date "from"     { "いつから使わないか", "Not used from" },
  task "ended"    { "抹消・停止した", "Ended or suspended", by = "executor", due = "from", sets = { account = "ended" } },
  confirm "seen"  { "確認", "Seen", by = "section_manager of applicant" },
}

procedure "shared_id" {
  "共用IDの使用", "Use of a shared ID", applicant = any { "section_manager", "staff" },
  link "account"  { "共用ID", "Shared ID", to = "accounts", only = { "kind", "is", "shared" } },
  link "users"    { "使う者", "Users", to = "person", many = true },
  text "need"     { "共用しなければならない理由", "Why it must be shared" },
  text "traced"   { "だれが使ったかの残し方", "How it is recorded who used it" },
  date "from"     { "いつから", "From" },
  date "till"     { "いつまで", "Till", at_least = "from" },
  decide "permit" { "使用の許可", "Permission", by = "section_manager of account.system" },
  task "given"    { "使う者に伝えた", "Users told", by = "section_manager of account.system", undo = "till" },
}

procedure "card" {
  "ICカード", "IC card", applicant = "staff",
  choice "wish"   { "何をしますか", "What do you want to do",
    option "issue" { "新しく受け取る", "Receive one" },
    option "lost"  { "なくした・盗まれた", "It is lost or stolen", time "noticed" { "気づいた日時", "Noticed at", at_most = "now" },
      text "where_lost" { "いつ、どこで", "When and where" } },
    option "broken" { "こわれた", "It is broken" },
    option "back"  { "返す", "Return it" } },
  link "user"     { "使う者", "Holder", to = "person" },
  text "number"   { "カードの番号", "Card number", when = { "wish", "is not", "issue" } },
  notify "told"   { "所属長への報告", "Head told", to = "section_manager of applicant", due = "at_once", when = { "wish", "is", "lost" } },
  task "stopped"  { "使えなくした", "Stopped", by = "executor", due = "at_once", when = { "wish", "is not", "issue" } },
  decide "permit" { "交付の許可", "Permission", by = "section_manager of applicant", when = { "wish", "is not", "back" } },
  task "issued"   { "渡した", "Handed over", by = "executor", when = { "wish", "is not", "back" },
    text "new_number" { "渡したカードの番号", "Number of the card" } },
  task "received" { "受け取って廃棄した", "Taken back and destroyed", by = "executor", when = { "wish", "is", "back" } },
}
