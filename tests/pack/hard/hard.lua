-- A pack that uses every corner of the language: roles, scales, assets and media, and ten procedures and duties for 111 of
-- Kawaguchi's clauses. It is here to be loaded, not to be used; packs/kawaguchi is the real one,
-- and mic/ beside it a base that stays as it is: packs/mic grows names that this pack gives to things of its own.

pack "hard" {
  "言語の隅々を使う規程データ", "A pack that uses every corner of the language", base = "mic", approved_by = "council",
}

-- ------------------------------------------------------------------------------------- the policy, clause by clause

chapter "4" { "第4 組織体制及び役割", "Organisation and roles", under = "organisation",
  clause "4-1" { "体制は、副市長級の最高責任者を頂点に、企画財政部長、各部局長、各課室長、情報化推進リーダー、職員等と委託事業者へと下る階層とする。",
    "The organisation is a chain from the deputy-mayor-level chief officer through department and section heads and security leaders to staff and contractors.",
    ref = "1", kinds = "role", kept_by = { "ciso", "chief", "dept_officer", "section_manager", "leader", "staff",
      "contractor" } },
  clause "4-1-n" { "統括責任者は、自分の権限内の仕事を情報政策課長に任せることが許される。",
    "The General Security Officer may have the information policy section head handle matters within his or her authority.",
    ref = "1 ※", who = "chief", kinds = { "role", "procedure" }, kept_by = "chief.head_info_policy" },
  clause "4-2-t2" { "最高情報統括責任者の職には、企画財政部の事務を受け持つ副市長が就く。",
    "The deputy mayor in charge of planning and finance holds the post of chief information officer.",
    ref = "2 表 最高情報統括責任者", who = "ciso", kinds = "role", kept_by = "ciso" },
  clause "4-2-t2-1" { "最高情報統括責任者は、全資産の管理と対策について最後の決裁を下し、その責任を負う。",
    "The chief information officer has final decision power and responsibility for all assets and security measures.",
    ref = "2 表 最高情報統括責任者 1", who = "ciso", kinds = "role", kept_by = "ciso.overrules" },
  clause "4-2-t2-2" { "最高情報統括責任者が職務に就けないとき又は空席のときは、もう一方の副市長が代わりを務める。",
    "The other deputy mayor acts when the chief information officer is unable to act or the post is vacant.",
    ref = "2 表 最高情報統括責任者 2", who = "ciso", kinds = "role", kept_by = "ciso.vice_mayor_other" },
  clause "4-2-t3" { "統括情報セキュリティ責任者の職は企画財政部長が担う。",
    "The head of the planning and finance department is the General Security Officer.",
    ref = "2 表 統括情報セキュリティ責任者", who = "chief", kinds = "role", kept_by = "chief" },
  clause "4-2-t3-1" { "統括責任者は、最高情報統括責任者を支える補佐役である。",
    "The General Security Officer assists the chief information officer.",
    ref = "2 表 統括情報セキュリティ責任者 1", who = "chief", kinds = "role", kept_by = "chief.assists" },
  clause "4-2-t3-3" { "統括責任者は、部局の責任者や課室の管理者を指導し、助言を与えることができる。",
    "The General Security Officer may instruct and advise Security Officers and Security Managers.",
    ref = "2 表 統括情報セキュリティ責任者 3", who = "chief", kinds = { "role", "procedure" },
      kept_by = { "chief", "instruction" } },
  clause "4-2-t3-5" { "統括責任者が権限事務の処理を情報政策課長に委ねることを認める。",
    "The General Security Officer may have the information policy section head process matters within his or her authority.",
    ref = "2 表 統括情報セキュリティ責任者 5", who = "chief", kinds = { "role", "procedure" },
      kept_by = "chief.head_info_policy" },
  clause "4-2-t4" { "部や局の長は、それぞれ情報セキュリティ責任者となる。",
    "Each department or bureau head is a Security Officer.",
    ref = "2 表 情報セキュリティ責任者", who = "dept_officer", kinds = "role", kept_by = "dept_officer" },
  clause "4-2-t4-1" { "部局責任者は、自分の部局の対策全体を束ねる権限と責任を持つ。",
    "The Security Officer has overall authority and responsibility for security in the department.",
    ref = "2 表 情報セキュリティ責任者 1", who = "dept_officer", kinds = "role", kept_by = "dept_officer" },
  clause "4-2-t5" { "課・室・機関の長が、情報セキュリティ管理者に当たる。",
    "The head of each section, office or institution is a Security Manager.",
    ref = "2 表 情報セキュリティ管理者", who = "section_manager", kinds = "role", kept_by = "section_manager" },
  clause "4-2-t5-1" { "課室の管理者は、自課室と所管システムの対策について権限と責任を負う。",
    "The Security Manager has authority and responsibility for security in the section and its systems.",
    ref = "2 表 情報セキュリティ管理者 1", who = "section_manager", kinds = "role", kept_by = "section_manager" },
  clause "4-2-t6" { "担当者には、所定の設置要領で選ばれた情報化推進リーダーが就く。",
    "Security Leaders are the computerisation promotion leaders chosen under their own charter.",
    ref = "2 表 情報セキュリティ担当者", who = "leader", kinds = "role", kept_by = "leader" },
  clause "4-2-t6-1" { "担当者は、管理者の指示に沿って自分の課室や施設の対策水準を引き上げる。",
    "The Security Leader improves security in the section and its facilities under the Security Manager's direction.",
    ref = "2 表 情報セキュリティ担当者 役割", who = "leader", kinds = { "role", "procedure" },
      kept_by = { "leader", "instruction" } },
  clause "4-2-t7" { "この区分には、任用形態を問わず市の事務に携わる働き手と、委託事業者が入る。",
    "This row covers every worker in the city's business whatever the employment form, and contractors.",
    ref = "2 表 職員等及び委託事業者", who = { "staff", "contractor" }, kinds = "role", kept_by = { "staff", "contractor" } },
}
chapter "5" { "第5 情報資産の分類と管理方法", "Classes and management of assets", under = "assets",
  clause "5-1" { "情報資産は機密性・完全性・可用性の三つの尺度で等級付けし、等級に見合う取扱いの制限をかける。",
    "Information assets are graded by confidentiality, integrity and availability and handled under the limits of each grade.",
    ref = "1", kinds = { "definition", "register" }, kept_by = { "confidentiality", "integrity", "availability", "assets" } },
  clause "5-1-1-l3" { "機密性3は、市の情報公開条例で非公開とされる情報のうち、業務に不可欠な最小限の者や組織だけが触れるものである。",
    "Confidentiality 3 is information closed under the city's disclosure ordinance that only the minimum necessary people or units may handle.",
    ref = "1(1) 分類3", kinds = "definition", kept_by = "confidentiality.3" },
  clause "5-1-1-l3-r1" { "機密性3には、一段下の等級2に課す制限がすべて重ねて及ぶ。",
    "All restrictions of confidentiality 2 also apply to confidentiality 3.",
    ref = "1(1) 分類3 取扱制限(分類2の準用)", kinds = "definition", kept_by = "confidentiality" },
  clause "5-1-1-l2" { "機密性2は、情報公開条例上の非公開情報のうち、等級3に当たらない残りである。",
    "Confidentiality 2 is closed information under the disclosure ordinance that is not grade 3.",
    ref = "1(1) 分類2", kinds = "definition", kept_by = "confidentiality.2" },
  clause "5-1-1-l2-r3" { "機密性2以上の資産は、要る分を超えて写したり配ったりしてはならない。",
    "Copying and distributing beyond need is prohibited for confidentiality 2 or higher.",
    ref = "1(1) 分類2 取扱制限(複製・配付)", kinds = { "register", "attest" },
      kept_by = { "confidentiality.copy", "copies", "staff_sheet.copies" } },
  clause "5-1-1-l2-r5" { "機密性2以上を収めた外部記録媒体は、鍵の掛かる場所にしまう。",
    "External media holding confidentiality 2 or higher must be stored in a lockable place.",
    ref = "1(1) 分類2 取扱制限(媒体の保管)", kinds = { "attest", "register" },
      kept_by = { "devices.locked", "manager_sheet.places" } },
  clause "5-1-1-l2-r6" { "機密性2以上の資産を捨てるときは、中身を取り戻せない処理を先に済ませる。",
    "Assets of confidentiality 2 or higher must be disposed of only after treatment that makes them unrecoverable.",
    ref = "1(1) 分類2 取扱制限(廃棄)", kinds = { "attest", "procedure" },
      kept_by = { "confidentiality.dispose", "disposal_methods.graded", "disposal.erase" } },
  clause "5-1-1-l1" { "機密性1は、等級3にも2にも入らないその他の資産である。",
    "Confidentiality 1 is every asset not in grades 3 or 2.",
    ref = "1(1) 分類1", kinds = "definition", kept_by = { "confidentiality.1", "confidentiality.lowered_by" } },
  clause "5-1-2-l2" { "完全性2は、書換え・誤り・破損が起きると住民の権利を害し、又は行政事務の正確な遂行に軽くない支障を来すおそれのある資産である。",
    "Integrity 2 is information whose alteration, error or damage could infringe residents' rights or seriously disturb correct administration.",
    ref = "1(2) 分類2", kinds = "definition", kept_by = "integrity.2" },
  clause "5-1-2-l2-r3" { "完全性2の資産を収めた外部記録媒体は、火・熱・水・湿気に耐え、鍵も掛かる場所に置く。",
    "External media with integrity 2 data must be kept in a lockable place resistant to fire, heat, water and moisture.",
    ref = "1(2) 分類2 取扱制限(媒体の保管)", kinds = { "attest", "register" },
      kept_by = { "devices.weather", "manager_sheet.places" } },
  clause "5-1-2-l1" { "完全性1は、等級2に当たらないその他の資産である。",
    "Integrity 1 is every asset not in integrity 2.",
    ref = "1(2) 分類1", kinds = "definition", kept_by = "integrity.1" },
  clause "5-1-3-l2" { "可用性2は、失われたり使えなくなったりすると住民の権利を害し、又は行政事務の安定に軽くない支障を来すおそれのある資産である。",
    "Availability 2 is information whose loss or unavailability could infringe residents' rights or seriously disturb stable administration.",
    ref = "1(3) 分類2", kinds = "definition", kept_by = "availability.2" },
  clause "5-1-3-l2-r3" { "可用性2の資産を収めた外部記録媒体も、火・熱・水・湿気に耐え、鍵の掛かる場所に置く。",
    "External media with availability 2 data must be kept in a lockable place resistant to fire, heat, water and moisture.",
    ref = "1(3) 分類2 取扱制限(媒体の保管)", kinds = { "attest", "register" },
      kept_by = { "devices.weather", "manager_sheet.places" } },
  clause "5-1-3-l1" { "可用性1は、等級2に当たらないその他の資産である。",
    "Availability 1 is every asset not in availability 2.",
    ref = "1(3) 分類1", kinds = "definition", kept_by = "availability.1" },
  clause "5-2-1-a" { "課室の情報資産を管理する責任は、その課室の管理者にある。",
    "The Security Manager is responsible for managing the section's information assets.",
    ref = "2(1)ア", who = "section_manager", kinds = { "role", "register" }, kept_by = { "section_manager", "assets" } },
  clause "5-2-1-i" { "写しや伝送先に生じたものも、元と同じ等級の資産として扱う(文面に主語はなく、前項から管理者と読む)。",
    "Copies and transmitted instances must be managed under the same classification as the original (no actor named).",
    ref = "2(1)イ", kinds = "register", kept_by = "assets.copy_of" },
  clause "5-2-2-a" { "仕事に要らない情報を作り出すことは禁じられる。",
    "Staff must not create information not needed for work.",
    ref = "2(2)ア", who = "staff", kinds = "attest", kept_by = "staff_sheet.needless" },
  clause "5-2-2-i" { "書きかけの情報であっても、作成者は等級に従って管理する。",
    "Even unfinished information must be managed under its classification by its author.",
    ref = "2(2)イ", who = "staff", kinds = { "register", "attest" }, kept_by = { "assets.draft", "staff_sheet.graded" } },
  clause "5-2-2-u" { "不要と分かった情報は、担当する者が遅滞なく消す。",
    "Information no longer needed must be erased promptly.",
    ref = "2(2)ウ", who = "staff", kinds = { "schedule", "attest", "register" },
      kept_by = { "erase_unneeded", "assets", "staff_sheet.needless" } },
  clause "5-2-3" { "他者が作った資産を手に入れた者は、定められた等級どおりに取り扱う。",
    "Whoever obtains an asset made by another must handle it under the classification.",
    ref = "2(3)", who = "staff", kinds = { "register", "attest" }, kept_by = { "assets.obtained", "staff_sheet.obtained" } },
  clause "5-2-4-a" { "情報資産の用途は仕事に限られる。",
    "Users must not use information assets for non-work purposes.",
    ref = "2(4)ア", who = "staff", kinds = "attest", kept_by = "staff_sheet.purpose" },
  clause "5-2-4-i" { "利用する者は、資産の等級に見合ったやり方で取り扱う。",
    "Users must handle assets as their classification requires.",
    ref = "2(4)イ", who = "staff", kinds = "attest", kept_by = { "staff_sheet.graded", "confidentiality" } },
  clause "5-2-4-u" { "等級の違う情報が混じる媒体は、その中で最も高い等級のものとして扱う。",
    "Media holding mixed classifications must be handled by the highest one on it.",
    ref = "2(4)ウ", who = "staff", kinds = "register", kept_by = "devices.confidentiality" },
  clause "5-2-5-a" { "管理者は、等級に見合うやり方で情報資産をしまっておく。",
    "The Security Manager must store assets properly according to classification.",
    ref = "2(5)ア", who = "section_manager", kinds = { "attest", "register" },
      kept_by = { "assets.place", "manager_sheet.places" } },
  clause "5-2-5-i" { "外部記録媒体を長く保管するときは、管理者が書込みを封じておく。",
    "External media kept long-term must be write-protected.",
    ref = "2(5)イ", who = "section_manager", kinds = { "attest", "register" },
      kept_by = { "devices.long_term", "manager_sheet.write_lock" } },
  clause "5-2-5-u" { "あまり使わない媒体やシステムの控えを収めた媒体を長く保管するなら、管理者は災害に遭いにくい地域に置く。",
    "Rarely used media and backup media in long-term storage must be kept in an area unlikely to suffer natural disaster.",
    ref = "2(5)ウ", who = "section_manager", kinds = { "attest", "register" },
      kept_by = { "devices.remote", "manager_sheet.places" } },
  clause "5-2-5-e" { "機密性が2以上、又は完全性か可用性が2の資産を収めた媒体は、管理者が火・熱・水・湿気に耐える施錠場所に保管する。",
    "Media with confidentiality 2+, integrity 2 or availability 2 must be kept in a lockable place proof against fire, heat, water and moisture.",
    ref = "2(5)エ", who = "section_manager", kinds = { "attest", "register" },
      kept_by = { "devices.weather", "manager_sheet.places" } },
  clause "5-2-8-a" { "機密性2以上の媒体が要らなくなったら、壊すか消去ソフト等で中身を取り戻せなくしてから捨てる。",
    "Media with confidentiality 2 or higher must be destroyed or erased beyond recovery before disposal.",
    ref = "2(8)ア", who = "staff", kinds = { "attest", "gateway" }, kept_by = { "disposal.erase", "disposal_methods" } },
  clause "5-2-8-i" { "機密性2以上の資産を捨てる者は、課室の管理者から許可を受ける。",
    "Disposal of confidentiality 2 or higher needs the Security Manager's permission.",
    ref = "2(8)イ", who = "staff", kinds = "procedure", kept_by = "disposal.permit" },
  clause "5-2-8-u" { "捨てた者は、いつ、誰が、どう処理したかを書き残す。",
    "The disposer must record date and time, person and treatment.",
    ref = "2(8)ウ", who = "staff", kinds = "register", kept_by = "disposals" },
}
chapter "6" { "第6 物理的セキュリティ", "Physical security", under = "physical",
  clause "6-1-7" { "機器を捨てたりリースで返したりする前に、管理者は内蔵記憶装置の情報を全部消し、戻せない状態にする。",
    "Before disposal or lease return, all data in the equipment's storage must be erased beyond recovery.",
    ref = "1(7)", who = "section_manager", kinds = { "attest", "register", "procedure" },
      kept_by = { "disposal.erased", "devices.parts", "manager_sheet.erased" } },
  clause "6-3-2" { "統括責任者は、市の管理が及ばない外部ネットワークへの接続を要るだけに絞り、接続点を減らす。",
    "Connections to networks outside the city's control must be kept to the minimum with as few points as possible.",
    ref = "3(2)", who = "chief", kinds = { "check", "register" },
      kept_by = { "points_known", "connection_need", "connections" } },
}
chapter "7" { "第7 人的セキュリティ", "Human security", under = "human",
  clause "7-1-1-i" { "職員等が対象資産を仕事以外に使うことは禁じられる。",
    "Staff must not use in-scope assets for non-work purposes.",
    ref = "1(1)イ", who = "staff", kinds = "attest", kept_by = "staff_sheet.purpose" },
  clause "7-1-3" { "開発や保守を発注する管理者は、委託事業者に、その先の再委託先も含めて、何を守るのかを分からせて守らせる。",
    "When ordering development or maintenance, contractors and subcontractors must be made to understand and follow what applies to them.",
    ref = "1(3)", who = "section_manager", kinds = { "procedure", "document", "attest" },
      kept_by = { "contracting.explain", "contractor_rules", "subcontract.explain" } },
  clause "7-4-3" { "自分が管理するパスワードについて、職員等は次の九項目を守る義務を負う。",
    "Staff must observe the following nine items about the passwords they manage.",
    ref = "4(3)", who = "staff", kinds = "attest",
    clause "7-4-3-a" { "パスワードは人に知られないように持つ。",
      "Passwords must be kept from being known by others.",
      ref = "4(3)ア", who = "staff", kinds = "attest", kept_by = "staff_sheet.secret" },
    clause "7-4-3-i" { "パスワードは秘密にし、尋ねられても決して答えない。",
      "Passwords must be kept secret and no enquiry about them answered.",
      ref = "4(3)イ", who = "staff", kinds = { "attest", "portal" },
        kept_by = { "staff_sheet.secret", "portal.password.never_shown" } },
    clause "7-4-3-u" { "パスワードは十分に長く、推し量られにくい文字の並びとする。",
      "Passwords must be long enough and hard to guess.",
      ref = "4(3)ウ", who = "staff", kinds = { "portal", "check" },
        kept_by = { "password_length", "password_own", "password_rules" } },
    clause "7-4-3-e" { "漏れたかもしれないときは、すぐ管理者へ知らせ、すぐ変える。",
      "If a leak is suspected, report to the Security Manager at once and change the password at once.",
      ref = "4(3)エ", who = "staff", kinds = { "procedure", "portal", "schedule" },
        kept_by = { "password_leak", "portal.password.force_change" } },
    clause "7-4-3-o" { "パスワードは周期的に又は使った回数を目安に変え、前のものを使い回さない。",
      "Passwords must be changed periodically or by number of accesses, and old ones not reused.",
      ref = "4(3)オ", who = "staff", kinds = { "portal", "schedule", "check" },
        kept_by = { "password_age", "password_uses", "password_old", "password_rules" } },
    clause "7-4-3-ka" { "別々のシステムに同じパスワードを使ってはならない。",
      "The same password must not be used on several systems.",
      ref = "4(3)カ", who = "staff", kinds = "attest", kept_by = "staff_sheet.different" },
    clause "7-4-3-ki" { "最初に渡された仮のパスワードは、初めて入ったときに変える。",
      "Initial or temporary passwords must be changed at first login.",
      ref = "4(3)キ", who = "staff", kinds = { "portal", "check" }, kept_by = { "password_first", "password_issued" } },
    clause "7-4-3-ku" { "端末にパスワードを覚えさせる機能は使わない。",
      "The password-saving function of terminals must not be used.",
      ref = "4(3)ク", who = "staff", kinds = { "check", "portal", "attest" },
        kept_by = { "password_stored", "portal.login.no_autofill", "staff_sheet.stored" } },
    clause "7-4-3-ke" { "職員どうしで一つのパスワードを分け合ってはならない。",
      "Staff must not share passwords with each other.",
      ref = "4(3)ケ", who = "staff", kinds = "attest", kept_by = "staff_sheet.shared" },
  },
}
chapter "8" { "第8 技術的セキュリティ", "Technical security", under = "technical",
  clause "8-1-6-a" { "管理者は各種のアクセス記録など安全確保に要る記録を取り、決めた期間保存する。",
    "Access logs and other security records must be taken and kept for a set period.",
    ref = "1(6)ア", who = "section_manager", kinds = { "register", "check", "schedule" },
      kept_by = { "systems.log_days", "logs_arrive" } },
  clause "8-1-6-i" { "管理者は、記録が盗まれ、書き換えられ、誤って消されることのないようにする。",
    "Logs must be protected against theft, alteration and accidental deletion.",
    ref = "1(6)イ", who = "section_manager", kinds = { "check", "portal" }, kept_by = { "logs_whole", "portal.chain" } },
  clause "8-1-6-u" { "自動で出したアクセス記録は、要るなら外部の媒体にも控えを取る。",
    "Automatically output logs must be backed up to external media as needed.",
    ref = "1(6)ウ", who = "section_manager", kinds = { "gateway", "register" }, kept_by = { "log_export", "log_copies" } },
  clause "8-1-10-a" { "所管ネットワークを外部とつなごうとする管理者は、最高責任者と統括責任者双方の許可を受ける。",
    "Connecting to an external network needs permission of both the chief information officer and the General Security Officer.",
    ref = "1(10)ア", who = "section_manager", kinds = { "procedure", "register" },
      kept_by = { "external_connection", "connections" } },
  clause "8-1-10-i" { "管理者はつなぐ相手の安全技術等を詳しく調べ、庁内の資産すべてに害が及ばないことを確かめる。",
    "The external network's security must be investigated in detail and no effect on any in-house asset confirmed.",
    ref = "1(10)イ", who = "section_manager", kinds = { "procedure", "attest" },
      kept_by = { "external_connection.harmless", "external_connection.technology" } },
  clause "8-1-10-u" { "相手方の欠陥による漏えいや停止等に備え、管理者は要るなら相手の管理責任者の賠償責任を契約で押さえておく。",
    "Where needed, the external network manager's liability for damage must be secured by contract.",
    ref = "1(10)ウ", who = "section_manager", kinds = "document",
      kept_by = { "external_connection.liability", "contract_terms.damages" } },
  clause "8-1-10-o" { "相手のネットワークに問題があり資産が危ういと見込まれるときは、管理者は統括責任者の判断を受けてすぐに切り離す。",
    "If a connected network threatens assets, it must be cut off promptly on the General Security Officer's decision.",
    ref = "1(10)オ", who = "section_manager", kinds = { "procedure", "schedule" }, kept_by = "connection_cut" },
  clause "8-1-15-a" { "仕事に要らないソフトをシステムに入れてはならない。",
    "Software not needed for work must not be installed.",
    ref = "1(15)ア", who = "staff", kinds = "check", kept_by = "software_listed" },
  clause "8-1-15-i" { "仕事に要るときに限り、統括責任者と所管管理者双方の許可を受けてソフトを入れられる。",
    "Software may be installed only when needed for work and with permission of both the General Security Officer and the system's Security Manager.",
    ref = "1(15)イ", who = "staff", kinds = { "procedure", "register" }, kept_by = { "software_use", "software" } },
  clause "8-1-15-u" { "違法に写されたり手を加えられたりしたソフトを使ってはならない。",
    "Illegally copied or tampered software must not be used.",
    ref = "1(15)ウ", who = "staff", kinds = { "attest", "check" }, kept_by = { "software_genuine", "staff_sheet.genuine" } },
  clause "8-2-1-u.a" { "管理者権限などの特権IDは使う者を最小限に絞り、パスワード等が漏れないよう厳しく管理する。",
    "Users of privileged IDs must be kept to the minimum and the IDs strictly managed against leaks.",
    ref = "2(1)ウ(ア)", who = { "chief", "section_manager" }, kinds = { "check", "register" },
      kept_by = { "admins_known", "accounts" } },
  clause "8-2-1-u.i" { "特権IDを使えるのは、統括責任者又は管理者が認めた者に限る。",
    "Only persons recognised by the General Security Officer or Security Manager may use privileged IDs.",
    ref = "2(1)ウ(イ)", who = { "chief", "section_manager" }, kinds = { "procedure", "register" },
      kept_by = { "privileged_use", "accounts", "admins_used" } },
  clause "8-2-1-u.u" { "特権IDの変更を委託事業者にさせてはならない。",
    "Contractors must not be allowed to change privileged IDs.",
    ref = "2(1)ウ(ウ)", who = { "chief", "section_manager" }, kinds = { "portal", "attest" },
      kept_by = { "accounts.writers", "admins_changed", "manager_sheet.admins" } },
  clause "8-2-1-u.e" { "特権IDには、一般の端末用パスワードよりも強い守りを施す。",
    "Privileged IDs must have stronger security than ordinary terminal passwords.",
    ref = "2(1)ウ(エ)", who = { "chief", "section_manager" }, kinds = { "check", "portal" },
      kept_by = { "privileged_length", "privileged_factor", "admins_stricter" } },
  clause "8-2-4-a" { "職員等のパスワード情報を厳しく守り、OS等にパスワードの守りを強める機能があればそれを生かす。",
    "Password information must be strictly managed and the operating system's password-strengthening features used where available.",
    ref = "2(4)ア", who = { "chief", "section_manager" }, kinds = { "check", "portal" },
      kept_by = { "password_hashes", "portal.password.hash" } },
  clause "8-2-4-i" { "パスワードを出すときは仮のものとし、入った直後に変えさせる。",
    "Issued passwords must be temporary and changed immediately after login.",
    ref = "2(4)イ", who = { "chief", "section_manager" }, kinds = { "portal", "procedure", "check" },
      kept_by = { "password_first", "password_issued", "portal.password.first_change" }, open = { procedure = {
          "初期パスワードの発行はID発行の手続で行い、その手続を準備中のため",
          "First passwords are issued by the procedure for IDs, which is being prepared" } } },
  clause "8-2-5" { "特権でネットワークやシステムにつながる時間は、要る分だけに縮める。",
    "Connection time with privileges must be limited to the minimum needed.",
    ref = "2(5)", who = { "chief", "section_manager" }, kinds = { "portal", "check" },
      kept_by = { "privileged_minutes", "admins_used" } },
  clause "8-4-2-e" { "媒体を使わせるときは、感染を防ぐため市が管理するもの以外を使わせない。",
    "Only media managed by the city may be used, to prevent infection.",
    ref = "4(2)エ", who = "section_manager", kinds = { "gateway", "check", "register" },
      kept_by = { "media_known", "usb_blocked", "devices" } },
  clause "8-5-4" { "職員等や委託事業者の端末から庁内サーバや外部へ向けた攻撃が出ていないか見張る。",
    "Attacks from terminals of staff and contractors on in-house servers or outside sites must be monitored.",
    ref = "5(4)", who = { "chief", "section_manager" }, kinds = "check", kept_by = "attacks" },
}
chapter "9" { "第9 運用", "Operation", under = "operation",
  clause "9-1-1" { "事案に気付けるよう、システムを絶えず見張る。",
    "Systems must be monitored at all times to detect security events.",
    ref = "1(1)", who = { "chief", "section_manager" }, kinds = "check", kept_by = "watched" },
  clause "9-4-1" { "委託先を選ぶ管理者は、任せる内容に見合う対策が取られることを確かめる。",
    "When choosing a contractor, the Security Manager must confirm that security fitting the work is ensured.",
    ref = "4(1)", who = "section_manager", kinds = { "procedure", "attest" },
      kept_by = { "contracting.select", "contractor_selection.fits" } },
  clause "9-4-2" { "業務を任せるときは、次の十二項目のうち要るものを明記した契約を委託事業者と結ぶ。",
    "A contract stating the following twelve security requirements as needed must be concluded with the contractor.",
    ref = "4(2)", who = "section_manager", kinds = "document", kept_by = "contracting.terms",
    clause "9-4-2-a" { "契約に、ポリシーと実施手順に従うことを盛る。",
      "The contract must require compliance with the policy and procedures.",
      ref = "4(2)ア", who = "section_manager", kinds = "document", kept_by = { "contract_terms.policy", "new_version" } },
    clause "9-4-2-i" { "契約に、委託先の責任者・作業者、仕事の内容、作業場所を特定して書く。",
      "The contract must identify the contractor's responsible person, work, workers and place of work.",
      ref = "4(2)イ", who = "section_manager", kinds = { "document", "register" },
        kept_by = { "contract_terms.named", "contracts.people" } },
    clause "9-4-2-u" { "契約に、サービスの水準を保証する定めを置く。",
      "The contract must guarantee the service level provided.",
      ref = "4(2)ウ", who = "section_manager", kinds = "document", kept_by = { "contract_terms.level", "contractor_report" } },
    clause "9-4-2-e" { "契約に、委託先の従業員を教育することを盛る。",
      "The contract must require education of the contractor's employees.",
      ref = "4(2)エ", who = "section_manager", kinds = "document",
        kept_by = { "contract_terms.educate", "contractor_education" } },
    clause "9-4-2-o" { "契約で、渡した情報を別の目的に使うことや第三者に渡すことを禁じる。",
      "The contract must forbid use for other purposes and provision to others of information supplied.",
      ref = "4(2)オ", who = "section_manager", kinds = "document",
        kept_by = { "contract_terms.purpose", "contractor_sheet.supplied" } },
    clause "9-4-2-ka" { "契約に、仕事で知った情報を漏らさない義務を盛る。",
      "The contract must impose confidentiality on information learned in the work.",
      ref = "4(2)カ", who = "section_manager", kinds = "document", kept_by = { "contract_terms.secrecy", "contracts.pledges" } },
    clause "9-4-2-ki" { "契約に、再委託についての制限を守ることを盛る。",
      "The contract must require compliance with limits on subcontracting.",
      ref = "4(2)キ", who = "section_manager", kinds = { "document", "procedure" },
        kept_by = { "contract_terms.subcontract", "subcontract" } },
    clause "9-4-2-ku" { "契約に、仕事が終わったときの資産の返却や廃棄等を盛る。",
      "The contract must provide for return or disposal of assets at the end of the work.",
      ref = "4(2)ク", who = "section_manager", kinds = { "document", "procedure" },
        kept_by = { "contract_terms.give_back", "contract_end" } },
    clause "9-4-2-ke" { "契約に、定期の報告と緊急時の報告の義務を盛る。",
      "The contract must require periodic reports and emergency reports.",
      ref = "4(2)ケ", who = "section_manager", kinds = { "document", "schedule", "procedure" },
        kept_by = { "contract_terms.report", "contractor_report", "incident" } },
    clause "9-4-2-ko" { "契約に、市が監査や検査を行えることを盛る。",
      "The contract must allow audit and inspection by the city.",
      ref = "4(2)コ", who = "section_manager", kinds = "document", kept_by = "contract_terms.inspect" },
    clause "9-4-2-sa" { "契約に、事故等の際に市が公表できることを盛る。",
      "The contract must allow the city to publish incidents and the like.",
      ref = "4(2)サ", who = "section_manager", kinds = "document", kept_by = "contract_terms.publish" },
    clause "9-4-2-shi" { "契約に、ポリシーが守られなかったときの損害賠償等を定める。",
      "The contract must set out consequences such as damages if the policy is not followed.",
      ref = "4(2)シ", who = "section_manager", kinds = "document", kept_by = "contract_terms.damages" },
  },
  clause "9-4-3" { "管理者は委託先で対策が取られているか周期的に確かめ、要るなら契約に基づいて手を打つ。",
    "The Security Manager must periodically confirm the contractor's security and act under the contract as needed.",
    ref = "4(3)", who = "section_manager", kinds = { "schedule", "attest", "procedure" },
      kept_by = { "contractor_check", "contractor_sheet", "finding" } },
  clause "9-5-1" { "ポリシーを守り難く、業務を続けるために別のやり方や不実施に筋の通った理由があるとき、管理者は最高責任者の許可を受けて例外とすることができる。",
    "Where compliance is difficult and there is a rational reason, the Security Manager may take an exception with the chief information officer's permission.",
    ref = "5(1)", who = "section_manager", kinds = "procedure", kept_by = "exception" },
  clause "9-5-2" { "急を要し例外が避けられないときは、管理者は事後すぐに最高責任者へ報告する。",
    "In urgent unavoidable cases the Security Manager must report to the chief information officer promptly afterwards.",
    ref = "5(2)", who = "section_manager", kinds = { "procedure", "schedule" }, kept_by = "urgent_exception" },
  clause "9-5-3" { "最高責任者は、例外の申請書と審査の結果をきちんと保管する。",
    "The chief information officer must keep exception applications and review results properly.",
    ref = "5(3)", who = "ciso", kinds = { "register", "document" }, kept_by = { "exceptions", "exception" } },
}
chapter "10" { "第10 評価・見直し", "Evaluation and review", under = "evaluation",
  clause "10-1-1" { "推進会議は監査の統括責任者を名指しし、周期的に又は随時、対策の状況を監査させる。",
    "The Promotion Council must name a chief of security audit and have audits made periodically or as needed.",
    ref = "1(1)", who = "council", kinds = { "role", "schedule" }, kept_by = { "audit_chief", "council", "yearly_audit" } },
  clause "10-1-2-a" { "監査の統括責任者は、監査を受ける部門から独立した者に実施を頼む。",
    "The audit chief must ask persons independent of the audited department to carry out the audit.",
    ref = "1(2)ア", who = "audit_chief", kinds = { "role", "procedure", "portal" },
      kept_by = { "audit.auditors", "audit.accept", "portal.own_case" } },
  clause "10-1-2-i" { "監査する者は、監査と情報セキュリティの両方に詳しい者でなければならない。",
    "Auditors must have expert knowledge of auditing and information security.",
    ref = "1(2)イ", who = "audit_chief", kinds = { "role", "attest" }, kept_by = { "auditor", "auditors" } },
  clause "10-1-3-a" { "監査の統括責任者は監査の実施計画を作り、推進会議の承認を受ける。",
    "The audit chief must draw up an audit plan and have the Promotion Council approve it.",
    ref = "1(3)ア", who = "audit_chief", kinds = { "document", "procedure" }, kept_by = { "audit", "audit.plan" } },
  clause "10-1-3-i" { "監査を受ける部門は、監査に協力する。",
    "Audited departments must cooperate with the audit.",
    ref = "1(3)イ", who = "section_manager", kinds = { "procedure", "attest" }, kept_by = { "audit.ask", "audit.answer" } },
  clause "10-1-4" { "対策の要る業務を外に出す管理者は、委託先と再委託先の対策を確かめるため、周期的に又は随時、監査を行う。",
    "The Security Manager must audit contractors and permitted subcontractors periodically or as needed.",
    ref = "1(4)", who = "section_manager", kinds = { "schedule", "procedure", "attest" },
      kept_by = { "contractor_audit", "contractor_audited" } },
  clause "10-1-5" { "監査の統括責任者は結果をまとめ、推進会議に報告する。",
    "The audit chief compiles the results and reports to the Promotion Council.",
    ref = "1(5)", who = "audit_chief", kinds = { "procedure", "document" },
      kept_by = { "audit.report", "audit.reported", "audit_report" } },
  clause "10-1-6" { "監査の統括責任者は、集めた証拠と監査調書を失わないように保管する。",
    "The audit chief must keep audit evidence and working papers safe from loss.",
    ref = "1(6)", who = "audit_chief", kinds = { "register", "document" }, kept_by = "audit.fieldwork" },
  clause "10-1-7" { "最高責任者は、指摘を受けた管理者に対処を命じ、同じ問題がありそうなほかの管理者にも有無を確かめさせる。",
    "The chief information officer must order the responsible Security Managers to act on findings, and others likely to have the same problem to check for it.",
    ref = "1(7)", who = "ciso", kinds = "procedure", kept_by = { "audit.order", "audit.look_too", "finding" } },
  clause "10-2-1-a" { "両者は、所管する資産の対策がどうなっているか、周期的に又は随時みずから点検する。",
    "The General Security Officer and Security Managers must self-inspect security of their assets periodically or as needed.",
    ref = "2(1)ア", who = { "chief", "section_manager" }, kinds = { "schedule", "attest" },
      kept_by = { "section_round", "manager_sheet" } },
  clause "10-2-1-i" { "部局責任者は管理者と組み、部局の対策がポリシーに沿うか、周期的に又は随時みずから点検する。",
    "The Security Officer, with Security Managers, must self-inspect the department against the policy periodically or as needed.",
    ref = "2(1)イ", who = "dept_officer", kinds = { "schedule", "attest" },
      kept_by = { "department_round", "inspection_report", "officer_sheet" } },
  clause "10-2-2" { "統括責任者と部局責任者は、点検の結果とそれを踏まえた改善策をまとめて推進会議に報告する。",
    "The General Security Officer and Security Officers must compile results and improvement plans and report to the Promotion Council.",
    ref = "2(2)", who = { "chief", "dept_officer" }, kinds = { "procedure", "document" },
      kept_by = { "inspection_report", "inspection_summary" } },
  clause "10-2-3-a" { "職員等は、点検で分かったことをもとに自分の権限内で直していく。",
    "Staff must improve within their authority based on the results.",
    ref = "2(3)ア", who = "staff", kinds = { "procedure", "attest" }, kept_by = { "finding", "staff_sheet" } },
}

-- ---------------------------------------------------------------------------------------------------------- roles

position "vice_mayor_finance"    { "副市長（企画財政部を担任）", "Deputy mayor for planning and finance" }
position "vice_mayor_other"      { "副市長（その他）", "The other deputy mayor" }
position "head_planning_finance" { "企画財政部長", "Head of planning and finance" }
position "head_info_policy"      { "情報政策課長", "Head of information policy" }

extend "ciso" { "最高情報統括責任者", "Chief information officer", filled_by = "vice_mayor_finance", overrules = true,
  add { deputy "vice_mayor_other" {} } }
extend "chief" { "統括情報セキュリティ責任者", "General security officer", filled_by = "head_planning_finance", assists = "ciso",
  add { delegate "head_info_policy" {} } }              -- matters and dates: a record of delegation, not the pack
extend "council" { "情報化推進会議", "Promotion council", members = { "ciso", "chief", "dept_officer" },
  secretary = "chief" }
extend "leader" { "情報セキュリティ担当者", "Security leader" }

procedure "instruction" { "指導・指示", "Instruction", applicant = any { "chief", "section_manager" },
  link "unit"     { "相手の所属", "Unit", to = "unit" },
  text "matter"   { "内容", "Matter" },
  date "answer_by" { "期限", "By" },
  task "reply"    { "結果の報告", "Reply", by = any { "section_manager of unit", "leader of unit" }, due = "answer_by",
    text "result" { "結果", "Result" }, file "evidence" { "根拠資料", "Evidence", optional = true } },
  confirm "closed" { "完了の確認", "Closed", by = "applicant" },
}

-- ----------------------------------------------------------------------------------------- scales, assets and media

extend "confidentiality" { remove = { "3C", "3B", "3A" }, lowered_by = "section_manager of unit",
  level "1" { "分類2・3以外", "Neither 2 nor 3" },
  level "2" { "条例で非公開のもの", "Closed under the ordinance", add {
    choice "ground" { "非公開とする根拠", "Ground for non-disclosure",
      option "personal" { "個人に関する情報", "Personal" }, option "corporate" { "法人等に関する情報", "Corporate" },
      option "business" { "事務事業に関する情報", "Administrative" }, option "other" { "その他の号", "Other item" } },
    rule "copy"    { "要る分を超えて写さない・配らない", "No copying or distributing beyond need" },
    rule "dispose" { "復元できない処理をして捨てる", "Dispose of only after unrecoverable treatment" } } },
  add { level "3" { "必要最小限の者だけが扱うもの", "Only the minimum necessary people", as = { "3C", "3B", "3A" },
    link "handlers" { "扱ってよい者・所属", "Who may handle it", to = { "person", "unit" }, many = true } } } }
extend "integrity" { lowered_by = "section_manager of unit",
  level "2" { add {
    question "rights" { "書換えや破損で住民の権利が害されるか", "Could alteration harm residents' rights?" },
    question "work"   { "事務の正確な遂行に軽くない支障があるか", "Could it seriously disturb correct work?" } } } }
extend "availability" { lowered_by = "section_manager of unit",
  level "2" { add {
    question "rights" { "失われると住民の権利が害されるか", "Could loss harm residents' rights?" },
    question "work"   { "行政の安定に軽くない支障があるか", "Could it seriously disturb stable work?" },
    number "hours"    { "止まってよい時間", "Tolerable outage in hours" } } } }

extend "assets" { add { after = "kind",
  choice "origin" { "どこから", "Origin",
    option "made" { "自ら作成", "Made here" },
    option "obtained" { "入手", "Obtained", text "source" { "入手先", "Source" }, date "obtained_on" { "入手日", "On" } } } } }
extend "devices" {
  add { after = "serial",
    link "parts" { "内蔵する記憶装置", "Storage units inside", to = "devices", many = true, optional = true } },
  add {
    rule "weather" { "火・熱・水・湿気に耐え、鍵のかかる場所に置く",
      "Needs a locked place that withstands fire, heat, water and moisture",
      when = any { { "confidentiality", "at least", "2" }, { "integrity", "is", "2" }, { "availability", "is", "2" } },
      that = all { { "place.locked", "is", "yes" }, { "place.weather", "is", "yes" } } },
    rule "remote"  { "長期に保管する媒体は災害を受けにくい地域に置く",
      "Media stored for long need a region rarely struck by disaster",
      when = { "long_term", "is", "yes" }, that = { "place.remote", "is", "yes" } } },
}
register "copies" { "複製・配付簿", "Copies and distribution", keep = "3 years",
  link "item"     { "元の情報", "Original", to = "assets" }, number "count" { "部数", "Copies" },
  text "given_to" { "配付先", "Recipients" }, text "purpose" { "目的", "Purpose" },
    date "collected" { "回収・廃棄した日", "Collected or destroyed", optional = true },
}
duty "erase_unneeded" { "不要な情報を消す", "Erase what is no longer needed",
  by = "section_manager of this", per = "assets", on = "unneeded", due = "promptly",
  text "how" { "消し方", "How" } }

-- -------------------------------------------------------------------------------------------------------- disposal

extend "disposal" {
  decide "permit"  { when = { "some item.confidentiality", "at least", "2" } },
  confirm "erased" { needs = { "every item.parts.state", "is", "gone" } },        -- a device goes after the storage inside it
}

-- --------------------------------------------------------------------------------------------- external connection

procedure "external_connection" {
  "外部ネットワークとの接続", "External connection", applicant = "section_manager", writes = "connections",
  columns { "partner", "purpose", "protocol", "from", "till" },
  text "technology"   { "相手のセキュリティ技術", "Security technology of the other side" },
  text "weakness"     { "弱点", "Weaknesses" },
  rows "effects"      { "庁内の資産への影響", "Effect on our assets",
    text "zone" { "ネットワーク", "Zone" }, yesno "harmed" { "影響がある", "Is harmed" } },
  link "investigator" { "調査した者", "Investigator", to = "person" },
  choice "liability"  { "賠償責任の担保", "Liability in the contract",
    option "secured"    { "契約にある", "In the contract", link "contract" { "契約", "Contract", to = "contracts" },
      text "article" { "条", "Article" } },
    option "not_needed" { "要らない", "Not needed", text "why" { "理由", "Why" } } },
  rule "covered"      { "契約は接続が終わるまで続くこと", "The contract must outlast the connection",
    when = { "liability", "is", "secured" },
    that = { "contract.till", "at least", "till" } },
  rule "harmless"     { "影響がある資産が残っていては申請できない", "No asset may be left that is harmed",
    that = { "every effects.harmed", "is", "no" } },
  decide "permit"     { "接続の許可", "Permission", by = all { "ciso", "chief" } },
  task "connect"      { "接続した", "Connected", by = "executor", undo = "till", sets = { connections = "live" } },
}
procedure "connection_cut" {
  "外部接続の遮断", "Cutting an external connection", applicant = "section_manager", rare = true,
  link "connection"   { "接続", "Connection", to = "connections" },
  text "threat"       { "問題と想定される脅威", "Problem and threat" },
  decide "cut"        { "遮断の判断", "Decision to cut", by = "chief", due = "at_once" },
  task "unplug"       { "遮断した", "Cut", by = "section_manager of connection", due = "at_once", sets = { connection = "cut" } },
  task "restore"      { "復旧した", "Restored", by = "section_manager of connection", sets = { connection = "live" },
    text "ground" { "復旧してよい理由", "Why it may be restored" } },
}
check "points_known" { "届出のない接続点", "Connection points not listed",
  runs = "network.routes", per = "systems", every = "1 day", expect = { listed = "connections.partner" } }
duty "connection_need" { "接続の要否の見直し", "Is the connection still needed?",
  by = "section_manager of this", per = "connections", when = { "state", "is", "live" }, every = "1 year",
  choice "answer" { "要否", "Needed", option "yes" { "要る", "Yes" }, option "no" { "要らない", "No" } } }

-- -------------------------------------------------------------------------------------------------------- software

register "software" { "許可ソフト一覧", "Permitted software", keep = "3 years", review = "stocktake",
  text "name"     { "名称", "Name" }, text "version" { "版", "Version" }, text "source" { "入手元", "Source" },
  text "licence"  { "使用許諾", "Licence" }, text "hash" { "検証値", "Hash", optional = true },
  link "host"     { "入れてよい機器", "On", to = "devices", many = true } }
procedure "software_use" {
  "ソフトの導入", "Installing software", writes = "software",
  columns { "name", "version", "source", "licence", "host" },
  text "need"     { "業務上の必要", "Need for the work" },
  decide "permit" { "導入の許可", "Permission", by = all { "chief", "section_manager of each host" } },
  task "install"  { "導入した", "Installed", by = "executor" },
}
check "software_listed" { "許可のないソフト", "Software not permitted",
  runs = "software.installed", per = "devices", every = "1 day", expect = { listed = "software.name" } }
check "software_genuine" { "改変・許諾のないソフト", "Altered or unlicensed software",
  runs = "software.hashes", per = "devices", every = "1 week", expect = { known = "software.hash" } }

-- -------------------------------------------------------------------------------------------------- privileged IDs

extend "accounts" { writers = any { "chief", "section_manager of system" } }
extend "privileged_use" {
  decide "recognise" { by = any { "chief", "section_manager of account.system" } },
}
param "privileged_length" { "特権IDのパスワードの長さ", "Password length of privileged IDs",
  value = 16, min = 12, max = 64, portal = "privileged.min_length" }
param "privileged_factor" { "特権IDの多要素認証", "Second factor for privileged IDs",
  value = true, portal = "privileged.second_factor" }
param "privileged_minutes" { "特権での接続時間の上限", "Longest privileged session",
  value = "60 minutes", max = "8 hours", portal = "privileged.session" }
check "admins_known" { "台帳にない管理者", "Administrators not in the ledger",
  runs = "accounts.admins", per = "devices", every = "1 day", expect = { listed = "accounts.name" } }
check "admins_used" { "許可のない特権ログオン", "Privileged logon without permission",
  runs = "accounts.admin_logons", per = "devices", every = "1 day", except = "privileged_use.lend",
  expect = { longest = "privileged_minutes" } }
check "admins_changed" { "委託事業者による特権IDの変更", "Privileged IDs changed by contractors",
  runs = "accounts.changes", per = "devices", every = "1 day" }
check "admins_stricter" { "特権IDの設定が一般より強い", "Privileged settings are stricter",
  runs = "password.rules", per = "devices", every = "1 day", expect = { length = "privileged_length" } }

-- ------------------------------------------------------------------------------------------------------- contractors

param "contract_check" { "委託先の確認の間隔", "Interval of contractor checks", value = "1 year", max = "1 year" }
param "contract_report" { "定期報告の間隔", "Interval of contractor reports", value = "3 months", max = "1 year" }

extend "contracts" {
  add { after = "kind",
    yesno "security" { "情報セキュリティ対策を要する", "Security measures are needed" } },
  add {
    text "manager"   { "委託先の責任者", "Responsible person there" },
    text "site"      { "作業場所", "Place of work" },
    rows "levels"    { "サービス水準", "Service levels", optional = true,
      text "measure" { "指標", "Measure" }, text "target" { "目標", "Target" } },
    rows "partners"  { "再委託先", "Subcontractors", optional = true,
      text "partner" { "名称", "Name" }, text "part" { "任せる部分", "Part of the work" } },
    file "pledges"   { "説明を受けた旨の書面", "Signed confirmations" } },
}

procedure "contracting" {
  "委託契約の登録", "Registering a contract", applicant = "section_manager", writes = "contracts",
  columns { "company", "subject", "kind", "security", "from", "till" },
  task "select"    { "選定の確認", "Selection checked", sheet = "contractor_selection" },
  task "terms"     { "契約項目の確認", "Contract items", sheet = "contract_terms",
    columns { "secrecy", "emergency", "manager", "site", "levels" } },
  task "explain"   { "守る事項の説明", "Rules explained", sheet = "contractor_rules", columns { "people", "pledges" } },
}

sheet "contractor_rules" { "委託先が守る条項", "Clauses a contractor must keep", clauses_of = "contractor",
  option "keeps"   { "守る", "Will keep" }, option "no_part" { "該当しない", "Does not apply", text "because" { "理由", "Why" } },
}
sheet "contractor_selection" { "委託先の選定", "Choosing a contractor",
  question "fits"  { "任せる内容に見合う対策が取られる", "Security fits the work", evidence = "file" },
}
sheet "contract_terms" { "契約に定める十二の項目", "Twelve items of the contract",
  option "written"    { "契約にある", "In the contract", text "article" { "条", "Article" } },
  option "not_needed" { "要らない", "Not needed", text "why" { "理由", "Why" } },
  question "policy"    { "ポリシーと実施手順に従う", "Follow the policy and procedures" },
  question "named"     { "責任者・作業者・内容・場所を特定する", "Name responsible person, workers, work and place" },
  question "level"     { "サービスの水準を保証する", "Guarantee the service level" },
  question "educate"   { "従業員を教育する", "Educate employees" },
  question "purpose"   { "目的外に使わず、第三者に渡さない", "No other use, no third party" },
  question "secrecy"   { "知った情報を漏らさない", "Keep secrets" },
  question "subcontract" { "再委託の制限を守る", "Limits on subcontracting" },
  question "give_back" { "終わったら返却・廃棄する", "Return or dispose at the end" },
  question "report"    { "定期と緊急時に報告する", "Report regularly and in emergencies" },
  question "inspect"   { "市が監査・検査できる", "The city may audit and inspect" },
  question "publish"   { "市が事故等を公表できる", "The city may publish incidents" },
  question "damages"   { "守られないときの損害賠償等", "Damages and the like" },
}

procedure "subcontract" {
  "再委託", "Subcontracting", applicant = any { "contractor", "section_manager" },
  link "contract"  { "契約", "Contract", to = "contracts" },
  text "name"      { "再委託先", "Subcontractor" }, text "part" { "任せる部分", "Part of the work" },
    text "measures" { "対策", "Measures" },
  decide "permit"  { "再委託の許可", "Permission", by = "section_manager of contract" },
  task "explain"   { "再委託先への説明", "Rules explained", by = "contractor of contract",
    file "pledges" { "確認の書面", "Signed confirmations" } },
}
duty "contractor_report" { "委託先の定期報告", "Contractor's report",
  by = "contractor of this", per = "contracts", when = { "security", "is", "yes" }, every = "contract_report",
  file "report" { "報告書", "Report" },
  rows "actual" { "サービス水準の実績", "Actual levels", optional = true, text "measure" { "指標", "Measure" },
    text "value" { "実績", "Actual" } } }
duty "contractor_education" { "委託先の教育の報告", "Education by the contractor",
  by = "contractor of this", per = "contracts", when = { "security", "is", "yes" }, every = "contract_check",
  date "held" { "実施日", "Held on" }, number "persons" { "人数", "Persons" },
  file "material" { "内容", "Content" } }
duty "contractor_check" { "委託先の確認", "Contractor check",
  by = "section_manager of this", per = "contracts", when = { "security", "is", "yes" }, every = "contract_check",
  done = "contractor_sheet" }
duty "contract_end" { "返却・廃棄", "Return or disposal",
  by = "contractor of this", per = "contracts", on = "till", due = "promptly",
  file "certificate" { "返却・廃棄の証明", "Certificate" } }
duty "new_version" { "新しい版の通知", "New version handed over",
  by = "section_manager of this", per = "contracts", on = "policy.changed", due = "promptly",
  file "receipt" { "受領書", "Receipt" } }
sheet "contractor_sheet" { "委託先点検表", "Contractor inspection",
  question "kept"  { "契約の項目が守られている", "The contract items are kept", evidence = "file" },
  question "tiers" { "再委託先でも守られている", "Also at subcontractors", evidence = "file" },
  question "supplied" { "渡した情報を目的外に使っていない", "Supplied information is used for nothing else", evidence = "note" },
}
document "policy" { "情報セキュリティポリシー", "Security policy",
  tier = "policy", approved_by = "council", review = "review_years", read_by = { "staff", "contractor" } }

-- ------------------------------------------------------------------------------------------------------------ audit

duty "yearly_audit" { "監査の実施", "Audit",
  by = "audit_chief", every = "1 year", from = "1 August", due = "31 October", done = "audit" }
duty "contractor_audit" { "委託先の監査", "Audit of contractors",
  by = "section_manager of this", per = "contracts", when = { "security", "is", "yes" }, every = "contract_check",
  done = "contractor_audited" }
procedure "contractor_audited" { "委託先の監査", "Audit of a contractor", applicant = "section_manager",
  link "contract"  { "契約", "Contract", to = "contracts" },
  task "visit"     { "実施", "Carried out", file "paper" { "調書", "Working paper" },
    rows "findings" { "指摘", "Findings", optional = true, text "fact" { "事実", "Fact" },
      link "clause" { "条項", "Clause", to = "clause", many = true } } },
  start "order"    { "是正を求める", "Remedy asked for", opens = "finding", each = "findings" },
}

-- -------------------------------------------------------------------------------------------------- self-inspection

sheet "staff_sheet" { "自己点検票（職員）", "Self-inspection: staff",
  question "purpose"   { "資産と情報を仕事だけに使っている", "Assets and information are used for work only" },
  question "graded"    { "分類に見合う取扱いをしている（作成中のものも）", "They are handled by their class, drafts too" },
  question "needless"  { "要らない情報を作らず、残していない", "No needless information is made or kept", evidence = "note" },
  question "obtained"  { "入手した資産を分類どおり扱っている", "Obtained assets are handled by their class" },
  question "copies"    { "写しと配付を要る分に限り、簿に書いている", "Copies are limited and logged", evidence = "note" },
  question "secret"    { "パスワードを人に知られず、尋ねられても答えない", "Passwords are kept from others, also when asked" },
  question "different" { "システムごとに違うパスワードにしている", "Different passwords for different systems" },
  question "shared"    { "パスワードを分け合っていない", "Passwords are not shared" },
  question "stored"    { "端末に覚えさせていない", "Terminals do not store them" },
  question "genuine"   { "不正に写した・改変したソフトを使っていない", "No illegal or altered software is used" },
}
sheet "manager_sheet" { "自己点検票（管理者）", "Self-inspection: section managers",
  question "places"    { "媒体と文書が分類に見合う場所にある", "Media and papers are where their class demands",
    evidence = "photo" },
  question "write_lock" { "長期保管の媒体の書込みを封じている", "Media stored for long are write-protected", evidence = "photo" },
  question "admins"    { "特権IDの変更を委託事業者にさせていない", "Contractors do not change privileged IDs",
    evidence = "note" },
  question "erased"    { "捨てる・返す機器の中身を戻せなくしている", "Equipment leaves only with its storage unrecoverable",
    evidence = "file" },
}
sheet "officer_sheet" { "自己点検票（部局）", "Self-inspection: departments",
  question "policy"    { "部局の対策がポリシーに沿っている", "The department keeps to the policy", evidence = "note" },
}
duty "staff_round" { "自己点検（職員）", "Self-inspection of staff",
  by = "staff", per = "person", every = "1 year", from = "1 June", due = "31 July", done = "staff_sheet" }
duty "section_round" { "自己点検（課室）", "Self-inspection of sections",
  by = "section_manager of unit", per = "section", every = "1 year", from = "1 June", due = "31 July",
  done = "manager_sheet" }
duty "chief_round" { "自己点検（統括）", "Self-inspection of the general security officer",
  by = "chief", every = "1 year", from = "1 June", due = "31 July", done = "manager_sheet" }
duty "department_round" { "自己点検（部局）", "Self-inspection of departments",
  by = "dept_officer of unit", per = "department", every = "1 year", from = "1 August", due = "31 August",
  done = "inspection_report" }
procedure "inspection_report" { "自己点検の報告", "Report on self-inspection", applicant = "dept_officer",
  link "round"     { "課室の点検", "Sections' rounds", to = { "section_round", "staff_round" }, many = true },
  consult "together" { "管理者との確認", "Checked with the section managers", by = "section_manager of each round" },
  task "sign"      { "部局の点検と改善策", "Department's own check and improvements", sheet = "officer_sheet",
    needs = all { { "every round.unanswered", "is", 0 }, { "every round.unplanned", "is", 0 } } },
  task "compile"   { "取りまとめ", "Compiled", by = "chief", gives = "inspection_summary" },
  notify "reported" { "会議への報告", "Reported to the council", to = "council" },
}
document "inspection_summary" { "自己点検の結果と改善策", "Results and improvements", of = "inspection_report",
  article "results" { "点検の結果", "Results", prints = "round" },
}

-- -------------------------------------------------------------------------------------------------- logs, monitoring

param "watch_gap" { "監視が途切れてよい時間", "Longest silence", value = "30 minutes", max = "1 day" }
param "log_copy_every" { "記録の写しの間隔", "Interval of log copies", value = "1 month", max = "1 year" }
check "watched" { "常時監視", "Watched at all times",
  runs = "host.heard", per = "systems", every = "10 minutes", expect = { silence = "watch_gap" } }
check "attacks" { "内部からの攻撃", "Attacks from inside",
  runs = "log.attacks", per = "systems", every = "10 minutes", opens = "incident" }
check "logs_arrive" { "記録の取得と保存", "Logs arrive and are kept",
  runs = "log.arrives", per = "systems", every = "1 day", expect = { days = "log_days" } }
check "logs_whole" { "記録の改ざん検査", "Logs are unaltered",
  runs = "log.verify", per = "systems", every = "1 day", opens = "incident" }
duty "log_copies" { "記録を媒体に写す", "Copy logs to media",
  by = "section_manager of this", per = "systems", when = { "log_copy", "is", "yes" }, every = "log_copy_every",
  done = "log_export" }
procedure "log_export" { "記録の写し", "Copy of logs", applicant = "section_manager",
  link "system"     { "システム", "System", to = "systems" }, link "medium" { "媒体", "Medium", to = "devices" },
  task "export"     { "写した", "Copied", by = "executor", tool = "log_export", text "range" { "範囲", "Range" },
    text "hash" { "検証値", "Hash" } },
}

-- ------------------------------------------------------------------------------------------------------- passwords

extend "password_length" { value = 12, min = 10 }
extend "password_age"    { value = "180 days" }
param "password_uses" { "パスワードを変える使用回数", "Password changes after so many logins",
  value = "off", portal = "password.max_uses" }
extend "password_first" { value = "12 hours" }
check "password_hashes" { "パスワード情報の保護", "Password data protected",
  runs = "password.hashes", per = "devices", every = "1 day" }
check "password_issued" { "仮のままのパスワード", "Temporary passwords never changed",
  runs = "password.unchanged", per = "devices", every = "1 day", expect = { age = "password_first" } }
check "password_stored" { "覚えさせたパスワード", "Stored passwords",
  runs = "password.stored", per = "devices", when = { "kind", "is", "pc" }, every = "1 week" }
procedure "password_leak" { "パスワードが漏れたかもしれない", "My password may have leaked", rare = true,
  text "what"       { "どうしたか", "What happened" },
  task "change"     { "パスワードを変えた", "Password changed", due = "at_once", tool = "portal.force_change" },
  notify "told"     { "管理者への報告", "Reported to the section manager", to = "section_manager of applicant", due = "at_once",
    beside = "change" },
}

-- ---------------------------------------------------------------------------------------------------------- doors

extend "report"  { add { brings "password_leak" {} } }
extend "change"  { add {
  choice "wish"  { "何をしますか", "What will you do",
    option "software" { "ソフトを入れる", "Install software", brings "software_use" {} },
    option "connect"  { "外部とつなぐ", "Connect to the outside", brings "external_connection" {} },
    option "cut"      { "外部接続に問題がある", "A connection is in trouble", brings "connection_cut" {} } } } }
extend "procure" { add {
  choice "wish"  { "何をしますか", "What will you do",
    option "contract" { "契約を登録する", "Register a contract", brings "contracting" {} },
    option "sub"      { "再委託", "Subcontracting", brings "subcontract" {} } } } }
