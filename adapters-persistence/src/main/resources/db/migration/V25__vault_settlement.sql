-- How a batch is settled on the ledger: every transaction is written down, signed, before it is sent.

-- What the settlement authority has to do for a batch. A leg is done by one transaction at most, since all its tries use
-- the same ticket.
CREATE TABLE settlement_legs
(
    leg_id          uuid        NOT NULL PRIMARY KEY, -- version 7
    number          bigint      REFERENCES netting_batches (number), -- null: making tickets
    kind            text        NOT NULL,
    session_id      uuid        REFERENCES vault_sessions (session_id), -- of a claim or a refund
    wallet          text,                             -- of a payment
    destination     text,                             -- the account that is paid
    drops           bigint      NOT NULL,
    state           text        NOT NULL DEFAULT 'planned',
    ticket          bigint      UNIQUE,               -- or the account's sequence number, where tickets are made
    attempts        integer     NOT NULL DEFAULT 0,
    due_at          timestamptz NOT NULL,
    transaction_hash text       UNIQUE,               -- of the try under way, or of the one that was validated
    blob            text,
    last_ledger     bigint,
    ledger_index    bigint,
    result_code     text,
    reason          text,
    changed_at      timestamptz NOT NULL,
    CONSTRAINT settlement_legs_kind_known CHECK (kind IN ('tickets', 'anchor', 'claim', 'payment', 'refund')),
    CONSTRAINT settlement_legs_state_known CHECK (state IN ('planned', 'signed', 'submitted', 'validated', 'failed', 'held')),
    CONSTRAINT settlement_legs_signed_before_sent CHECK (state NOT IN ('signed', 'submitted', 'validated')
        OR (ticket IS NOT NULL AND transaction_hash IS NOT NULL AND blob IS NOT NULL AND last_ledger IS NOT NULL)),
    CONSTRAINT settlement_legs_drops_not_negative CHECK (drops >= 0)
);

CREATE UNIQUE INDEX settlement_legs_one_anchor ON settlement_legs (number) WHERE kind = 'anchor';
CREATE UNIQUE INDEX settlement_legs_one_claim ON settlement_legs (number, session_id) WHERE kind = 'claim';
CREATE UNIQUE INDEX settlement_legs_one_refund ON settlement_legs (number, session_id) WHERE kind = 'refund';
CREATE UNIQUE INDEX settlement_legs_one_payment ON settlement_legs (number, wallet) WHERE kind = 'payment';
CREATE INDEX settlement_legs_due ON settlement_legs (due_at) WHERE state IN ('planned', 'signed', 'submitted');

-- Tickets the authority holds on the ledger.
CREATE TABLE authority_tickets
(
    ticket  bigint NOT NULL PRIMARY KEY,
    made_in text   NOT NULL,  -- the transaction that made it
    leg_id  uuid UNIQUE REFERENCES settlement_legs (leg_id)
);
