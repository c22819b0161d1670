-- 三層の対策: which of the national models the office follows, and what the model asks for.

scale "zone_model" {
  "三層の対策のモデル", "Model of network separation",
  level "alpha"       { "αモデル", "α: terminals in the LGWAN zone" },
  level "alpha_prime" { "α′モデル", "α′: α with a path from the LGWAN zone to chosen cloud services" },
  level "beta"        { "βモデル", "β: terminals in the Internet zone, important systems in the LGWAN zone" },
  level "beta_prime"  { "β′モデル", "β′: terminals and important systems in the Internet zone" },
}

-- Each line adds to those before it.
lookup "zone_conditions" { "モデルごとの条件", "Conditions of a model", every_line = true,
  option "separate"  { "マイナンバー利用事務系を分離し、特定通信だけを通す", "The My Number zone is apart; only designated traffic passes" },
  option "factors"   { "マイナンバー利用事務系で多要素認証を行い、持出しを不可にする",
    "Several factors and no export of data in the My Number zone" },
  option "cleansing" { "LGWANとインターネットを分割し、通信を無害化する", "LGWAN and Internet are divided; what crosses is cleansed" },
  option "cloud_gate" { "インターネットを自治体情報セキュリティクラウドに集約する", "Internet traffic goes through the prefectural security cloud" },
  option "listed_cloud" { "登録された安全なクラウドだけに接続し、接続先・テナントを制限する",
    "Only registered cloud services, limited by destination and tenant" },
  option "edr"       { "端末の不審な動きを検知して対処する（EDR）", "Suspicious behaviour of terminals is detected and handled" },
  option "watch"     { "24時間365日の監視体制を置く", "Watched around the clock" },
  option "per_asset" { "情報資産ごとにアクセスを制御し、システムごとに記録を監視する",
    "Access control per asset, logs of each system are watched" },
  option "people"    { "組織的・人的な対策を確かめる", "Organisational and human measures are verified" },
  option "outside_audit" { "外部監査を受け、J-LISへ報告する", "Audited from outside, reported to J-LIS",
    date "audited_on" { "監査の日", "Audited on" }, date "reported_on" { "報告の日", "Reported on" } },
  line "all"         { gives = { "separate", "factors", "cleansing", "cloud_gate" } },
  line "alpha_prime" { when = { "zone_model", "is", "alpha_prime" }, gives = { "listed_cloud", "outside_audit" } },
  line "beta"        { when = { "zone_model", "at least", "beta" }, gives = { "edr", "watch", "people", "outside_audit" } },
  line "beta_prime"  { when = { "zone_model", "is", "beta_prime" }, gives = "per_asset" },
}

procedure "zone_choice" {
  "三層の対策のモデルの決定", "Choice of the model of network separation", applicant = "chief",
  grade "zone_model" {},
  text "why"      { "選ぶ理由", "Reason" },
  decide "adopt"  { "決定", "Decided", by = "ciso" },
  task "measure"  { "条件ごとの状況", "State of each condition", each = "zone_conditions", by = "chief",
    choice "met"  { "状況", "State", option "yes" { "満たす", "Met", file "evidence" { "根拠資料", "Evidence", optional = true } },
      option "partly" { "一部", "Partly", text "plan" { "残りの計画", "Plan for the rest" } },
      option "no" { "まだ", "Not yet", text "instead" { "当面の措置", "Measure until then" } } } },
  notify "told"   { "報告", "Reported", to = "ciso" },
}
duty "zone_review" { "三層の対策の状況の確認", "State of network separation is reviewed", by = "chief", per = "zone_choice", every = "1 year",
  yesno "fits"    { "モデルの条件を満たしている", "The conditions of the model are met" },
  text "changed"  { "変わったこと", "What changed", optional = true } }
