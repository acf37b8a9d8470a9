-- Items, listings and intents are gone with it: whoever has something in the vault settles first.
DROP TABLE intent_rates;
DROP TABLE intent_changes;
DROP TABLE trade_intents;
DROP SEQUENCE acceptance_sequence;
DROP TABLE listings;
DROP TABLE item_ownership;
DROP TABLE items;
