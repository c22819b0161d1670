-- 第4: who fills the posts, who acts for them, and how work is handed down.

position "vice_mayor_finance"    { "副市長（企画財政部を担任）", "Deputy mayor for planning and finance" }
position "vice_mayor_other"      { "副市長（その他）", "The other deputy mayor" }
position "head_planning_finance" { "企画財政部長", "Head of planning and finance" }
position "head_info_policy"      { "情報政策課長", "Head of information policy" }

extend "ciso" { "最高情報統括責任者", "Chief information officer", filled_by = "vice_mayor_finance", overrules = true,
  add { deputy "vice_mayor_other" {} } }
extend "chief" { "統括情報セキュリティ責任者", "General security officer", filled_by = "head_planning_finance", assists = "ciso",
  add { delegate "head_info_policy" {} } }              -- matters and dates: a record of delegation, not the pack
extend "dept_officer"    { "情報セキュリティ責任者", "Security officer" }
extend "section_manager" { "情報セキュリティ管理者", "Security manager" }
extend "leader" { "情報セキュリティ担当者", "Security leader" }
extend "council" { "情報化推進会議", "Promotion council",
  members = { "ciso", "vice_chair", "chief", "dept_officer" }, secretary = "chief" }
role "vice_chair" { "情報化推進会議 副議長", "Vice-chair of the promotion council",
  one_per = "municipality", filled_by = "vice_mayor_other", above = "ciso" }

extend "instruction" { task "reply" { by = any { "section_manager of each unit", "leader of each unit" } } }

-- ----------------------------------------------------------------------------------------------- documents in force

extend "basic_policy" { approved_by = "council", read_by = { "staff", "contractor" },
  add { article "terms" { "この文書で定めた用語は、対策基準でもその意味で使う。", "Terms defined here mean the same in the standard." } } }
extend "standard" { approved_by = "council", read_by = { "staff", "contractor" },
  add {
    article "purpose" { "基本方針に掲げた対策を行うための細目を定める。", "It sets the details of the measures named in the basic policy." },
    article "scope"   { "病院事業と学校教育の資産を除く市の資産と、任用の形を問わずこれを扱う者、委託事業者に及ぶ。",
      "It covers the city's assets but those of hospitals and schools, everyone who handles them, and contractors." },
    -- the editions: when each was decided, and from when it is in force
    article "from_2002" { "平成14年5月1日議決、同日施行", "Decided 1 May 2002, in force 1 May 2002" },
    article "from_2003" { "平成15年8月22日議決、同日施行", "Decided 22 August 2003, in force 22 August 2003" },
    article "from_2005" { "平成17年3月25日議決、平成17年5月1日施行", "Decided 25 March 2005, in force 1 May 2005" },
    article "from_2008" { "平成20年3月31日議決、平成20年4月1日施行", "Decided 31 March 2008, in force 1 April 2008" },
    article "from_2012" { "平成24年6月28日決定、平成24年7月1日施行", "Decided 28 June 2012, in force 1 July 2012" },
    article "from_2014" { "平成26年2月20日議決、同日施行", "Decided 20 February 2014, in force 20 February 2014" } } }
document "common_procedures" { "実施手順（全庁共通）", "Procedures common to the whole city",
  tier = "procedure", approved_by = "chief", review = "review_years", read_by = "staff" }
document "department_procedures" { "実施手順（部局）", "Procedures of a department",
  tier = "procedure", approved_by = "dept_officer", review = "review_years", read_by = "staff" }
document "section_procedures" { "実施手順（課室）", "Procedures of a section",
  tier = "procedure", approved_by = "section_manager", review = "review_years", read_by = "staff" }
document "account_rules" { "利用者登録・IDの取扱いの手順", "Rules on registration and IDs",
  tier = "procedure", approved_by = "chief", review = "review_years", read_by = "section_manager" }
document "private_pc_rules" { "私物パソコンによる外部処理の実施手順", "Procedure for outside work on a private PC",
  tier = "procedure", approved_by = "dept_officer", review = "review_years" }

extend "document_making" { "実施手順などの策定・更新", "Making or updating procedures",
  add { after = "document",
    link "assets"    { "対象の資産", "Assets covered", to = "assets", many = true, optional = true },
    text "direction" { "部局の責任者の指示", "Direction of the security officer", optional = true } },
  decide "adopt" { add { text "taken" { "意見をどう取り入れたか", "How the opinion was taken up" } } } }
extend "revision" { applicant = any { "chief", "dept_officer", "section_manager" }, add { after = "why",
  rows "weighed"   { "考えた指摘・点検の結果", "Findings and results weighed", optional = true,
    text "point"   { "指摘・弱点", "Finding or weakness" }, link "clause" { "条項", "Clause", to = "clause" },
    choice "outcome" { "扱い", "Outcome", option "revise" { "条項を改める", "The clause is revised" },
      option "stays" { "改めない", "It stays" } }, text "reason_of" { "理由", "Why" } } } }
extend "audit" {}
