-- Privileged IDs.

procedure "privileged_use" {
  "特権IDの利用", "Use of a privileged ID",
  link "account"  { "特権ID", "Privileged ID", to = "accounts", only = { "kind", "is", "privileged" } },
  link "user"     { "使う者", "User", to = "person" },
  text "purpose"  { "作業の目的", "Purpose" },
  time "from"     { "いつから", "From" },
  time "till"     { "いつまで", "Till", at_least = "from", at_most = "privileged_max after from" },
  decide "recognise" { "利用の承認", "Recognition", by = "section_manager of account.system" },
  task "lend"     { "貸し出した", "Lent", by = "executor", undo = "till" },
  confirm "log_read" { "操作記録の確認", "Log read", by = "section_manager of account.system", due = "promptly after till" },
}
