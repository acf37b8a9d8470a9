DROP TABLE ledger_entries;
DROP FUNCTION refuse_crooked_reversal();
DROP TABLE ledger_accounts;
