-- 3, 6, 13: three tiers of rules and the words they use.

extend "basic_policy" { approved_by = "mayor", read_by = { "staff", "contractor" } }
extend "standard"     { "情報セキュリティ対策基準（区長部局など）", "Security standard of the ward" }
document "education_standard" { "情報セキュリティ対策基準（教育）", "Security standard for education",
  tier = "standard", approved_by = "superintendent", review = "review_years", read_by = "staff" }
extend "procedures"   { approved_by = "dept_officer" }
extend "revision"     { applicant = any { "chief", "dept_officer", "section_manager" },
  add { after = "why",
    choice "fed_by"   { "もとになったもの", "Comes from", many = true,
      option "audit"  { "監査の結果", "An audit" }, option "inspection" { "自己点検の結果", "Self-inspection" },
      option "system" { "システムの変更", "A change of systems" }, option "threat" { "新たな脅威", "A new threat" },
      option "other"  { "その他", "Other" } },
    text "service"    { "住民サービスと業務への影響", "Effect on services and work" } } }
extend "document_making" { add { after = "draft",
    yesno "number"    { "番号制度のシステムにかかわる", "It concerns number systems" } },
  add { after = "view",
    consult "council_view" { "番号制度関連システム等セキュリティ会議の検討", "Studied by the council for number systems", by = "number_council",
      when = { "number", "is", "yes" } } } }

document "glossary" { "用語集", "Glossary", tier = "standard", approved_by = "chief", review = "review_years", public = true,
  article "scope"     { "適用する機関: 区長部局、行政委員会、区議会事務局。", "Covered: the mayor's departments, the committees, the assembly secretariat." },
  article "asset"     { "情報資産: システム、機器、媒体、電子データと出力、そして窓口や郵送で受けたものを含む紙の文書。",
    "Asset: systems, devices, media, electronic data and printouts, and paper, also what came by counter or post." },
  article "security"  { "情報セキュリティ: 機密性、完全性、可用性を保つこと。", "Security: keeping confidentiality, integrity and availability." },
  article "non_public" { "非公知: 持っている課の外ではふつう手に入らないこと。", "Non-public: not ordinarily to be had outside the section." },
  article "staff"     { "職員: 人材派遣で区の仕事をする者を含む。", "Staff: dispatched workers too." },
}

register "affair_procedures" { "事務ごとの実施手順", "Procedures of each affair", keep = "5 years", review = "stocktake",
  text "affair"       { "事務", "Affair" },
  link "clauses"      { "もとになる条項", "Clauses carried out", to = "clause", many = true },
  file "text"         { "実施手順", "Procedure" },
  date "from"         { "施行日", "In force from" },
}
procedure "affair_procedure" { "事務の実施手順の策定・改定", "Making the procedure of an affair", applicant = "section_manager",
  writes = "affair_procedures", form = "実施手順策定書",
  columns { "affair", "clauses", "text", "from" },
  decide "adopt"      { "策定", "Laid down", by = "dept_officer of applicant" },
}
duty "affairs_without" { "実施手順のない事務の確認", "Affairs without a procedure", by = "section_manager of unit", per = "section",
  every = "1 year", from = "1 May", due = "31 May",
  text "without"      { "実施手順のない事務（なければ「なし」）", "Affairs without a procedure, or none" } }

duty "service_review" { "対策とサービスの見直し", "Security weighed against service", by = "chief",
  every = "1 year", from = "1 February", due = "19 March",
  text "digital"      { "デジタル技術で進めたこと", "What digital technology improved" },
  text "burden"       { "対策がサービスや仕事を妨げていること", "Where measures hinder service or work" },
  text "eased"        { "改めること", "What will be changed" } }
