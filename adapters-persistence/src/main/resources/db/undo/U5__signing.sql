ALTER TABLE escrow_transactions DROP COLUMN claimant;

DROP TABLE followed_transactions;
DROP TABLE signing_requests;
