"""Pages across stages: today, rules, audit, the public programme page, verification."""
