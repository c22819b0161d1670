pack "bad" { "悪い例", "Bad", base = "base" }
local x = require "io"
