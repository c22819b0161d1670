-- 10: when assets are attacked. Whoever notices it tells the assistant to the CISO.

extend "incident" {
  notify "told" { "CISO補佐への報告", "Reported to the assistant to the CISO", to = "chief" },
  add { after = "what",
    choice "presumed" { "原因と思われる行為", "Act thought to have caused it", option "mail" { "メールを開いた", "A mail was opened" },
      option "web" { "ウェブを見た", "A web page was visited" }, option "medium" { "媒体をつないだ", "A medium was connected" },
      option "mistake" { "操作や設定の誤り", "A mistake" }, option "attack" { "外からの攻撃", "An attack" },
      option "other" { "その他", "Other", text "presumed_other" { "行為", "Act" } }, option "unknown" { "分からない", "Unknown" } },
    text "harm" { "確認した被害・影響範囲", "Confirmed damage and reach", optional = true },
    choice "sort" { "事案の種類", "Kind", option "malware" { "不正なプログラム", "Malware" }, option "access" { "不正アクセス（警察に相談できます）", "Unauthorised access (the police can be asked)" },
      option "leak" { "漏えい・紛失", "Leak, loss" }, option "stop" { "停止・災害", "Stop, disaster" }, option "other_sort" { "その他", "Other" } },
    text "size" { "損害の規模（確認・見込みの別）", "Size of the damage, confirmed or estimated", optional = true },
    number "cost" { "復旧に要する額（円）", "Cost of recovery in yen", optional = true, at_least = 0 },
    file "logs" { "ログなど", "Logs and the like", optional = true } },
  add { after = "raised",
    task "hold"    { "記録の保存", "Records held", by = any { "system_manager of applicant", "infra_manager" }, due = "at_once", tool = "preserve",
      text "held_what" { "残した記録", "What is held" } },
    task "stop"    { "システムの停止の判断", "Stopped or not", by = "system_manager of applicant", due = "at_once",
      choice "halt" { "停止", "Stop", option "go_on" { "止めない", "Goes on" },
        option "stopped" { "止めるほかない", "A stop cannot be avoided",
          choice "ground" { "止める理由", "Ground",
            option "malware_ground" { "不正プログラムが深刻な被害を及ぼしている", "Malware does serious damage" },
            option "power" { "電源の供給が危険・困難", "Supplying power is dangerous or hard" },
            option "grave" { "その他重大な被害が見込まれる", "Other grave damage is expected", text "grave_what" { "内容", "What" } } },
          time "stopped_at" { "止めた日時", "Stopped at" } } } },
    task "manual"  { "緊急時マニュアルの手順", "Steps of the emergency manual", by = "system_manager of applicant", when = { "halt", "is", "stopped" },
      link "followed" { "従ったマニュアル", "Manual followed", to = "document" },
      rows "steps_done" { "行った手順", "Steps taken", text "step" { "手順", "Step" }, text "by_whom" { "行った人", "By" }, time "done_at" { "日時", "At" } },
      text "deviation" { "違えた点と理由", "Deviations, and why", optional = true } },
    task "evidence" { "証拠の保全", "Evidence secured", by = any { "system_manager of applicant", "infra_manager" }, tool = "preserve",
      rows "items" { "証拠", "Evidence", text "item" { "もの", "Item" }, text "hash" { "検証値", "Hash" }, text "custodian" { "預かる人", "Custodian" } } },
    task "interim" { "再発を防ぐ暫定の措置", "Interim prevention", by = any { "system_manager of applicant", "infra_manager" },
      text "measure" { "措置", "Measure" } },
    task "recover" { "復旧", "Recovered", by = any { "system_manager of applicant", "infra_manager" }, check = "service_up",
      needs = all { { "evidence", "is", "done" }, { "interim", "is", "done" } },
      date "watch_till" { "再発を見張る期限", "Watched for recurrence till" } },
    confirm "watched" { "再発監視の終了", "Watch ended", by = "chief", due = "promptly after watch_till",
      text "seen" { "見張りの結果", "What was seen" } } } }

extend "contacts" { add {
  link "system"   { "システム", "System", to = "systems", optional = true }, text "post" { "職", "Post", optional = true },
  text "substitute" { "代わりの人と電話", "Substitute and phone", optional = true } } }
duty "emergency_ready" { "緊急連絡簿とマニュアルの確認", "Emergency contacts and manual confirmed",
  by = any { "system_manager of this", "infra_manager" }, per = "systems", every = "1 year", from = "1 May", due = "30 June",
  yesno "contacts_right" { "連絡簿に電話をかけて確かめた", "Contacts were confirmed by phone" },
  yesno "manual_right" { "マニュアルが今の姿と合い、紙でも置いてある", "The manual is up to date, and there on paper" },
  file "list"     { "連絡簿", "Contact list" } }

procedure "resident_notice" { "緊急時の区民への情報提供", "Telling residents in an emergency", rare = true, applicant = any { "infra_manager", "spokesperson" },
  link "incident" { "事案", "Incident", to = "incidents" },
  text "gathered" { "集めた情報と集めた人", "What was gathered, by whom" },
  file "draft"    { "知らせる文案", "Draft" },
  decide "approve" { "情報提供の承認", "Approved", by = "ciso" },
  task "publish"  { "区民に知らせた", "Residents told", by = "spokesperson", due = "at_once", text "where_told" { "知らせた場所", "Where" } },
}

extend "emergency_plan" { approved_by = "ciso",
  add { article "organisation" { "体制", "Organisation" }, article "operation" { "運用", "Operation" }, article "evidence" { "証拠の保全", "Evidence" },
    article "containment" { "拡大の防止", "Containment" }, article "recovery" { "復旧", "Recovery" }, article "prevention" { "再発の防止", "Prevention" } } }

-- ------------------------------------------------------------------------------------------------- what people confirm

extend "server_room" { add {
  question "hazards"  { "火・水・ほこり・揺れ・温湿度の害を受けにくい", "Little danger from fire, water, dust, shaking, heat, moisture", evidence = "photo" },
  question "disaster" { "重要性分類Ⅰ・Ⅱを扱う機器が、災害の被害の小さい所にある", "What handles importance I or II stands where disasters do little harm",
    evidence = "file" },
  question "sockets"  { "差し込み口が、他人のつなげない所にある", "Sockets are where others cannot connect", evidence = "photo" },
  question "wiring"   { "許可のない配線がない", "No wiring that nobody permitted", evidence = "note" } } }
extend "self_check" { add {
  question "own_id"   { "自分のIDを人に使わせず、共用のIDは決められた人だけで使っている", "Nobody else uses my ID; shared IDs are used by those named only" },
  question "ordinance" { "個人情報を扱うとき、方針と条例を守っている", "With personal data I keep to the policy and the ordinance" },
  question "laws"     { "仕事に関わる法令と契約の定めを守っている", "I keep to the laws and contracts that concern my work" } } }
duty "law_review" { "関係法令の確認", "Laws confirmed", by = "infra_manager", every = "1 year", from = "1 May", due = "30 June",
  text "changed"  { "改まった法令と影響", "Changed laws and effects" } }
