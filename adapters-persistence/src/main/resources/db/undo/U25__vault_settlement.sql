ALTER TABLE vault_sessions ADD CONSTRAINT vault_sessions_debits_covered
    CHECK (claimed_drops + debit_drops <= claim_drops OR debit_drops = 0);

DROP TABLE settlement_runs;
DROP TABLE authority_tickets;
DROP TABLE settlement_attempts;
DROP TABLE settlement_legs;
