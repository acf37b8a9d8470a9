DROP INDEX audit_entries_by_moment;
DROP TABLE ledger_checkpoints;
DROP TABLE ledger_seals;
