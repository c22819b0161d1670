-- Setagaya Ward's standard, as published for contractors: sections 2, 4, 5, 11, 13, 15 and 16 are withheld there, and here.

pack "setagaya" {
  "世田谷区 情報セキュリティ対策基準（委託先事業者等公開用抜粋版）", "Setagaya Ward: security standard, excerpt for contractors",
  base = "mic", approved_by = "ciso", excerpt = "contractor", edition = "2025-04-01",
}
