-- What was netted: batches in one chain, what each says of every wallet and item, and what became of it.

-- The end of the chain. Whoever cuts a batch holds this one row.
CREATE TABLE batch_chain
(
    only_one    boolean NOT NULL PRIMARY KEY DEFAULT true,
    last_number bigint  NOT NULL,
    last_hash   bytea   NOT NULL,
    CONSTRAINT batch_chain_has_one_row CHECK (only_one),
    CONSTRAINT batch_chain_number_range CHECK (last_number >= 0),
    CONSTRAINT batch_chain_hash_length CHECK (octet_length(last_hash) = 32),
    CONSTRAINT batch_chain_begins_with_nothing CHECK ((last_number = 0) = (last_hash = decode(repeat('00', 32), 'hex')))
);

INSERT INTO batch_chain (last_number, last_hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE TABLE netting_batches
(
    number           bigint      NOT NULL PRIMARY KEY,
    previous_number  bigint GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED REFERENCES netting_batches (number),
    previous_hash    bytea       NOT NULL,
    hash             bytea       NOT NULL UNIQUE,
    merkle_root      bytea       NOT NULL,
    cut_at           timestamptz NOT NULL,
    intents          integer     NOT NULL,  -- edges that were looked at
    applied          integer     NOT NULL,
    rejected         integer     NOT NULL,
    items            integer     NOT NULL,
    wallets          integer     NOT NULL,
    gross_drops      bigint      NOT NULL,
    fee_drops        bigint      NOT NULL,
    royalty_drops    bigint      NOT NULL,
    fee_basis_points integer     NOT NULL,
    treasury         text        NOT NULL,
    document_cid     text        NOT NULL,  -- the batch's own document; it names those with its intents
    outcome_cid      text,                  -- what became of it, once that is certain
    state            text        NOT NULL DEFAULT 'cut',
    state_changed_at timestamptz NOT NULL,
    reason           text,
    version          integer     NOT NULL DEFAULT 0,
    CONSTRAINT netting_batches_state_known CHECK (state IN ('cut', 'anchored', 'collected', 'settled', 'reversing', 'reversed')),
    CONSTRAINT netting_batches_hash_lengths CHECK (octet_length(hash) = 32 AND octet_length(previous_hash) = 32
        AND octet_length(merkle_root) = 32),
    CONSTRAINT netting_batches_first_has_none_before CHECK ((number = 1) = (previous_hash = decode(repeat('00', 32), 'hex'))),
    CONSTRAINT netting_batches_number_range CHECK (number >= 1),
    CONSTRAINT netting_batches_counts_add_up CHECK (applied >= 1 AND rejected >= 0 AND applied + rejected <= intents
        AND items >= 1 AND wallets >= 2),
    CONSTRAINT netting_batches_fees_within_gross CHECK (gross_drops >= 1 AND fee_drops >= 0 AND royalty_drops >= 0
        AND fee_drops <= gross_drops - royalty_drops),
    CONSTRAINT netting_batches_fee_range CHECK (fee_basis_points BETWEEN 0 AND 5000),
    CONSTRAINT netting_batches_cid_forms CHECK (document_cid ~ '^bafkrei[a-z2-7]{52}$' AND outcome_cid ~ '^bafkrei[a-z2-7]{52}$'),
    CONSTRAINT netting_batches_version_range CHECK (version >= 0)
);

CREATE INDEX netting_batches_unsettled ON netting_batches (number) WHERE state NOT IN ('settled', 'reversed');

CREATE TABLE batch_wallets
(
    number         bigint  NOT NULL REFERENCES netting_batches (number),
    wallet         text    NOT NULL,
    cleared_drops  bigint  NOT NULL,
    delta_drops    bigint  NOT NULL,
    leaf           integer NOT NULL,
    payout_account text    NOT NULL,  -- where it is paid, as of the cut
    PRIMARY KEY (number, wallet),
    CONSTRAINT batch_wallets_leaf_unique UNIQUE (number, leaf),
    CONSTRAINT batch_wallets_leaf_range CHECK (leaf >= 0),
    CONSTRAINT batch_wallets_within_cleared CHECK (cleared_drops >= 0 AND delta_drops >= -cleared_drops)
);

CREATE TABLE batch_items
(
    number        bigint  NOT NULL REFERENCES netting_batches (number),
    item_id       text    NOT NULL REFERENCES items (item_id),
    opening_owner text    NOT NULL,
    final_owner   text    NOT NULL,
    leaf          integer NOT NULL,
    PRIMARY KEY (number, item_id),
    CONSTRAINT batch_items_leaf_unique UNIQUE (number, leaf),
    CONSTRAINT batch_items_leaf_range CHECK (leaf >= 0)
);

-- From which sessions' channels the debit of a wallet is taken.
CREATE TABLE batch_debits
(
    number     bigint NOT NULL REFERENCES netting_batches (number),
    session_id uuid   NOT NULL REFERENCES vault_sessions (session_id),
    wallet     text   NOT NULL,
    drops      bigint NOT NULL,
    PRIMARY KEY (number, session_id),
    CONSTRAINT batch_debits_drops_range CHECK (drops >= 1)
);

-- Which intents it looked at, and what it did with each: applied in this place of the path, or rejected.
CREATE TABLE batch_intents
(
    number    bigint  NOT NULL REFERENCES netting_batches (number),
    intent_id uuid    NOT NULL REFERENCES trade_intents (intent_id),
    position  integer,
    reason    text,
    PRIMARY KEY (number, intent_id),
    CONSTRAINT batch_intents_position_unique UNIQUE (number, position),
    CONSTRAINT batch_intents_position_range CHECK (position >= 0),
    CONSTRAINT batch_intents_applied_or_rejected CHECK ((position IS NULL) <> (reason IS NULL))
);

CREATE INDEX batch_wallets_of_a_wallet ON batch_wallets (wallet, number);
CREATE INDEX batch_items_of_an_item ON batch_items (item_id, number);

ALTER TABLE item_ownership
    ADD CONSTRAINT item_ownership_batch_known FOREIGN KEY (batch) REFERENCES netting_batches (number),
    ADD CONSTRAINT item_ownership_since_known FOREIGN KEY (since) REFERENCES netting_batches (number);
ALTER TABLE trade_intents ADD CONSTRAINT trade_intents_batch_known FOREIGN KEY (batch) REFERENCES netting_batches (number);

-- What a batch says is said for ever; only what becomes of it moves.

CREATE TRIGGER batch_wallets_never_change
    BEFORE UPDATE OR DELETE ON batch_wallets
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what a batch says stays');

CREATE TRIGGER batch_wallets_never_truncated
    BEFORE TRUNCATE ON batch_wallets
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what a batch says stays');

CREATE TRIGGER batch_items_never_change
    BEFORE UPDATE OR DELETE ON batch_items
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what a batch says stays');

CREATE TRIGGER batch_items_never_truncated
    BEFORE TRUNCATE ON batch_items
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what a batch says stays');

CREATE TRIGGER batch_debits_never_change
    BEFORE UPDATE OR DELETE ON batch_debits
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what a batch says stays');

CREATE TRIGGER batch_debits_never_truncated
    BEFORE TRUNCATE ON batch_debits
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what a batch says stays');

CREATE TRIGGER batch_intents_never_change
    BEFORE UPDATE OR DELETE ON batch_intents
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what a batch says stays');

CREATE TRIGGER batch_intents_never_truncated
    BEFORE TRUNCATE ON batch_intents
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what a batch says stays');

CREATE TRIGGER netting_batches_never_change
    BEFORE UPDATE OF number, previous_hash, hash, merkle_root, cut_at, intents, applied, rejected, items, wallets,
        gross_drops, fee_drops, royalty_drops, fee_basis_points, treasury, document_cid OR DELETE ON netting_batches
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what a batch says stays');

CREATE TRIGGER netting_batches_never_truncated
    BEFORE TRUNCATE ON netting_batches
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what a batch says stays');

CREATE TRIGGER batch_chain_stays
    BEFORE DELETE OR TRUNCATE ON batch_chain
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('the chain of batches stays');

ALTER TABLE batch_wallets ENABLE ALWAYS TRIGGER batch_wallets_never_change;
ALTER TABLE batch_wallets ENABLE ALWAYS TRIGGER batch_wallets_never_truncated;
ALTER TABLE batch_items ENABLE ALWAYS TRIGGER batch_items_never_change;
ALTER TABLE batch_items ENABLE ALWAYS TRIGGER batch_items_never_truncated;
ALTER TABLE batch_debits ENABLE ALWAYS TRIGGER batch_debits_never_change;
ALTER TABLE batch_debits ENABLE ALWAYS TRIGGER batch_debits_never_truncated;
ALTER TABLE batch_intents ENABLE ALWAYS TRIGGER batch_intents_never_change;
ALTER TABLE batch_intents ENABLE ALWAYS TRIGGER batch_intents_never_truncated;
ALTER TABLE netting_batches ENABLE ALWAYS TRIGGER netting_batches_never_change;
ALTER TABLE netting_batches ENABLE ALWAYS TRIGGER netting_batches_never_truncated;
ALTER TABLE batch_chain ENABLE ALWAYS TRIGGER batch_chain_stays;

GRANT SELECT, UPDATE (last_number, last_hash) ON batch_chain TO "${application_role}";
GRANT SELECT, INSERT, UPDATE (state, state_changed_at, outcome_cid, reason, version) ON netting_batches
    TO "${application_role}";
GRANT SELECT, INSERT ON batch_wallets, batch_items, batch_debits, batch_intents TO "${application_role}";
