ALTER TABLE escrow_transactions
    DROP CONSTRAINT escrow_transactions_claimant_known,
    DROP COLUMN claimant;
DROP TABLE followed_transactions;
DROP TABLE signing_requests;
