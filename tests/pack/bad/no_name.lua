pack "bad" { "悪い例", "Bad", base = "base" }
role { "役割", "Role" }
