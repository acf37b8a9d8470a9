DROP TABLE vault_differences;
DROP TABLE vault_reconciliation;
DROP TABLE vault_stats;
DROP TABLE item_history;
DROP TABLE wallet_balances;
DROP TABLE settled_batches;
DROP TABLE ledger_transactions;
DROP TABLE ledger_cursor;
