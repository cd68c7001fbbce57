"""資格審查: findings, corrections, admission."""
