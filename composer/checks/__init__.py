"""(Draft, rule pack) -> [Finding]: one rule family per file, one registry."""
