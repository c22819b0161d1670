-- 5, 6, 14, 15: who leads, who advises, who answers for personal information.

position "mayor_post"          { "区長", "Mayor" }
position "deputy_mayor"        { "副区長", "Deputy mayor" }
position "superintendent_post" { "教育長", "Superintendent of education" }

role "mayor" { "区長（基本方針を定める者）", "Mayor, who lays down the basic policy",
  one_per = "municipality", filled_by = "mayor_post" }
role "superintendent" { "教育長（教育の対策基準を定める者）", "Superintendent, who lays down the standard for education",
  one_per = "municipality", filled_by = "superintendent_post", above = "mayor" }

extend "ciso" { "最高情報セキュリティ責任者（CISO）", "CISO", filled_by = "deputy_mayor", above = "mayor", overrules = true }
extend "dept_officer" { "部長（担当部長を含む）", "Head of department" }
extend "section_manager" { "課長（情報セキュリティ管理者）", "Head of section, security manager" }
extend "staff" { "職員（人材派遣を含む）", "Staff, dispatched workers too" }
extend "csirt" {}

-- The policy leaves open who sits in the councils; these are who must carry out what they find.
role "number_council" { "番号制度関連システム等セキュリティ会議", "Council for the security of number systems",
  members = { "chief", "dept_officer", "section_manager" }, chair = "chief", secretary = "executor" }
role "management_council" { "情報マネジメント会議", "Information management council", plays = "council",
  members = { "chief", "dept_officer" }, chair = "chief", secretary = "executor" }

-- People who come from an agency have the duties of staff, and their access ends with their time.
register "dispatched" { "派遣職員名簿", "Dispatched workers", keep = "3 years", review = "stocktake",
  writers = any { "leader of unit", "section_manager of unit" },
  link "person"  { "氏名", "Person", to = "person" },
  text "agency"  { "派遣元", "Agency" },
  date "from"    { "いつから", "From" },
  date "till"    { "いつまで", "Till", at_least = "from" },
}
duty "dispatched_end" { "派遣の終わりにIDを抹消する", "IDs end with the dispatch",
  by = "section_manager of this", per = "dispatched", on = "till", due = "1 day", done = "id_end" }

role "data_manager" { "保有個人情報の管理責任者", "Manager of personal information",
  one_per = "section", filled_by = "head", above = "dept_officer" }
role "number_responsible" { "特定個人情報の事務の責任者", "Responsible for an affair with My Number data",
  filled_by = "number_affairs.responsible", above = "dept_officer" }
role "number_clerk" { "特定個人情報の事務取扱担当者", "Clerk of an affair with My Number data",
  filled_by = "number_affairs.clerks", above = "number_responsible" }
