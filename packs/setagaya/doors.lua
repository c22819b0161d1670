-- The ways in to what owners of systems and the crisis staff do.

extend "operate" { choice "wish" { add {
  option "logs"   { "ログを定める", "Define a log", brings "log_definition" {} },
  option "keys"   { "暗号鍵を作る・更新する・廃棄する", "Make, renew or destroy a key", brings "key_issue" {} },
  option "crypto" { "暗号を採用する", "Adopt a method of encryption", brings "crypto_adoption" {} },
  option "real"   { "試験に本物のデータを使う", "Use real data in a test", brings "test_data" {} } } } }
extend "handle" { choice "wish" { add {
  option "residents" { "区民に知らせる", "Tell residents", brings "resident_notice" {} } } } }
