-- Who acts. The sections of the standard that name the posts are withheld; these are the posts that the excerpt speaks of.

extend "chief" { "CISO補佐", "Assistant to the CISO", assists = "ciso" }
extend "section_manager" { "情報化管理者", "Information manager" }
extend "executor" { above = "infra_manager" }
extend "audit_chief" { "情報セキュリティ監査責任者", "Head of security audit", appointed_by = "ciso" }
extend "council" { "情報セキュリティ委員会", "Security committee", members = { "ciso", "chief", "infra_manager", "dept_officer" } }
extend "contractor" { "外部委託事業者", "Contractor" }

role "infra_manager" { "情報化基盤管理者", "Infrastructure manager", one_per = "municipality", filled_by = "appointed",
  appointed_by = "ciso", above = "chief", stand_in "assistant" {} }
role "cio_assistant" { "CIO補佐", "Assistant to the CIO", one_per = "municipality", filled_by = "appointed", appointed_by = "ciso",
  above = "ciso" }
role "spokesperson" { "緊急時の広報担当", "Spokesperson in an emergency", some_per = "municipality", filled_by = "appointed",
  appointed_by = "infra_manager", above = "infra_manager" }

-- ------------------------------------------------------------------------------------------------------- documents

-- What the excerpt says about itself, and the headings of its chapters, in our own words. Contractors read and acknowledge it.
document "excerpt" { "対策基準 委託先向け抜粋", "Standard, excerpt for contractors",
  tier = "standard", approved_by = "ciso", review = "review_years", read_by = { "contractor", "infra_manager", "system_manager" },
  public = true,
  article "for_whom" { "区がシステム構築などを外に出すとき、請負側が守る内容をまとめた。", "What binds those to whom the ward gives work on systems." },
  article "built_in" { "職員に向けた条項にも、請負側がシステムに組み込んで果たすものがある。",
    "Some duties of staff are met by what the contractor builds into the system." },
  article "in_force" { "平成24年11月21日から効力をもつ。", "In force since 21 November 2012." },
  article "editions" { "1.1から1.8まで八つの版がある。版ごとの日付と理由は改訂履歴簿に残す。",
    "Eight editions, 1.1 to 1.8; dates and reasons are in the register of editions." },
  article "purpose"  { "行政サービスを途切れさせないよう、振る舞いと判断の物差しを置く。", "A yardstick for conduct, so that services run without a break." },
  article "organs"   { "区長部局、行政委員会、議会事務局に及ぶ。", "Binds the mayor's departments, the commissions and the assembly's office." },
  article "people"   { "再任用と会計年度任用を含め、情報資産に触れる職員すべてに及ぶ。",
    "Binds all staff who touch information assets, re-employed and fixed-term staff included." },
  article "assets"   { "設備と媒体、扱う情報、システムの文書の三つを守る。", "Three groups are protected: equipment and media, information, papers of systems." },
  article "human"    { "人に関する対策は第8章の項目による。", "Measures about people follow the items of chapter 8." },
  article "technical" { "技術と運用の管理は第9章の項目による。", "Technical and operational management follows the items of chapter 9." },
  article "password_care" { "管理する側のパスワードの扱いは、預かる情報、調査、暗号化、発行、悪用の防止の五つによる。",
    "Administrators' care of passwords has five parts: keeping, surveying, encrypting, issuing, preventing misuse." },
  article "crisis"   { "資産が侵されるときへの備えは第10章の項目による。", "Preparation for a crisis follows the items of chapter 10." } }
document "emergency_manual" { "緊急時対応マニュアル", "Emergency manual of a system",
  tier = "manual", approved_by = "system_manager", review = "review_years", read_by = "staff" }
document "law_list" { "適用する法令の一覧", "Laws to be obeyed",
  tier = "manual", approved_by = "infra_manager", review = "review_years", read_by = { "staff", "contractor" } }
document "development_rules" { "開発案件の決まり", "Rules of a development project", of = "development",
  tier = "manual", approved_by = "system_manager",
  article "bound"  { "{purpose}に携わる者は、名簿に載った者に限る。", "Only listed people take part in {purpose}." },
  article "people" { "責任者と作業者は次のとおり。", "Responsible person and workers:", prints = "people" },
  article "rights" { "使える範囲は次のとおり。", "Rights:", prints = "rights" },
  article "tools"  { "使う機器とソフトは次のとおり。ほかは使わない。", "Devices and software, and no others:", prints = "tools" } }
