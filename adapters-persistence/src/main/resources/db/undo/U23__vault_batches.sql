-- Batches and what they say are gone with it: whoever has one that is not settled settles it first.
ALTER TABLE trade_intents DROP CONSTRAINT trade_intents_batch_known;
ALTER TABLE item_ownership
    DROP CONSTRAINT item_ownership_batch_known,
    DROP CONSTRAINT item_ownership_since_known;
DROP TABLE batch_intents;
DROP TABLE batch_debits;
DROP TABLE batch_items;
DROP TABLE batch_wallets;
DROP TABLE netting_batches;
DROP TABLE batch_chain;
