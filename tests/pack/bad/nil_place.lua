pack "bad" { "悪い例", "Bad", base = "base" }
local nothing
role "r" { "役割", nothing, "Role", filled_by = "everyone" }
