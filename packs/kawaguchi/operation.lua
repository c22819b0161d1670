-- 第9, 第10: compliance, violations, the emergency plan, review.

extend "report_up" { "遵守状況の報告", "Report on compliance", applicant = any { "dept_officer", "section_manager", "chief" },
  notify "told"     { to = all { "ciso", "chief" }, due = "promptly" },
  task "answered"   { "最高責任者の対処", "What the chief information officer has done about it", optional = false, due = "promptly",
    add { date "measure_by" { "対処の期限", "By" } } } }

-- A violation: whoever is concerned is never on the route; his section manager answers.
extend "violation" {
  notify "told"     { "統括責任者と管理者への報告", "Reported to the general officer and the section manager",
    to = all { "chief", "section_manager of applicant" } },
  add { after = "told",
    task "judge"    { "直ちに重大な影響があるか", "Could it have grave effect at once?", by = "chief", due = "at_once",
      choice "grave" { "判断", "Judgement", option "grave_yes" { "ある", "Yes" }, option "grave_no" { "ない", "No" } },
      text "why_grave" { "理由", "Why" } },
    start "as_incident" { "緊急時対応計画による対処", "Handled under the emergency plan", opens = "incident", by = "chief",
      when = { "grave", "is", "grave_yes" } },
    notify "asked"  { "本人の所属の管理者への通知", "The person's section manager is told", to = "section_manager of person",
      when = { "person", "given" }, due = "promptly" },
    task "answered" { "とった措置の回答", "Measure taken", by = "section_manager of person", when = { "person", "given" },
      due = "promptly", text "measure_taken" { "措置と日付", "Measure, and when" } } } }
extend "user_suspend" { applicant = "chief", remove = { "approve" }, add { after = "why",
    link "guidance"  { "これまでの指導", "Guidance so far", to = "violation", many = true } },
  add { after = "told", notify "raised" { "最高責任者への通知", "The chief information officer is told", to = "ciso", due = "promptly" } } }

-- Looking into how terminals, media and mail are used: only named persons, only for a ground.
procedure "usage_inquiry" { "利用状況の調査", "Looking into use", applicant = "ciso", rare = true,
  text "ground"     { "調査の理由", "Ground" },
  choice "what_logs" { "調べるもの", "What is looked at", many = true, option "terminals" { "端末", "Terminals" },
    option "media"  { "媒体の接続記録", "Records of media" }, option "mails" { "メールの送受信記録", "Records of mail" } },
  text "scope"      { "対象と期間", "Whom, which period" },
  link "designated" { "指名した者", "Designated", to = "person", many = true },
  task "search"     { "調べた結果", "Result", by = "designated", many = true, readers = any { "ciso", "designated" },
    text "queries"  { "調べたこと", "What was looked up" }, text "result" { "結果", "Result" } },
  task "closed"     { "調査の終了", "Closed", by = "ciso", text "outcome" { "結論", "Outcome" } },
}

-- Nothing that happened is closed without saying how it is kept from happening again.
extend "incident" { add { after = "what",
  choice "heard_from" { "どこから", "How it became known", optional = true,
    option "inside" { "職員が気づいた", "Staff noticed it" }, option "resident" { "住民などからの知らせ", "Residents or others told us" } } },
  task "handle" { add {
  text "prevention" { "再発防止策と担当", "Prevention of recurrence, and who does it" },
  date "prevention_by" { "再発防止策の期限", "Prevented by" } } } }
extend "emergency_plan" { approved_by = "council", add {
  article "purpose"    { "侵害のおそれがあるとき、連絡、証拠の保全、被害の拡大の防止、復旧、再発の防止を行う。",
    "When assets are or may be violated: contact, evidence, containment, recovery, prevention." },
  article "contacts"   { "連絡先は、事案の種類ごとに定める（市、県、警察、報道）。", "Contacts are set by type: city, prefecture, police, press." },
  article "items"      { "報告するのは、発生の状況、原因、被害、影響の範囲、とった措置である。",
    "Reported are: what happened, cause, damage, reach, action taken." },
  article "measures"   { "切断、停止、調査、証拠の保全、復旧の手順と、これを行う者を定める。",
    "Steps and persons for cutting off, stopping, investigating, preserving, recovering." },
  article "recurrence" { "原因を除く対策を、担当と期限とともに定める。", "Measures against the cause are set with owner and date." } } }

document "continuity_plan" { "業務継続計画", "Business continuity plan",
  tier = "plan", approved_by = "council", review = "review_years", read_by = "section_manager" }
procedure "continuity_check" { "業務継続計画とポリシーの整合", "Continuity plan agrees with the policy", applicant = "chief",
  link "document"   { "業務継続計画", "Plan", to = "document" },
  rows "compared"   { "照らした点", "Points compared", link "clause" { "条項", "Clause", to = "clause" },
    text "conflict" { "食い違い", "Conflict" }, text "settled" { "扱い", "How it is settled" } },
  decide "agree"    { "整合の確認", "Agreement confirmed", by = "council" },
}

-- Contractors: what 9 4 asks beyond the base.
sheet "contract_items" { "契約に定める十二の項目", "Twelve items of the contract",
  option "written"    { "契約にある", "In the contract", text "article" { "条", "Article" } },
  option "not_needed" { "要らない", "Not needed", text "why" { "理由", "Why" } },
  question "policy"   { "ポリシーと実施手順に従う", "Follow the policy and procedures" },
  question "named"    { "責任者・作業者・内容・場所を特定する", "Name the responsible person, workers, work and place" },
  question "level"    { "サービスの水準を保証する", "Guarantee the service level" },
  question "educate"  { "従業員を教育する", "Educate employees" },
  question "purpose"  { "目的外に使わず、第三者に渡さない", "No other use, no third party" },
  question "secrecy"  { "知った情報を漏らさない", "Keep secrets" },
  question "subcontract" { "再委託の制限を守る", "Keep to the limits on subcontracting" },
  question "give_back" { "終わったら返却・廃棄する", "Return or dispose at the end" },
  question "report"   { "定期と緊急時に報告する", "Report regularly and in emergencies" },
  question "inspect"  { "市が監査・検査できる", "The city may audit and inspect" },
  question "publish"  { "市が事故等を公表できる", "The city may publish incidents" },
  question "damages"  { "守られないときの損害賠償等", "Damages and the like" },
}
extend "contracting" { add { after = "terms",
  task "items"        { "十二項目の確認", "The twelve items", by = "section_manager of contract", sheet = "contract_items" } } }
extend "contractor_audit" { by = "section_manager of this", add {
  text "tiers"      { "再委託先で確かめたこと", "What was found at subcontractors" } } }
duty "new_version" { "新しい版の通知", "A new version is handed over",
  by = "section_manager of this", per = "contracts", on = "policy.changed", due = "promptly",
  file "receipt"    { "受領書", "Receipt" } }
duty "contractor_education" { "委託先の教育の報告", "Education by the contractor",
  by = "contractor of this", per = "contracts", every = "contract_check",
  date "held" { "実施日", "Held on" }, number "persons" { "人数", "Persons", at_least = 0 }, file "material" { "内容", "Content" } }

-- Self-inspection of departments, and its report.
duty "department_round" { "自己点検（部局）", "Self-inspection of departments",
  by = "dept_officer of unit", per = "department", every = "1 year", from = "1 August", due = "31 August",
  done = "inspection_report" }
procedure "inspection_report" { "自己点検の報告", "Report on self-inspection", applicant = "dept_officer",
  link "round"      { "課室の点検", "Sections' rounds", to = "workplace_round", many = true },
  consult "together" { "管理者との確認", "Checked with the section managers", by = "section_manager of each round" },
  task "sign"       { "部局の点検と改善策", "The department's own check and improvements",
    needs = all { { "every round.unanswered", "is", 0 }, { "every round.unplanned", "is", 0 } },
    yesno "accords" { "部局の対策がポリシーに沿っている", "The department keeps to the policy" },
    text "improvement" { "改善すること・担当・期限", "What is improved, by whom, by when" } },
  task "compile"    { "取りまとめ", "Compiled", by = "chief", gives = "inspection_summary" },
  notify "reported" { "会議への報告", "Reported to the council", to = "council", gives = "inspection_summary" },
}
document "inspection_summary" { "自己点検の結果と改善策", "Results and improvements", of = "inspection_report", keep = "5 years",
  article "results" { "点検の結果", "Results", prints = "round" },
  article "sign"    { "部局の点検と改善策", "Departments' own checks", prints = "sign" },
}

-- Review: findings of audits and inspections are weighed one by one.
procedure "minor_revision" { "急ぎ・軽微な改定", "Urgent or minor revision", applicant = "chief",
  link "document"   { "文書", "Document", to = "document" },
  choice "why_short" { "会議によらない理由", "Why without the council", option "urgent" { "急ぐ", "Urgent" },
    option "minor"  { "軽微", "Minor" } },
  text "change"     { "改めること", "Change" },
  file "draft"      { "改定案", "Draft" },
  decide "approve"  { "改定の決定", "Decided", by = "ciso" },
  notify "reported" { "会議への事後の報告", "Reported to the council afterwards", to = "council", due = "promptly" },
}
