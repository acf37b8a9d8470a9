-- What the ledger says about the authority's account, in order and once, and what can be read from it and the batches.

-- How far the ledger has been read, and what the account held where reading began.
CREATE TABLE ledger_cursor
(
    account        text        NOT NULL PRIMARY KEY,
    opening_ledger bigint      NOT NULL,
    opening_drops  bigint      NOT NULL,
    ledger_index   bigint      NOT NULL,
    moved_at       timestamptz NOT NULL, -- the end of the last pass, also of one that found nothing
    CONSTRAINT ledger_cursor_account_form CHECK (account ~ '^r[1-9A-HJ-NP-Za-km-z]{24,34}$'),
    CONSTRAINT ledger_cursor_from_the_opening CHECK (opening_ledger >= 1 AND ledger_index >= opening_ledger),
    CONSTRAINT ledger_cursor_opening_not_negative CHECK (opening_drops >= 0)
);

-- Validated transactions that touched the account. Never changes.
CREATE TABLE ledger_transactions
(
    account          text        NOT NULL REFERENCES ledger_cursor (account),
    transaction_hash text        NOT NULL,
    ledger_index     bigint      NOT NULL,
    position         integer     NOT NULL,
    kind             text        NOT NULL, -- XRPL's name of its type
    result_code      text        NOT NULL,
    sent             boolean     NOT NULL, -- by the account itself
    counterparty     text,                 -- who sent it or, where the account did, to whom
    balance_change   bigint      NOT NULL, -- of the account, in drops, the fee included
    fee_drops        bigint      NOT NULL, -- paid by it
    channel_id       text,                 -- the one to the account that it touched
    channel_drops    bigint,               -- what that holds in all, after it
    channel_paid     bigint,               -- of which it has paid, after it
    closed_at        timestamptz NOT NULL, -- the ledger, by its own clock
    read_at          timestamptz NOT NULL,
    PRIMARY KEY (account, transaction_hash),
    CONSTRAINT ledger_transactions_one_in_a_place UNIQUE (account, ledger_index, position),
    CONSTRAINT ledger_transactions_hash_form CHECK (transaction_hash ~ '^[0-9A-F]{64}$'),
    CONSTRAINT ledger_transactions_channel_form CHECK (channel_id ~ '^[0-9A-F]{64}$'),
    CONSTRAINT ledger_transactions_channel_whole CHECK ((channel_id IS NULL) = (channel_drops IS NULL)
        AND (channel_id IS NULL) = (channel_paid IS NULL)),
    CONSTRAINT ledger_transactions_paid_within_channel CHECK (channel_paid BETWEEN 0 AND channel_drops),
    CONSTRAINT ledger_transactions_kind_length CHECK (length(kind) BETWEEN 1 AND 40),
    CONSTRAINT ledger_transactions_result_form CHECK (result_code ~ '^te[cs][A-Z0-9_]{1,40}$'),
    CONSTRAINT ledger_transactions_fee_of_the_sender CHECK (fee_drops >= 0 AND (sent OR fee_drops = 0))
);

CREATE INDEX ledger_transactions_of_a_channel ON ledger_transactions (channel_id, ledger_index, position)
    WHERE channel_id IS NOT NULL;
CREATE INDEX ledger_transactions_by_hash ON ledger_transactions (transaction_hash);

-- When the items of a batch moved. Never changes.
CREATE TABLE settled_batches
(
    number     bigint      NOT NULL PRIMARY KEY REFERENCES netting_batches (number),
    settled_at timestamptz NOT NULL
);

-- The rest follows from the batches, and can be made again from them.
CREATE TABLE wallet_balances
(
    wallet       text   NOT NULL PRIMARY KEY,
    bought_drops bigint NOT NULL, -- sum of net debits settled
    sold_drops   bigint NOT NULL, -- sum of net credits settled
    paid_drops   bigint NOT NULL, -- of those credits, what was paid on the ledger; the treasury keeps its own
    owed_drops   bigint GENERATED ALWAYS AS (sold_drops - paid_drops) STORED,
    last_batch   bigint NOT NULL REFERENCES settled_batches (number),
    CONSTRAINT wallet_balances_not_negative CHECK (bought_drops >= 0 AND sold_drops >= 0 AND paid_drops >= 0),
    CONSTRAINT wallet_balances_paid_what_is_owed CHECK (paid_drops <= sold_drops)
) WITH (fillfactor = 70);

CREATE TABLE item_history
(
    item_id    text        NOT NULL REFERENCES items (item_id),
    number     bigint      NOT NULL REFERENCES settled_batches (number),
    from_owner text        NOT NULL,
    to_owner   text        NOT NULL, -- the same where it came back within the batch
    settled_at timestamptz NOT NULL,
    PRIMARY KEY (item_id, number)
);

CREATE TABLE vault_stats
(
    only_one      boolean NOT NULL PRIMARY KEY DEFAULT true,
    batches       bigint  NOT NULL DEFAULT 0,
    trades        bigint  NOT NULL DEFAULT 0,
    gross_drops   numeric(30) NOT NULL DEFAULT 0,
    fee_drops     numeric(30) NOT NULL DEFAULT 0,
    royalty_drops numeric(30) NOT NULL DEFAULT 0,
    last_batch    bigint  NOT NULL DEFAULT 0,
    CONSTRAINT vault_stats_has_one_row CHECK (only_one),
    CONSTRAINT vault_stats_not_negative CHECK (batches >= 0 AND trades >= 0 AND gross_drops >= 0 AND fee_drops >= 0
        AND royalty_drops >= 0 AND last_batch >= batches)
);

INSERT INTO vault_stats DEFAULT VALUES;

-- What the last comparison of our books with the ledger found.
CREATE TABLE vault_reconciliation
(
    only_one         boolean     NOT NULL PRIMARY KEY DEFAULT true,
    ran_at           timestamptz NOT NULL,
    ledger_index     bigint      NOT NULL, -- the validated ledger it was held against
    differences      integer     NOT NULL,
    difference_drops bigint      NOT NULL, -- the sum of their absolute amounts
    CONSTRAINT vault_reconciliation_has_one_row CHECK (only_one),
    CONSTRAINT vault_reconciliation_not_negative CHECK (differences >= 0 AND difference_drops >= 0)
);

CREATE TABLE vault_differences
(
    place          integer NOT NULL PRIMARY KEY,
    kind           text    NOT NULL,
    subject        text    NOT NULL,
    expected_drops bigint  NOT NULL,
    found_drops    bigint  NOT NULL,
    CONSTRAINT vault_differences_a_thousand_at_most CHECK (place BETWEEN 1 AND 1000),
    CONSTRAINT vault_differences_kind_form CHECK (kind ~ '^[a-z_]{1,40}$'),
    CONSTRAINT vault_differences_subject_length CHECK (length(subject) BETWEEN 1 AND 100)
);

CREATE TRIGGER ledger_transactions_never_change
    BEFORE UPDATE OR DELETE ON ledger_transactions
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what the ledger said stays');

CREATE TRIGGER ledger_transactions_never_truncated
    BEFORE TRUNCATE ON ledger_transactions
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what the ledger said stays');

CREATE TRIGGER settled_batches_never_change
    BEFORE UPDATE OR DELETE ON settled_batches
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('a settled batch stays settled');

CREATE TRIGGER settled_batches_never_truncated
    BEFORE TRUNCATE ON settled_batches
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('a settled batch stays settled');

ALTER TABLE ledger_transactions ENABLE ALWAYS TRIGGER ledger_transactions_never_change;
ALTER TABLE ledger_transactions ENABLE ALWAYS TRIGGER ledger_transactions_never_truncated;
ALTER TABLE settled_batches ENABLE ALWAYS TRIGGER settled_batches_never_change;
ALTER TABLE settled_batches ENABLE ALWAYS TRIGGER settled_batches_never_truncated;

GRANT SELECT, INSERT, UPDATE (ledger_index, moved_at) ON ledger_cursor TO "${application_role}";
GRANT SELECT, INSERT ON ledger_transactions TO "${application_role}";
GRANT SELECT, INSERT ON settled_batches TO "${application_role}";
GRANT SELECT, INSERT, DELETE, UPDATE (bought_drops, sold_drops, paid_drops, last_batch)
    ON wallet_balances TO "${application_role}";
GRANT SELECT, INSERT, DELETE, UPDATE (from_owner, to_owner, settled_at) ON item_history TO "${application_role}";
GRANT SELECT, UPDATE (batches, trades, gross_drops, fee_drops, royalty_drops, last_batch)
    ON vault_stats TO "${application_role}";
GRANT SELECT, INSERT, UPDATE (ran_at, ledger_index, differences, difference_drops)
    ON vault_reconciliation TO "${application_role}";
GRANT SELECT, INSERT, DELETE ON vault_differences TO "${application_role}";
