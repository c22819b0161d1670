-- What the department officer supervises (Art. 17) and the section security manager confirms (Art. 18), as two sheets to sign.

param "confirm_every" { "確認の間隔", "Interval of confirmation", value = "6 months", max = "1 year" }

sheet "section_confirm" { "課の確認表（第18条）", "Section confirmation sheet (Art. 18)",
  question "number_text" { "特定個人情報等の実施手順があり、今の扱いと合う（扱う課）", "Procedure for My Number data in force and current",
    evidence = "note" },
  question "text"      { "その他の情報資産の実施手順があり、今の扱いと合う", "Procedure for other assets in force and current", evidence = "note" },
  question "plan"      { "緊急時対応計画の連絡先とシステムが今と合う", "Contacts and systems in the emergency plan are current", evidence = "note" },
  question "staff"     { "職員が確認・教育・自己点検を済ませ、守っている", "Staff have acknowledged, learned, inspected, and comply",
    evidence = "note" },
  question "systems"   { "システムの変更が履歴と合う", "Changes of systems agree with the history", evidence = "note" },
  question "compliance" { "職員と委託事業者等がポリシーを守っている", "Staff and contractors keep to the policy", evidence = "note" },
  question "clerks"    { "事務取扱担当者の扱いを確かめた（扱う課）", "Handling by the clerks was looked at", evidence = "note" },
  question "assets"    { "情報資産台帳が現物と合い、適切に扱われている", "The ledger agrees with what is there, and it is handled properly" },
  question "areas"     { "管理区域と取扱区域に、認められた者だけが入る", "Only permitted persons enter controlled and handling areas",
    evidence = "photo" },
  question "equipment" { "機器が台帳のとおりにある", "Equipment is where the ledger says", evidence = "note" },
}
duty "section_confirmation" { "課の確認", "Section confirmation", by = "section_manager of unit", per = "section",
  every = "confirm_every",
  done = "section_confirm" }

sheet "department_confirm" { "部の指揮監督表（第17条）", "Department supervision sheet (Art. 17)",
  question "assets"     { "各課の資産が適切に管理されている", "Sections manage their assets properly", evidence = "note" },
  question "staff"      { "所属職員が対策を守っている", "Staff keep the measures", evidence = "note" },
  question "systems"    { "システムの開発・変更・更新を見ている", "Development, changes and renewal of systems are supervised", evidence = "note" },
  question "compliance" { "遵守状況の報告を各課から受けた", "Compliance reports came from every section" },
  question "clerks"     { "特定個人情報等の報告を各課から受けた", "My Number reports came from every section" },
  question "education"  { "教育の受講状況が分かっている", "Attendance of education is known", evidence = "note" },
  question "workplace"  { "要る課で職場教育が行われている", "Workplace education is held where needed", evidence = "note" },
  question "chance"     { "全員に一般教育を受ける機会がある", "Everybody is offered the general education" },
  question "inspection" { "自己点検の実施状況が分かっている", "The state of self-inspection is known", evidence = "note" },
  question "audit"      { "監査に部として協力した", "The department cooperated with audits" },
  question "risks"      { "リスク管理の進み具合が分かっている", "Progress on risks is known", evidence = "note" },
  question "incidents"  { "事故等に要領と計画のとおり対応した", "Incidents were answered by guideline and plan" },
  question "contractors" { "委託事業者等の管理状況が分かっている", "The state of contractors is known", evidence = "note" },
}
duty "department_confirmation" { "部の指揮監督の確認", "Department supervision", by = "dept_officer of unit", per = "department",
  every = "confirm_every",
  done = "department_confirm" }
