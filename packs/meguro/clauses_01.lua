-- 制定, 1–4: what the policy is, its terms and whom it covers.

chapter "0" { "制定と改正", "Enactment and amendment", under = "organisation",
  clause "0" { "この方針は平成14年8月1日に設けられ、令和5年4月1日までに七度改められた。",
    "The policy was enacted on 1 August 2002 and amended seven times up to 1 April 2023.",
    ref = "制定・改正の経過", kinds = { "definition", "document" }, kept_by = "basic_policy" },
}

chapter "1" { "趣旨", "Purpose", ref = "1", under = "organisation",
  clause "1" { "この方針は、目黒区が情報を守る取組みの全体像と基本を示すものである。",
    "The policy sets out the ward's overall and basic approach to security measures.",
    kinds = { "definition", "document" }, kept_by = "basic_policy" },
}

chapter "2" { "基本理念", "Principles", ref = "2", under = "organisation",
  clause "2-1" { "区は、デジタル技術を進んで使い、住民サービスを良くし、仕事を効率化していく義務を負う。",
    "The ward must use digital technology actively for better services and efficiency.",
    ref = "第1段落第1文", who = "organ", kinds = "attest", kept_by = { "service_review", "exception" } },
  clause "2-1.2" { "一方で区は、保有する情報と処理の仕組みを災害・障害・過失・不正から守り、正しく安全に動かし続けることを求められる。",
    "At the same time information and systems must be kept correct, safe and stable against disaster, failure, mistake and wrongdoing.",
    ref = "第1段落第2文", who = "organ", kinds = { "attest", "check" },
      kept_by = { "measures", "service_up", "backup_newest", "readers_known" } },
  clause "2-2" { "区の情報資産に関わる者は皆、漏えい・紛失・不正アクセス・ウイルス感染の防止などを常に意識し、制度・技術・運用の各面で手立てを講じて高い安全水準を保つ。",
    "Everyone dealing with ward assets stays aware of security and keeps a high level through institutional, technical and operational safeguards.",
    ref = "第2段落", who = "anyone", kinds = { "attest", "document" },
      kept_by = { "basic_policy", "self_check.policy", "newcomer_training", "contractor_rules", "controls.way" } },
}

chapter "3" { "定義", "Terms", ref = "3", under = "assets",
  clause "3" { "用語の意味は区の規則での用法と、以下の二項による。",
    "Terms follow the ward's rules plus the two items below.",
    kinds = "definition", kept_by = "glossary" },
  clause "3-1" { "情報資産には、処理システム、機器、記録媒体、電子データと出力文書に加え、窓口や郵送で受けた申請書などの紙文書も含む。",
    "Assets include systems, devices, media, electronic data and printouts, and manually processed paper such as received applications.",
    ref = "(1)", kinds = { "definition", "register" },
      kept_by = { "glossary.asset", "assets.kind", "assets", "systems", "devices" } },
  clause "3-2" { "情報セキュリティとは、資産の機密性・完全性・可用性の三つを保ち続けることである。",
    "Information security means keeping confidentiality, integrity and availability.",
    ref = "(2)", kinds = "definition",
      kept_by = { "glossary.security", "confidentiality", "integrity", "availability", "incident.harmed" } },
  clause "3-2.1" { "機密性は、許可のない者には資産に触れさせないことである。",
    "Confidentiality: only permitted persons can access the asset.",
    ref = "(2)「機密性」", kinds = "definition", kept_by = { "confidentiality", "assets.confidentiality", "readers_known" } },
  clause "3-2.2" { "完全性は、資産を誤りや欠けのない状態に保ち続けることである。",
    "Integrity: the asset stays accurate and complete at all times.",
    ref = "(2)「完全性」", kinds = "definition", kept_by = { "integrity", "assets.integrity" } },
  clause "3-2.3" { "可用性は、許可を得た者が使いたいときに必ず使えることである。",
    "Availability: permitted persons can use the asset for certain when needed.",
    ref = "(2)「可用性」", kinds = "definition", kept_by = { "availability", "assets.availability", "service_up" } },
}

chapter "4" { "適用の範囲", "Scope", ref = "4", under = "organisation",
  clause "4" { "この方針が及ぶ機関は、区長部局、各行政委員会、区議会事務局である。",
    "The policy covers the mayor's departments, the administrative committees and the assembly secretariat.",
    kinds = "definition", kept_by = { "glossary.scope", "org_report" } },
}
