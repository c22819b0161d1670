-- 第5 2(6)(7) and 第7 1(1)ウ: information goes out with permission, and comes back.

extend "takeout"      { form = "様式第7号" }
extend "transport"    { form = "様式第8号" }
register "media_uses" { "媒体・私物機器の使用簿", "Use of media and private devices", keep = "3 years",
  link "device"    { "媒体・機器", "Medium or device", to = "devices", unlisted = true },
  text "need"      { "使った理由", "Why it was used" },
  link "applicant" { "使う者", "User", to = "person" },
  date "from"      { "いつから", "From" },
  date "till"      { "いつまで", "Till", at_least = "from" },
}
extend "media_use"    { form = "様式第9号", writes = "media_uses",
  decide "permit" { when = { "whose", "is", "office" } },
  add { after = "permit", decide "exception" { "私物の使用の許可", "Permission for a private device", by = "chief",
    when = { "whose", "is", "private" } } } }
extend "provision"    { form = "様式第10号" }
extend "outside_work" { form = "様式第11号" }

-- 第5 2(8): only what is confidential needs permission; a device goes after the storage inside it.
extend "disposal" { form = "様式第12号",
  decide "permit"  { when = { "some item.confidentiality", "at least", "2" } },
  confirm "erased" { needs = { "every item.parts.state", "is", "gone" } } }
