-- 第8 技術的セキュリティ: the clauses, in the order of the document. The sentences are our own; the document's stay in the document.

chapter "8" { "技術的セキュリティ", "Technical security", ref = "第8", under = "technical",
  chapter "8.2" { "アクセス制御", "Access control", ref = "2",
    clause "8-2-4-a" { "職員等のパスワード情報を厳しく守り、OS等にパスワードの守りを強める機能があればそれを生かす。",
      "Password information must be strictly managed and the operating system's password-strengthening features used where available.",
      ref = "(4)ア", who = { "chief", "section_manager" }, kinds = { "check", "portal" },
        kept_by = { "password_hashes", "portal.password.hash" } },
    clause "8-2-4-i" { "パスワードを出すときは仮のものとし、入った直後に変えさせる。",
      "Issued passwords must be temporary and changed immediately after login.",
      ref = "(4)イ", who = { "chief", "section_manager" }, kinds = { "portal", "procedure", "check" },
        kept_by = { "password_first", "password_issued", "portal.password.first_change" }, open = { procedure = {
          "初期パスワードの発行はID発行の手続で行い、その手続を準備中のため",
          "First passwords are issued by the procedure for IDs, which is being prepared" } } },
  },
}
