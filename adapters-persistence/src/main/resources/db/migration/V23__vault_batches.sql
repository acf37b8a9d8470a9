-- What was netted: batches in one chain, what each says of every wallet and item, and what became of it.

-- The end of the chain. Whoever cuts a batch holds this one row.
CREATE TABLE batch_chain
(
    only_one    boolean NOT NULL PRIMARY KEY DEFAULT true,
    last_number bigint  NOT NULL,
    last_hash   bytea   NOT NULL,
    CONSTRAINT batch_chain_has_one_row CHECK (only_one)
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
        AND octet_length(merkle_root) = 32)
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
    PRIMARY KEY (number, wallet)
);

CREATE TABLE batch_items
(
    number        bigint  NOT NULL REFERENCES netting_batches (number),
    item_id       text    NOT NULL REFERENCES items (item_id),
    opening_owner text    NOT NULL,
    final_owner   text    NOT NULL,
    leaf          integer NOT NULL,
    PRIMARY KEY (number, item_id)
);

-- From which sessions' channels the debit of a wallet is taken.
CREATE TABLE batch_debits
(
    number     bigint NOT NULL REFERENCES netting_batches (number),
    session_id uuid   NOT NULL REFERENCES vault_sessions (session_id),
    wallet     text   NOT NULL,
    drops      bigint NOT NULL CHECK (drops > 0),
    PRIMARY KEY (number, session_id)
);

-- Which intents it looked at, and what it did with each: applied in this place of the path, or rejected.
CREATE TABLE batch_intents
(
    number    bigint  NOT NULL REFERENCES netting_batches (number),
    intent_id uuid    NOT NULL REFERENCES trade_intents (intent_id),
    position  integer,
    reason    text,
    PRIMARY KEY (number, intent_id),
    CONSTRAINT batch_intents_applied_or_rejected CHECK ((position IS NULL) <> (reason IS NULL))
);

ALTER TABLE item_ownership
    ADD CONSTRAINT item_ownership_batch_known FOREIGN KEY (batch) REFERENCES netting_batches (number),
    ADD CONSTRAINT item_ownership_since_known FOREIGN KEY (since) REFERENCES netting_batches (number);
ALTER TABLE trade_intents ADD CONSTRAINT trade_intents_batch_known FOREIGN KEY (batch) REFERENCES netting_batches (number);
