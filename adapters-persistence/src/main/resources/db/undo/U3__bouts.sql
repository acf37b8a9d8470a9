DROP TABLE escrow_preimages;
DROP TABLE escrow_transactions;
DROP TABLE escrows;
DROP TABLE bouts;
DROP TABLE fighter_profiles;
