-- The doors (office.md): questions in plain words. A door shows the parts that came in; without any it is not there.

door "report"  { "事故を知らせる", "Report an accident", no_login = true, brings "incident" {} }

door "out"     { "情報を外へ出す", "Send information out",
  choice "wish" { "何をしますか", "What do you want to do",
    option "carry"   { "持ち出して、持ち帰る", "Take it out and bring it back", brings "takeout" {} },
    option "send"    { "運ぶ・送る", "Carry or send it to another place", brings "transport" {} },
    option "provide" { "外部の人に渡す", "Give it to somebody outside", brings "provision" {} } },
  link "item"   { "何を外へ出しますか", "What goes out", to = { "assets", "devices" }, many = true, unlisted = true },
  yesno "usb"   { "USBメモリに入れますか", "On a USB stick", brings "media_use" {} } }

door "media"   { "USB・機器を使う", "Use USB or devices", brings "media_use" {} }
door "remote"  { "庁外で仕事をする", "Work outside the office", brings "outside_work" {} }
door "ids"     { "ID・権限", "IDs and rights", brings "privileged_use" {} }
door "change"  { "PC・ソフト・設定・接続を変える", "Change PCs, software, settings, connections" }
door "discard" { "捨てる・返す・修理に出す", "Discard, return, repair",
  choice "wish" { "何をしますか", "What do you want to do",
    option "discard" { "捨てる・返す", "Discard or return", brings "disposal" {} },
    option "repair"  { "修理に出す", "Repair", brings "repair" {} } } }
door "vendor"  { "業者の作業", "Contractor's work", brings "site_work" {} }
door "procure" { "導入・委託の事前協議", "Procurement and outsourcing",
  choice "wish" { "何をしますか", "What will you do",
    option "procure" { "システム・機器・ソフトを導入する", "Introduce a system, devices, software", brings "procurement" {} },
    option "contract" { "委託契約を結ぶ", "Conclude a contract", brings "contracting" {} },
    option "tier"    { "再委託をする", "Subcontract", brings "subcontract" {} },
    option "cloud"   { "クラウドを使う", "Use a cloud service", brings "cloud_use" {} },
    option "terms"   { "約款によるサービスを使う", "Use a service by its terms", brings "terms_of_service" {} } } }
door "except"  { "例外措置", "Exceptions",
  choice "wish" { "いつ行いますか", "When",
    option "later" { "許可を得てから", "After permission", brings "exception" {} },
    option "done"  { "緊急のため既に行った", "Already done, because urgent", brings "urgent_exception" {} } } }
