-- Scales, low to high. A rule of a level holds for every level above it, too.

scale "confidentiality" {
  "機密性", "Confidentiality",
  level "1"  { "公表してよい情報", "May be published" },
  level "2"  { "直ちに公表しない情報", "Not published at once",
    rule "lock"  { "媒体は鍵のかかる場所に置く", "Keep media in a locked place" },
    rule "carry" { "暗号化・パスワード・施錠かばんなどで守って運ぶ", "Carry it encrypted, by password or in a locked case" },
    rule "erase" { "持ち帰ったら、外へ出した写しを消す", "Erase the copies that were taken out when they are back" } },
  level "3C" { "公表しない情報", "Not for publication",
    rule "protect" { "暗号化又はパスワードで守る", "Protect it by encryption or password" } },
  level "3B" { "住民の情報を大量に含むもの", "Large personal data of residents" },
  level "3A" { "秘密文書", "Secret document" },
}
scale "integrity" {
  "完全性", "Integrity",
  level "1" { "支障が軽い", "Slight harm" }, level "2" { "支障が大きい", "Serious harm" },
}
scale "availability" {
  "可用性", "Availability",
  level "1" { "支障が軽い", "Slight harm" }, level "2" { "支障が大きい", "Serious harm" },
}
