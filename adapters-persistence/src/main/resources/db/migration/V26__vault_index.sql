-- What the ledger says about the authority's account, in order and once, and what can be read from it and the batches.

-- How far the ledger has been read.
CREATE TABLE ledger_cursor
(
    account      text        NOT NULL PRIMARY KEY,
    ledger_index bigint      NOT NULL,
    moved_at     timestamptz NOT NULL
);

-- Validated transactions that touched the account. Never changes.
CREATE TABLE ledger_transactions
(
    transaction_hash text        NOT NULL PRIMARY KEY,
    ledger_index     bigint      NOT NULL,
    position         integer     NOT NULL,
    kind             text        NOT NULL,
    result_code      text        NOT NULL,
    balance_change   bigint      NOT NULL, -- of the authority's account, in drops
    fee_drops        bigint      NOT NULL, -- paid by it
    channel_id       text,
    counterparty     text,
    leg_id           uuid,
    closed_at        timestamptz NOT NULL,
    read_at          timestamptz NOT NULL,
    UNIQUE (ledger_index, position)
);

CREATE TABLE wallet_balances
(
    wallet         text   NOT NULL PRIMARY KEY,
    bought_drops   bigint NOT NULL,  -- sum of net debits settled
    sold_drops     bigint NOT NULL,  -- sum of net credits settled
    paid_drops     bigint NOT NULL,  -- of those credits, what was paid on the ledger
    owed_drops     bigint GENERATED ALWAYS AS (sold_drops - paid_drops) STORED,
    last_batch     bigint NOT NULL
);

CREATE TABLE item_history
(
    item_id    text        NOT NULL,
    number     bigint      NOT NULL,
    from_owner text        NOT NULL,
    to_owner   text        NOT NULL,
    settled_at timestamptz NOT NULL,
    PRIMARY KEY (item_id, number)
);

CREATE TABLE vault_stats
(
    only_one        boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (only_one),
    batches         bigint  NOT NULL DEFAULT 0,
    intents_settled bigint  NOT NULL DEFAULT 0,
    gross_drops     bigint  NOT NULL DEFAULT 0,
    fee_drops       bigint  NOT NULL DEFAULT 0,
    royalty_drops   bigint  NOT NULL DEFAULT 0,
    last_batch      bigint  NOT NULL DEFAULT 0
);

INSERT INTO vault_stats DEFAULT VALUES;

-- Settlement moves these in the transaction that moves items and cash.
GRANT SELECT, INSERT ON wallet_balances, item_history TO "${application_role}";
GRANT UPDATE (bought_drops, sold_drops, paid_drops, last_batch) ON wallet_balances TO "${application_role}";
GRANT SELECT ON vault_stats TO "${application_role}";
GRANT UPDATE (batches, intents_settled, gross_drops, fee_drops, royalty_drops, last_batch) ON vault_stats TO "${application_role}";
