-- 3, 9, 10, 11: assets and their classes, threats and what is done against them.

extend "assets" {
  choice "kind" {
    option "document" { "紙の文書（窓口・郵送で受けたものを含む）", "Paper, also received at the counter or by post" },
    add { option "output" { "出力した文書", "Printout" } } },
  add { after = "kind",
    choice "known" { "公知かどうか", "Public knowledge", option "open" { "公知", "Known" },
      option "closed" { "非公知", "Not known outside the section" } } },
  add { after = "personal",
    link "responsible" { "個人情報の管理責任者", "Manager of the personal information", to = "person",
      when = { "personal", "is not", "none" } } },
}
extend "confidentiality" { level "2" { add {
  link "handlers" { "見てよい者・所属", "Who may see it", to = { "person", "unit" }, many = true } } } }
extend "integrity" { level "2" { add { rule "compared" { "控えや検証値と比べ、書換えに気づけるようにする", "Compared with copies or hashes so that changes are noticed" } } } }
extend "availability" { level "2" { add {
  number "hours" { "止まってよい時間（時間）", "Tolerable outage in hours", at_least = 0, at_most = 8760 } } } }
check "readers_known" { "許可のない閲覧権限", "Readers without permission",
  runs = "files.readers", per = "assets", when = { "confidentiality", "at least", "2" }, every = "1 day", expect = { listed = "handlers" } }

-- The daily work that the classes rule.
extend "takeout" {}
extend "transport" {}
extend "provision" {}
extend "disposal" {}
extend "media_use" {}
extend "software_install" {}
extend "id_new" {}
extend "id_change" {}
extend "privileged_use" {}
extend "publication" {}
extend "loss" {}
extend "misdirected" {}
extend "violation" {}
extend "exception" {}
extend "urgent_exception" {}

register "risks" { "リスク台帳", "Risks", keep = "5 years", review = "stocktake", confirmed_by = "chief",
  writers = any { "chief", "section_manager" },
  choice "threat" { "脅威", "Threat",
    option "deliberate" { "意図して起こされるもの", "Deliberate",
      choice "deliberate_kind" { "種類", "Kind", option "intrusion" { "侵入", "Intrusion" },
        option "access" { "不正アクセス", "Unauthorised access" }, option "malware" { "ウイルス", "Malware" },
        option "denial" { "サービス妨害", "Denial of service" }, option "deliberate_other" { "その他", "Other" } } },
    option "possible" { "起こり得るもの", "Possible",
      choice "possible_kind" { "種類", "Kind", option "takeout" { "無断の持ち出し", "Taken out without permission" },
        option "unpermitted" { "許可のない記録・保存・公開", "Recorded, kept or published without permission" },
        option "no_right" { "権限のない操作", "Operated without right" }, option "software" { "無許可のソフト", "Unpermitted software" },
        option "bug" { "プログラムの欠陥", "Bug" }, option "mistake" { "操作の誤り", "Mistake" }, option "breakdown" { "故障", "Breakdown" } } },
    option "nature" { "災害・社会基盤の障害", "Disaster, failure of infrastructure",
      choice "nature_kind" { "種類", "Kind", option "quake" { "地震", "Earthquake" }, option "lightning" { "落雷", "Lightning" },
        option "fire" { "火災", "Fire" }, option "flood" { "風水害", "Storm, flood" }, option "power" { "停電", "Power failure" },
        option "line" { "通信回線の障害", "Line failure" } } } },
  text "fact"     { "起こり得ること", "What may happen" },
  choice "often"  { "起こりやすさ", "Frequency", option "seldom" { "低", "Low" }, option "sometimes" { "中", "Middle" }, option "often_high" { "高", "High" } },
  choice "impact" { "影響", "Impact", option "small" { "小", "Small" }, option "medium" { "中", "Medium" }, option "large" { "大", "Large" } },
  link "measures" { "対策", "Measures", to = "controls", many = true, optional = true },
  rule "treated"  { "影響が大きく起こりやすいものには対策が要る", "What is likely and grave needs a measure",
    when = all { { "often", "is", "often_high" }, { "impact", "is", "large" } }, that = { "measures", "given" } },
}
register "controls" { "対策一覧", "Measures", keep = "5 years", review = "stocktake", confirmed_by = "chief",
  text "name"     { "対策", "Measure" },
  choice "group"  { "区分", "Group", option "physical" { "物理的", "Physical" }, option "human" { "人的", "Human" },
    option "technical" { "技術的", "Technical" }, option "operational" { "運用面", "Operational" } },
  choice "against" { "備える脅威", "Against", many = true, option "by_design" { "意図して起こされるもの", "Deliberate threats" },
    option "by_chance" { "起こり得るもの", "Possible threats" }, option "by_nature" { "災害・社会基盤の障害", "Disaster, infrastructure" } },
  choice "way"    { "性質", "Nature", option "institution" { "制度", "Institutional" }, option "technique" { "技術", "Technical" },
    option "practice" { "運用", "Operational" } },
}
procedure "control_plan" { "対策の決定", "Deciding on a measure", applicant = any { "section_manager", "chief" }, writes = "controls",
  columns { "name", "group", "against", "way" },
  text "reason"   { "必要な理由", "Why it is needed" },
  decide "adopt"  { "決定", "Decided", by = "chief" },
}
duty "control_review" { "対策の状況の点検", "State of each measure", by = "section_manager of this", per = "controls", every = "6 months",
  choice "works"  { "状況", "State", option "yes" { "働いている", "It works" }, option "partly" { "一部", "Partly" },
    option "no"   { "働いていない", "It does not" } },
  text "remark"   { "所見", "Remark", optional = true } }
duty "threats_covered" { "脅威と対策の対応の確認", "Every threat has a measure", by = "chief",
  every = "1 year", from = "1 August", due = "31 October", done = "measures" }
sheet "measures" { "脅威ごとの対策の点検", "Measures against each threat",
  question "disaster"   { "災害に備える対策が働いている", "Measures against disaster work", evidence = "note" },
  question "failure"    { "障害に備える対策が働いている", "Measures against failure work", evidence = "note" },
  question "negligence" { "過失に備える対策が働いている", "Measures against negligence work", evidence = "note" },
  question "wrongdoing" { "不正に備える対策が働いている", "Measures against wrongdoing work", evidence = "note" },
  question "deliberate" { "意図して起こされる脅威のすべてに対策がある", "Every deliberate threat has a measure", evidence = "note" },
  question "possible"   { "起こり得る脅威のすべてに対策がある", "Every possible threat has a measure", evidence = "note" },
  question "nature"     { "災害と社会基盤の障害のすべてに対策がある", "Every disaster and failure of infrastructure has a measure", evidence = "note" },
}
extend "contracts" { choice "kind" { add { option "designated" { "指定管理", "Designated manager of a facility" } } } }
