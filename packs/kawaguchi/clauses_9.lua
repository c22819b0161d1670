-- 第9 運用: the clauses, in the order of the document. The sentences are our own; the document's stay in the document.

chapter "9" { "運用", "Operation", ref = "第9", under = "operation",
  chapter "9.5" { "例外措置", "Exceptions", ref = "5",
    clause "9-5-1" { "ポリシーを守り難く、業務を続けるために別のやり方や不実施に筋の通った理由があるとき、管理者は最高責任者の許可を受けて例外とすることができる。",
      "Where compliance is difficult and there is a rational reason, the Security Manager may take an exception with the chief information officer's permission.",
      ref = "(1)", who = "section_manager", kinds = "procedure", kept_by = "exception" },
    clause "9-5-2" { "急を要し例外が避けられないときは、管理者は事後すぐに最高責任者へ報告する。",
      "In urgent unavoidable cases the Security Manager must report to the chief information officer promptly afterwards.",
      ref = "(2)", who = "section_manager", kinds = { "procedure", "schedule" },
        kept_by = "urgent_exception" },
    clause "9-5-3" { "最高責任者は、例外の申請書と審査の結果をきちんと保管する。",
      "The chief information officer must keep exception applications and review results properly.",
      ref = "(3)", who = "ciso", kinds = { "register", "document" },
        kept_by = { "exceptions", "exception" } },
  },
}
