-- The doors (office.md): questions in plain words. A door shows the parts that came in; without any it is not there.

door "report"  { "事故を知らせる", "Report an accident", no_login = true,
  choice "wish" { "何がありましたか", "What happened",
    option "incident"    { "不正アクセス・ウイルス・情報の漏れ", "Unauthorised access, a virus, a leak", brings "incident" {} },
    option "loss"        { "なくした・盗まれた", "Something is lost or stolen", brings "loss" {} },
    option "misdirected" { "違う相手に送った・渡した", "It went to the wrong one", brings "misdirected" {} },
    option "malfunction" { "システムの調子が悪い", "A system misbehaves", brings "malfunction" {} },
    option "violation"   { "決まりが守られていない", "Rules are not kept", brings "violation" {} } } }

door "out"     { "情報を外へ出す", "Send information out",
  choice "wish" { "何をしますか", "What do you want to do",
    option "carry"   { "持ち出して、持ち帰る", "Take it out and bring it back", brings "takeout" {} },
    option "send"    { "運ぶ・送る", "Carry or send it to another place", brings "transport" {} },
    option "provide" { "外部の人に渡す", "Give it to somebody outside", brings "provision" {} } },
  link "item"   { "何を外へ出しますか", "What goes out", to = { "assets", "devices" }, many = true, unlisted = true },
  yesno "usb"   { "USBメモリに入れますか", "On a USB stick", brings "media_use" {} } }

door "media"   { "USB・機器を使う", "Use USB or devices",
  choice "wish" { "何をしますか", "What do you want to do",
    option "loan"    { "機器・媒体を借りる", "Borrow a device or medium", brings "device_loan" {} },
    option "connect" { "USBメモリなどをつなぐ", "Connect a USB stick or the like", brings "media_use" {} },
    option "private" { "私物を使う", "Use my own", brings "private_device" {} } } }
door "remote"  { "庁外で仕事をする", "Work outside the office",
  choice "wish" { "何をしますか", "What do you want to do",
    option "work"    { "庁外で作業する", "Work outside", brings "outside_work" {} },
    option "private" { "私物のパソコンで作業する", "Work on a private PC", brings "private_pc" {} },
    option "connect" { "庁外からつなぐ", "Connect from outside", brings "remote_access" {} } } }
door "ids"     { "ID・権限・ICカード", "IDs, rights, IC cards",
  choice "wish" { "何をしますか", "What do you want to do",
    option "new"        { "新しく登録する", "Get a new ID", brings "id_new" {} },
    option "change"     { "権限・氏名を変える", "Change rights or a name", brings "id_change" {} },
    option "end"        { "使わなくなる", "End an ID", brings "id_end" {} },
    option "shared"     { "共用のIDを使う", "Use a shared ID", brings "shared_id" {} },
    option "privileged" { "特権のIDを使う", "Use a privileged ID", brings "privileged_use" {} },
    option "card"       { "ICカード", "IC card", brings "card" {} } } }
door "change"  { "PC・ソフト・設定・接続を変える", "Change PCs, software, settings, connections",
  choice "wish" { "何をしますか", "What do you want to do",
    option "software"   { "ソフトを入れる", "Install software", brings "software_install" {} },
    option "device"     { "PC・機器の構成や設定を変える", "Change a PC or device", brings "configuration" {} },
    option "parts"      { "部品を交換する", "Exchange parts", brings "parts_exchange" {} },
    option "system"     { "システムを変える", "Change a system", brings "system_change" {} },
    option "network"    { "ネットワークを変える", "Change the network", brings "network_change" {} },
    option "wireless"   { "無線LANを使う", "Use wireless LAN", brings "wireless_use" {} },
    option "external"   { "外部のネットワークとつなぐ", "Connect to an external network", brings "external_connection" {} },
    option "special"    { "分離したネットワークへ通信を通す", "Let traffic into a separated network", brings "special_traffic" {} },
    option "crossing"   { "領域をまたいで通信する", "Let traffic cross zones", brings "zone_crossing" {} },
    option "temporary"  { "インターネット側に個人情報を一時置く", "Keep personal data on the Internet side for a time",
      brings "temporary_storage" {} },
    option "offsite"    { "敷地の外に機器を置く", "Put a device outside the premises", brings "offsite_device" {} },
    option "web"        { "公開ウェブに載せる", "Publish on the web", brings "publication" {} } } }
door "discard" { "捨てる・返す・修理に出す", "Discard, return, repair",
  choice "wish" { "何をしますか", "What do you want to do",
    option "discard" { "捨てる・返す", "Discard or return", brings "disposal" {} },
    option "repair"  { "修理に出す", "Repair", brings "repair" {} } } }
door "vendor"  { "業者の作業", "Contractor's work",
  choice "wish" { "何をしますか", "What will be done",
    option "work"       { "庁内で作業する", "Work on site", brings "site_work" {} },
    option "room"       { "管理区域に入る", "Enter a controlled room", brings "room_entry" {} },
    option "carry"      { "機器を搬入・搬出する", "Bring devices in or out", brings "carry_in_out" {} },
    option "privileged" { "特権のIDを借りる", "Borrow a privileged ID", brings "privileged_loan" {} } } }
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
