-- Controlled areas: who may enter for a time, what stands there, and cables.

role "facility_manager" { "施設管理の担当", "Facility management",
  some_per = "municipality", filled_by = "appointed", appointed_by = "chief", above = "chief" }

-- Who may enter, and for how long; who comes once is entered by "room_entry".
register "room_permits" {
  "入室許可名簿", "Persons permitted to enter", keep = "3 years", review = "stocktake",
  link "place"     { "管理区域", "Controlled area", to = "places" },
  text "holder"    { "入る者の氏名・所属", "Name, section or company" },
  text "purpose"   { "目的", "Purpose" },
  text "badge"     { "入室証の番号", "Permit number", optional = true },
  date "from"      { "いつから", "From" },
  date "till"      { "いつまで", "Till", at_least = "from" },
}
procedure "room_permit" {
  "管理区域に入る許可", "Permission to enter a controlled area", applicant = any { "staff", "contractor" }, writes = "room_permits",
  columns { "place", "holder", "purpose", "from", "till" },
  decide "permit"  { "入室の許可", "Permission", by = "section_manager of place" },
  task "issue"     { "入室証を渡した", "Permit handed over", by = "executor", undo = "till", columns { "badge" } },
}

-- What stands there.
duty "server_placed" { "サーバの設置の確認", "A server is installed properly",
  by = "section_manager of this", per = "devices", when = { "kind", "is", "server" }, on = "devices.added", due = "promptly",
  yesno "away"     { "火・水・ほこり・振動・温度の影響を受けにくい", "Away from fire, water, dust, vibration and heat" },
  yesno "fastened" { "動かないように固定した", "Fastened" }, file "photo" { "写真", "Photo" } }
param "maintenance_every" { "定期保守の間隔", "Interval of maintenance", value = "1 year", max = "3 years" }
duty "maintenance" { "機器の定期保守", "Maintenance of equipment",
  by = "section_manager of this", per = "devices", when = { "kind", "is", "server" }, every = "maintenance_every",
  choice "result"  { "保守", "Maintenance",
    option "serviced" { "した", "Done", text "service" { "した者と内容", "By whom, and what" } },
    option "needless" { "要らない", "Not needed", text "why_needless" { "理由", "Why" } } } }

procedure "cable_damage" {
  "通信・電源の線の損傷", "Damage to cables", applicant = any { "staff", "facility_manager" },
  text "where"     { "場所", "Place" },
  text "cable"     { "線と傷みの様子", "Cable and damage" },
  time "noticed"   { "気づいた日時", "Noticed at", at_most = "now" },
  link "owner"     { "線を管理する課室", "Section in charge", to = "unit" },
  task "repair"    { "直した", "Repaired", by = "section_manager of owner", due = "promptly", text "work" { "したこと", "What was done" } },
  confirm "whole"  { "施設管理の担当の確認", "Confirmed by facility management", by = "facility_manager" },
}
