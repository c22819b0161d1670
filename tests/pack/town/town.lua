-- A fictional town, written from docs/packs.md alone: a short policy of twelve clauses, on the base.

pack "town" { "潮見町 情報セキュリティ規程", "Shiomi Town: security rules",
  base = "mic", approved_by = "ciso", edition = "2027-04-01" }

-- ------------------------------------------------------------------------------------------------- who

position "deputy_mayor" { "副町長", "Deputy mayor" }
position "general_affairs" { "総務課長", "Head of general affairs" }

extend "ciso"  { "情報セキュリティ最高責任者", "Chief information security officer", filled_by = "deputy_mayor" }
extend "chief" { "情報セキュリティ統括者", "Chief security manager", filled_by = "general_affairs" }

-- ------------------------------------------------------------------------------------------------- what is local

scale "weight" { "重要度", "Weight", plays = "confidentiality",
  level "open"   { "公開", "Open", as = "1" },
  level "inside" { "内部", "Inside", as = "2",
    rule "cabinet" { "鍵のかかる所に置く", "Keep it locked away" } },
  level "secret" { "秘密", "Secret", as = { "3A", "3B", "3C" } },
}

register "keys" { "鍵の貸出簿", "Keys lent", keep = "1 year", review = "stocktake",
  text "key"  { "鍵", "Key" },
  link "who"  { "借りた者", "Borrower", to = "person" },
  date "till" { "いつまで", "Till" },
  choice "state" { "状態", "State", option "out" { "貸出し中", "Lent" }, option "back" { "返却済み", "Back" } },
}

procedure "key_loan" { "鍵を借りる", "Borrowing a key", writes = "keys",
  columns { "key", "who", "till" },
  text "why" { "何のために", "What for" },
  decide "permit" { "貸出しの許可", "Permission", by = "section_manager of applicant" },
  task "bring"    { "返した", "Brought back", due = "till", sets = { keys = "back" } },
}
door "keys_door" { "鍵を借りる", "Borrow a key", brings "key_loan" {} }

sheet "desk" { "机まわりの点検表", "Desks",
  question "clear"  { "帰るとき机の上に書類がない", "Nothing lies on desks at the end of the day", evidence = "note" },
  question "locked" { "席を立つとき画面に鍵をかける", "Screens are locked when left" },
}
duty "desk_round" { "机まわりの点検", "Looking at desks", by = "section_manager", per = "section",
  every = "1 year", from = "1 June", due = "31 July", done = "desk" }

param "visitor_days" { "来訪者の記録を見直す間隔", "Visitors' records are looked at every", value = "3 months", max = "1 year",
  per = "section" }
extend "password_age" { value = "1 year" }

-- ------------------------------------------------------------------------------------------------- the clauses

chapter "1" { "体制", "Organisation", ref = "第1条", under = "organisation",
  clause "1-1" { "副町長を最高責任者とする。", "The deputy mayor is the chief officer.",
    ref = "第1項", who = "ciso", kinds = "role", kept_by = "ciso" },
  clause "1-2" { "総務課長は最高責任者を助けて取りまとめる。", "The head of general affairs assists and coordinates.",
    ref = "第2項", who = "chief", kinds = "role", kept_by = { "chief", "ciso" } },
}
chapter "2" { "情報の重さ", "Weight of information", ref = "第2条", under = "assets",
  clause "2-1" { "情報は三つの重さに分ける。", "Information has three weights.",
    ref = "第1項", kinds = "definition", kept_by = "weight" },
  clause "2-2" { "課は持っている情報を台帳に載せる。", "Sections list the information they hold.",
    ref = "第2項", who = "section_manager", kinds = { "register", "schedule" }, kept_by = "assets" },
  clause "2-3" { "内部の情報は鍵のかかる所に置く。", "Inside information is locked away.",
    ref = "第3項", who = "staff", kinds = "register", kept_by = "weight.inside.cabinet" },
}
chapter "3" { "持ち出し", "Taking out", ref = "第3条", under = "human",
  clause "3-1" { "外へ出すときは課長の許しを受ける。", "Taking information out needs the head's permission.",
    ref = "第1項", who = "staff", kinds = { "procedure", "register" }, kept_by = { "takeout", "outside" } },
  clause "3-2" { "書庫の鍵は許しを受けて借りる。", "Keys of the archive are borrowed with permission.",
    ref = "第2項", who = "staff", kinds = { "procedure", "register" }, kept_by = { "key_loan", "keys" } },
}
chapter "4" { "机と画面", "Desks and screens", ref = "第4条", under = "physical", starts = "2027-10-01",
  clause "4-1" { "机と画面は年に一度確かめる。", "Desks and screens are looked at once a year.",
    ref = "第1項", who = "section_manager", kinds = { "attest", "schedule" },
    kept_by = { "desk.clear", "desk.locked", "desk_round" } },
}
chapter "5" { "パスワード", "Passwords", ref = "第5条", under = "technical",
  clause "5-1" { "パスワードは長くし、決めた間に変える。", "Passwords are long and changed in time.",
    ref = "第1項", who = "staff", kinds = { "portal", "schedule" }, kept_by = { "password_length", "password_age" } },
}
chapter "6" { "来訪者", "Visitors", ref = "第6条", under = "operation",
  clause "6-1" { "来訪者の記録は決めた間ごとに見直す。", "Visitors' records are looked at in time.",
    ref = "第1項", who = "section_manager", kinds = "schedule", kept_by = "visitor_days" },
  clause "6-2" { "事故に気づいた者はすぐ知らせる。", "Who notices an incident reports it at once.",
    ref = "第2項", who = "anyone", kinds = "procedure", kept_by = { "incident", "incident.told" } },
}
chapter "7" { "委託", "Outsourcing", ref = "第7条", under = "outsourcing",
  clause "7-1" { "委託の記録は町の外の装置が守る。", "A device outside guards the contractors' logs.",
    ref = "第1項", who = "chief", kinds = "gateway",
    open = { gateway = { "記録の保管庫が入るまで、守るものがない", "Nothing keeps it until the log vault is there" } },
    kept_by = "contracts" },
}
