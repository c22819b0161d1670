-- 6–9: rules, staff, contractors, assets.

chapter "6" { "規程の体系", "The tiers of rules", ref = "6", under = "organisation",
  clause "6" { "区の対策は、基本方針・対策基準・実施手順の三層に沿って行う。",
    "Measures follow a three-tier set of rules.",
    who = "organ", kinds = "document", kept_by = { "basic_policy", "standard", "education_standard", "procedures" } },
  clause "6-1" { "基本方針は区長が定め、区の情報セキュリティの土台とする。",
    "The mayor lays down the basic policy.",
    ref = "(1)", who = "mayor", kinds = { "document", "role" }, kept_by = { "basic_policy", "mayor" } },
  clause "6-2" { "対策基準は、基本方針を受けてCISOまたは教育長が具体的な基準として定める。",
    "The CISO or the superintendent of education lays down the standards under the policy.",
    ref = "(2)", who = { "ciso", "superintendent" }, kinds = { "document", "role" },
      kept_by = { "standard", "education_standard", "ciso", "superintendent" } },
  clause "6-3" { "実施手順は、対策基準を受けて部長または担当部長が事務ごとの実際の手順として定める。",
    "Department heads lay down the working procedures for each affair under the standards.",
    ref = "(3)", who = "dept_officer", kinds = { "document", "role" },
      kept_by = { "procedures", "affair_procedure", "affair_procedures.text", "dept_officer", "affairs_without" } },
}

chapter "7" { "職員の責務", "Duties of staff", ref = "7", under = "human",
  clause "7" { "職員は情報セキュリティの大切さを共に理解し、仕事では基本方針・対策基準・実施手順の三つを守る。",
    "Employees share an understanding of security and obey policy, standards and procedures.",
    who = "staff", kinds = { "attest", "document" },
      kept_by = { "basic_policy", "standard", "procedures", "self_check.policy" } },
  clause "7.def" { "職員には、人材派遣で区の仕事をする者も含む。",
    "Employees include dispatched workers doing ward work.",
    ref = "（括弧書き）", kinds = "definition", kept_by = { "dispatched.person", "glossary.staff", "staff", "dispatched_end" } },
}

chapter "8" { "委託事業者等の対策", "Contractors", ref = "8", under = "outsourcing",
  clause "8" { "区は委託先や指定管理者などに対し、区の対策に見合う水準が守られるよう指導や措置を行う。",
    "The ward guides and takes measures so that contractors and designated managers keep the required level.",
    who = "organ", kinds = { "procedure", "document" },
      kept_by = { "contracting", "contract_terms", "contractor_round", "contractor_check", "instruction", "contracts" } },
}

chapter "9" { "情報資産の分類と管理", "Classification and management of assets", ref = "9", under = "assets",
  clause "9" { "資産ごとに合った対策を取るため、機密性・完全性・可用性の三面で分類し、扱い方を具体的に決める。",
    "Classify assets on three axes and define how each class is managed.",
    who = "organ", kinds = { "register", "document" },
      kept_by = { "assets", "confidentiality", "integrity", "availability", "classification_rules", "takeout",
        "transport", "provision", "disposal", "disposal_methods" } },
}
