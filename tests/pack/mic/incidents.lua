-- What goes wrong.

procedure "incident" {
  "事故・欠陥の報告", "Incident", applicant = "anyone", writes = "incidents", rare = true,
  columns { "found", "what" },
  notify "told"   { "管理者への報告", "Reported to the section manager", to = "section_manager of applicant", due = "at_once" },
  task "handle"   { "対処", "Handling", by = "section_manager of applicant", due = "promptly",
    columns { "cause", "damage", "reach", "action" } },
  notify "raised" { "統括への報告", "Reported upward", to = all { "chief", "ciso" }, due = "at_once" },
}
