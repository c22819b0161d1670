-- 第5: three scales, and what each grade asks for.

extend "confidentiality" { remove = { "3C", "3B", "3A" }, lowered_by = "section_manager of unit",
  level "1" { "分類2・3以外", "Neither 2 nor 3" },
  level "2" { "条例で非公開のもの", "Closed under the ordinance", add {
    choice "ground" { "非公開とする根拠", "Ground for non-disclosure",
      option "personal_info" { "個人に関する情報", "Personal" }, option "corporate" { "法人等に関する情報", "Corporate" },
      option "business" { "事務事業に関する情報", "Administrative" }, option "other_ground" { "その他の号", "Other item" } },
    rule "readers" { "許された人だけが見る", "Only permitted persons may view it" },
    rule "line"    { "重みに合う回線で送る", "Send it over a suitable line" },
    rule "copy"    { "要る分を超えて写さない・配らない", "No copying or distributing beyond need" },
    rule "dispose" { "復元できない処理をして捨てる", "Dispose of only after unrecoverable treatment" } } },
  add { level "3" { "必要最小限の者だけが扱うもの", "Only the minimum necessary people", as = { "3C", "3B", "3A" },
    link "handlers" { "扱ってよい者・所属", "Who may handle it", to = { "person", "unit" }, many = true },
    rule "protect"  { "暗号化又はパスワードで守る", "Protect it by encryption or password" } } } }

extend "integrity" { lowered_by = "section_manager of unit",
  level "2" { "書換えや誤りが住民の権利や正確な事務を害するもの", "Alteration could harm rights or correct work", add {
    question "rights" { "書換えや破損で住民の権利が害されるか", "Could alteration harm residents' rights?" },
    question "work"   { "事務の正確な遂行に軽くない支障があるか", "Could it seriously disturb correct work?" },
    text "backup"     { "控えの取り方（方法・間隔・世代・場所）", "Backup: method, interval, generations, place" },
    rule "editors"    { "許された人だけが書き換える", "Only permitted persons may edit it" },
    rule "keep_copies" { "控えを取って保管する", "Back it up and keep the backups" },
    rule "place"      { "媒体は火・熱・水・湿気に耐える鍵のかかる場所に置く",
      "Keep media in a locked place that withstands fire, heat, water and moisture" } } } }
extend "availability" { lowered_by = "section_manager of unit",
  level "2" { "失われると住民の権利や安定した行政を害するもの", "Loss could harm rights or stable administration", add {
    question "rights" { "失われると住民の権利が害されるか", "Could loss harm residents' rights?" },
    question "work"   { "行政の安定に軽くない支障があるか", "Could it seriously disturb stable work?" },
    number "hours"    { "止まってよい時間（時間）", "Tolerable outage in hours", at_least = 0, at_most = 8760 },
    rule "twofold"    { "サーバやネットワークを二重にする", "Servers and networks behind it are redundant" },
    rule "restore"    { "控えを取り、相応の時間で戻せるようにする", "Back it up, restorable in reasonable time" },
    rule "place"      { "媒体は火・熱・水・湿気に耐える鍵のかかる場所に置く",
      "Keep media in a locked place that withstands fire, heat, water and moisture" } } } }

extend "assets" { readers = any { "member of unit", "dept_officer of unit", "chief" },
  add { after = "kind",
    choice "origin" { "どこから", "Origin",
      option "made" { "自ら作成", "Made here" },
      option "obtained" { "入手", "Obtained", text "source" { "入手先", "Source" }, date "obtained_on" { "入手日", "On" } } },
    choice "excluded" { "対象から外すもの", "Out of scope", optional = true,          -- 第3 1
      option "hospital" { "病院事業の資産", "Of the hospitals" }, option "school" { "学校教育の資産", "Of school education" } } } }
extend "devices" {
  add { after = "serial",
    link "parts" { "内蔵する記憶装置", "Storage units inside", to = "devices", many = true, optional = true } },
  add {
    rule "weather" { "火・熱・水・湿気に耐え、鍵のかかる場所に置く",
      "Needs a locked place that withstands fire, heat, water and moisture",
      when = all { { "place", "given" },
        any { { "confidentiality", "at least", "2" }, { "integrity", "is", "2" }, { "availability", "is", "2" } } },
      that = all { { "place.locked", "is", "yes" }, { "place.weather", "is", "yes" } } },
    rule "remote"  { "長期に保管する媒体は災害を受けにくい地域に置く",
      "Media stored for long need a region rarely struck by disaster",
      when = all { { "long_term", "is", "yes" }, { "place", "given" } }, that = { "place.remote", "is", "yes" } },
    rule "controlled" { "サーバと通信機器は管理区域に置く", "Servers and network devices stand in a controlled area",
      when = all { any { { "kind", "is", "server" }, { "kind", "is", "network" } }, { "place", "given" } },
      that = { "place.controlled", "is", "yes" } } },
}

register "copies" { "複製・配付簿", "Copies and distribution", keep = "3 years", writers = "staff",
  link "item"     { "元の情報", "Original", to = "assets" }, number "count" { "部数", "Copies", at_least = 1 },
  text "given_to" { "配付先", "Recipients" }, text "purpose" { "目的", "Purpose" },
  date "collected" { "回収・廃棄した日", "Collected or destroyed", optional = true },
}
register "published" { "公表・提供したもの", "Published or provided", keep = "5 years", writers = "section_manager of unit",
  link "item"     { "元の情報", "Original", to = "assets", unlisted = true }, text "where_published" { "公表した場所", "Where" },
  text "hash"     { "検証値", "Hash" }, date "published_on" { "公表日", "Published on" },
}

duty "erase_unneeded" { "不要な情報を消す", "Erase what is no longer needed",
  by = "section_manager of this", per = "assets", when = { "excluded", "missing" }, on = "unneeded", due = "promptly",
  text "how" { "消し方", "How" } }

check "readers_known" { "許可のない閲覧権限", "Readers without permission",
  runs = "files.readers", per = "assets", when = { "confidentiality", "at least", "2" }, every = "1 day",
  expect = { listed = "handlers" } }
check "writers_known" { "許可のない編集権限", "Editors without permission",
  runs = "files.writers", per = "assets", when = { "integrity", "is", "2" }, every = "1 day" }
check "published_whole" { "公表物の改ざん", "What is published is unaltered",
  runs = "files.published", per = "published", every = "1 hour", expect = { known = "published.hash" }, opens = "incident" }
