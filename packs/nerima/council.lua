-- The security committee and the IT promotion headquarters: meetings, proposals, revisions.

param "meeting_within" { "次の会議までの期間", "Time until the next meeting", value = "3 months", max = "6 months" }

procedure "committee_meeting" {
  "情報セキュリティ委員会の開催", "Meeting of the security committee", applicant = "secretariat", keep = "10 years",
  date "held"      { "開催日", "Held on" },
  rows "agenda"    { "議題", "Agenda",
    choice "matter" { "区分", "Matter",
      option "texts" { "要綱・対策基準の見直し", "Review of outline and standards" },
      option "doing" { "実施に要る事項の見直し", "Review of matters of implementation" },
      option "plan"  { "管理運用計画の案", "Draft of the operation plan" },
      option "proposal" { "IT推進本部への提案の審査", "Examination of proposals to the headquarters" },
      option "incidents" { "事故等の審議", "Incidents" },
      option "csirt" { "CSIRTの提案の審議", "Proposals of the CSIRT" },
      option "systems" { "情報システムの分類", "Classification of systems" },
      option "other" { "その他", "Other" } },
    text "subject" { "件名", "Subject" } },
  link "incidents" { "審議する事故等", "Incidents examined", to = "incident", many = true, optional = true },
  link "systems"   { "分類を審議する情報システム", "Systems classified", to = "systems", many = true, optional = true },
  rows "invited"   { "委員以外の出席者（委員長が求めた者）", "Non-members asked by the chair", optional = true,
    text "who"     { "氏名・所属", "Who" },
    choice "purpose" { "目的", "Purpose", option "attend" { "出席", "Attend" }, option "opinion" { "意見", "Opinion" },
      option "explain" { "説明", "Explain" } } },
  task "called"    { "招集と資料の送付", "Called, papers sent", due = "held", file "papers" { "資料", "Papers" } },
  task "minutes"   { "議事録", "Minutes", due = "promptly after held",
    text "present" { "出席者", "Present" },
    rows "outcomes" { "結果", "Outcomes",
      text "item" { "件名", "Item" },
      choice "outcome" { "結果", "Outcome", option "agreed" { "了承", "Agreed" }, option "returned" { "差戻し", "Returned" },
        option "deferred" { "継続", "Deferred" } }, text "words" { "意見・理由", "Opinion, reason" } },
    file "record" { "議事録", "Minutes" } },
  confirm "chaired" { "委員長又は副委員長の確認", "Chair or vice chair was present", by = any { "committee_chair", "committee_vice" } },
  task "report"    { "審議結果の報告", "Report to the CISO", by = "committee_chair", due = "promptly after held",
    text "asked"   { "判断と指示を仰ぐこと", "Judgement sought", optional = true } },
  notify "reported" { "最高情報セキュリティ責任者への報告", "Reported to the CISO", to = "ciso", due = "promptly" },
  task "judgement" { "最高情報セキュリティ責任者の判断と指示", "Judgement and instructions of the CISO", by = "ciso", when = { "asked", "given" },
    text "judged"  { "判断・指示", "Judgement, instructions" } },
}
duty "committee_round" { "情報セキュリティ委員会の開催", "Hold the security committee", by = "secretariat", every = "6 months",
  done = "committee_meeting" }

procedure "hq_proposal" {
  "IT推進本部への提案", "Proposal to the IT promotion headquarters", applicant = "secretariat", keep = "10 years", form = "IT推進本部付議書",
  choice "matter"  { "事項", "Matter",
    option "doing" { "セキュリティ管理の実施に要る事項", "Matter needed to carry out security management" },
    option "other" { "委員会からのその他の提案", "Other proposal of the committee" } },
  text "subject"   { "件名", "Subject" },
  text "proposal"  { "提案の内容", "Proposal" },
  text "reason"    { "理由", "Reason" },
  decide "examined" { "委員会の審査", "Examined by the committee", by = "council", due = "meeting_within" },
  decide "approved" { "IT推進本部の承認", "Approved by the headquarters", by = "headquarters", due = "meeting_within",
    date "meeting_on" { "会議の日", "Meeting on" }, date "effective" { "実施日", "Effective on", at_least = "meeting_on" } },
  notify "back"    { "委員会への結果の通知", "Outcome returned to the committee", to = "committee_chair" },
}

-- The outline and the standards change only this way.
extend "revision" { "要綱・対策基準などの見直し", "Review of the outline, the standards and other texts",
  applicant = any { "secretariat", "security_head" },
  add { after = "why",
    rows "passages" { "改める箇所", "Passages", optional = true,
      text "clause_ref" { "条項", "Clause" }, text "old" { "現行", "Old" }, text "new" { "改定案", "New" },
        text "reason_for" { "理由", "Reason" } } },
  add { before = "approve",
    decide "committee" { "委員会の審議", "Voted in the committee", by = "council", when = { "result", "is", "change" },
      due = "meeting_within",
      date "voted_on" { "開催日", "Meeting on" } } },
  decide "approve" { "承認（要綱・対策基準はIT推進本部）", "Approved: outline and standards by the headquarters", due = "meeting_within", add {
    date "meeting_on" { "会議の日", "Meeting on" }, date "effective" { "施行日", "In force from", at_least = "meeting_on" } } } }
