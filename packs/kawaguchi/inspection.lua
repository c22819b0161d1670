-- Questions that only people can answer: one sheet a year for each workplace, one for the server rooms.

extend "workplace" { remove = { "birthday", "view", "keys", "carried", "visitors", "contact" },
  question "graded"     { "作りかけのもの、入手したものも含め、情報を分類どおりに扱っている",
    "Information is handled by its class, drafts and obtained assets too" },
  question "recipients" { "メールの宛先を仕事に要る人に絞り、要らない限り互いに見せず、送る前に確かめている",
    "Mail goes only to those who need it, who do not see each other's addresses, and is checked before sending" },
  question "settings"   { "端末の設定を変えず、不正に写した・改変したソフトを使っていない",
    "Nobody changed settings of terminals or uses copied or altered software" },
  question "policy"     { "ポリシーと実施手順を読んで守り、分からない点は管理者に尋ねている",
    "Policy and procedures are read and kept, and the section manager is asked about what is unclear" },
  add {
    question "shared"     { "IDとパスワードを分け合わず、共用IDは決められた人だけが使っている",
      "IDs and passwords are not shared, and shared IDs are used by those named only" },
    question "copies"     { "写しと配付を要る分に限り、簿に書いている", "Copies are limited and logged", evidence = "note" },
    question "lines"      { "機密性2以上の情報を、見合う回線で送っている", "Confidential information goes over suitable lines",
      evidence = "note" },
    question "write_lock" { "長期保管の媒体の書込みを封じている", "Media stored for long are write-protected", evidence = "photo" },
    question "scanned"    { "外から入手した資産・ソフトを使う前に検査している", "What comes from outside is scanned before use" },
    question "notices"    { "統括責任者からのウイルス等の知らせを確かめている", "Notices of the general security officer are read" },
    question "remote"     { "庁外から接続する端末に、決められた対策をしている", "Terminals used from outside have the measures required" },
    question "improved"   { "前回の点検で分かったことを直した", "What the last inspection showed has been put right", evidence = "note" } },
}
extend "workplace_round" { by = "section_manager of unit" }
extend "server_room" {
  question "quake" { "機器が固定され、転倒・落下・振動のおそれがない", "Devices are fastened and safe from falling and vibration" },
  add {
    question "floor"      { "地階・1階を避け、外から入りにくい造りである", "Not in the basement or on the ground floor, hard to enter",
      evidence = "photo" },
    question "doors"      { "外に通じる扉が最小限で、鍵・監視・警報が働く", "Doors to the outside are few, and lock, monitoring and alarm work",
      evidence = "note" },
    question "underfloor" { "床下の開口部をふさいでいる", "Openings under the floor are closed", evidence = "photo" },
    question "wirers"     { "決められた者だけが配線を変え、変更が記録されている", "Only those named change the wiring, and it is recorded" },
    question "twofold"    { "止まると困るサーバが二重になっている", "Servers that must not stop are doubled", evidence = "note" },
    question "admins"     { "特権IDの変更を委託事業者にさせていない", "Contractors do not change privileged IDs", evidence = "note" } },
}
