-- How a batch is settled on the ledger: every transaction is written down, signed, before it is sent.

-- What the settlement authority has to do for a batch. All tries of a leg use one ticket until it is spent, so that one
-- of them at most is ever applied.
CREATE TABLE settlement_legs
(
    leg_id           uuid        NOT NULL PRIMARY KEY, -- version 7
    number           bigint      REFERENCES netting_batches (number), -- null: making tickets
    kind             text        NOT NULL,
    session_id       uuid        REFERENCES vault_sessions (session_id), -- of a claim or a refund
    wallet           text,                             -- of a payment
    destination      text,                             -- the account that is paid
    drops            bigint      NOT NULL,
    base_drops       bigint      NOT NULL DEFAULT 0,   -- of a claim: what the channel had paid in all before
    tickets          integer     NOT NULL DEFAULT 0,   -- how many are made
    state            text        NOT NULL DEFAULT 'planned',
    ticket           bigint      CONSTRAINT settlement_legs_ticket_once UNIQUE, -- or the account's sequence number
    attempts         integer     NOT NULL DEFAULT 0,
    due_at           timestamptz NOT NULL,
    transaction_hash text        CONSTRAINT settlement_legs_transaction_once UNIQUE, -- the last signed, or the validated one
    ledger_index     bigint,
    result_code      text,
    reason           text,
    changed_at       timestamptz NOT NULL,
    CONSTRAINT settlement_legs_kind_known CHECK (kind IN ('tickets', 'anchor', 'claim', 'payment', 'refund')),
    CONSTRAINT settlement_legs_state_known CHECK (state IN ('planned', 'signed', 'submitted', 'validated', 'failed', 'held')),
    CONSTRAINT settlement_legs_tickets_for_no_batch CHECK ((number IS NULL) = (kind = 'tickets')),
    CONSTRAINT settlement_legs_tickets_range CHECK (CASE kind WHEN 'tickets' THEN tickets BETWEEN 1 AND 250 ELSE tickets = 0 END),
    CONSTRAINT settlement_legs_of_a_session CHECK ((session_id IS NOT NULL) = (kind IN ('claim', 'refund'))),
    CONSTRAINT settlement_legs_of_a_wallet CHECK ((wallet IS NOT NULL) = (kind = 'payment')),
    CONSTRAINT settlement_legs_to_an_account CHECK ((destination IS NOT NULL) = (kind IN ('payment', 'refund'))),
    CONSTRAINT settlement_legs_drops_range CHECK (drops BETWEEN 0 AND 100000000000000000
        AND (drops > 0) = (kind IN ('claim', 'payment', 'refund'))),
    CONSTRAINT settlement_legs_base_range CHECK (base_drops BETWEEN 0 AND 100000000000000000
        AND (base_drops = 0 OR kind = 'claim')),
    CONSTRAINT settlement_legs_signed_before_sent CHECK (state NOT IN ('signed', 'submitted', 'validated')
        OR (ticket IS NOT NULL AND transaction_hash IS NOT NULL AND attempts > 0)),
    CONSTRAINT settlement_legs_validated_in_a_ledger CHECK (state <> 'validated' OR ledger_index IS NOT NULL),
    CONSTRAINT settlement_legs_held_where_owed CHECK (state <> 'held' OR kind IN ('payment', 'refund')),
    CONSTRAINT settlement_legs_attempts_range CHECK (attempts >= 0)
);

CREATE UNIQUE INDEX settlement_legs_one_anchor ON settlement_legs (number) WHERE kind = 'anchor';
CREATE UNIQUE INDEX settlement_legs_one_claim ON settlement_legs (number, session_id) WHERE kind = 'claim';
CREATE UNIQUE INDEX settlement_legs_one_refund ON settlement_legs (number, session_id) WHERE kind = 'refund';
CREATE UNIQUE INDEX settlement_legs_one_payment ON settlement_legs (number, wallet) WHERE kind = 'payment';
CREATE UNIQUE INDEX settlement_legs_one_making_tickets ON settlement_legs (kind)
    WHERE kind = 'tickets' AND state IN ('planned', 'signed', 'submitted');
CREATE INDEX settlement_legs_of_a_batch ON settlement_legs (number, leg_id);
CREATE INDEX settlement_legs_due ON settlement_legs (due_at) WHERE state IN ('planned', 'signed', 'submitted');
CREATE INDEX settlement_legs_held ON settlement_legs (leg_id) WHERE state = 'held';

-- Every transaction that was signed, whether or not it was ever sent. Never changes.
CREATE TABLE settlement_attempts
(
    transaction_hash text        NOT NULL PRIMARY KEY,
    leg_id           uuid        NOT NULL REFERENCES settlement_legs (leg_id),
    ticket           bigint      NOT NULL,
    blob             text        NOT NULL,
    first_ledger     bigint      NOT NULL,
    last_ledger      bigint      NOT NULL,
    signed_at        timestamptz NOT NULL,
    CONSTRAINT settlement_attempts_hash_form CHECK (transaction_hash ~ '^[0-9A-F]{64}$'),
    CONSTRAINT settlement_attempts_ticket_range CHECK (ticket BETWEEN 1 AND 4294967295),
    CONSTRAINT settlement_attempts_blob_length CHECK (length(blob) BETWEEN 1 AND 8192),
    CONSTRAINT settlement_attempts_some_ledgers CHECK (first_ledger > 0 AND last_ledger >= first_ledger)
);

CREATE INDEX settlement_attempts_of_a_leg ON settlement_attempts (leg_id, ticket);

CREATE TRIGGER settlement_attempts_never_change
    BEFORE UPDATE OR DELETE ON settlement_attempts
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what was signed stays');

CREATE TRIGGER settlement_attempts_never_truncated
    BEFORE TRUNCATE ON settlement_attempts
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what was signed stays');

ALTER TABLE settlement_attempts ENABLE ALWAYS TRIGGER settlement_attempts_never_change;
ALTER TABLE settlement_attempts ENABLE ALWAYS TRIGGER settlement_attempts_never_truncated;

-- Tickets the authority holds on the ledger.
CREATE TABLE authority_tickets
(
    ticket  bigint NOT NULL PRIMARY KEY,
    made_by uuid   NOT NULL REFERENCES settlement_legs (leg_id),
    leg_id  uuid   CONSTRAINT authority_tickets_one_for_each UNIQUE REFERENCES settlement_legs (leg_id),
    CONSTRAINT authority_tickets_ticket_range CHECK (ticket BETWEEN 1 AND 4294967295)
);

-- How the settlement of a batch is going.
CREATE TABLE settlement_runs
(
    number       bigint      NOT NULL PRIMARY KEY REFERENCES netting_batches (number),
    failures     integer     NOT NULL, -- in a row
    due_at       timestamptz NOT NULL, -- nothing is tried before
    last_failure text,
    changed_at   timestamptz NOT NULL,
    CONSTRAINT settlement_runs_failures_range CHECK (failures >= 0),
    CONSTRAINT settlement_runs_failure_length CHECK (length(last_failure) BETWEEN 1 AND 500)
);

-- A source may have its channel pay the authority beside all claims. Then the channel has paid more than was claimed, and
-- what the session has signed may no longer cover the debits of a batch that is under way. That batch is given back, but
-- the books have to be able to say so.
ALTER TABLE vault_sessions DROP CONSTRAINT vault_sessions_debits_covered;

GRANT SELECT, INSERT ON settlement_legs, settlement_attempts, settlement_runs TO "${application_role}";
GRANT SELECT, INSERT, DELETE ON authority_tickets TO "${application_role}";
GRANT UPDATE (leg_id) ON authority_tickets TO "${application_role}";
GRANT UPDATE (failures, due_at, last_failure, changed_at) ON settlement_runs TO "${application_role}";
GRANT UPDATE (destination, state, ticket, attempts, due_at, transaction_hash, ledger_index, result_code, reason, changed_at)
    ON settlement_legs TO "${application_role}";

-- What moves with a batch.
GRANT SELECT ON netting_batches, batch_wallets, batch_items, batch_debits TO "${application_role}";
GRANT UPDATE (state, state_changed_at, reason, version) ON netting_batches TO "${application_role}";
GRANT SELECT ON vault_sessions, trade_intents, listings, item_ownership TO "${application_role}";
GRANT UPDATE (claimed_drops, debit_drops, used_drops, reserved_drops, version) ON vault_sessions TO "${application_role}";
GRANT UPDATE (state, reason, ended_at) ON trade_intents TO "${application_role}";
GRANT UPDATE (state, intent_id, ended_at) ON listings TO "${application_role}";
GRANT UPDATE (owner, since, batch, changed_at) ON item_ownership TO "${application_role}";
GRANT INSERT ON intent_changes TO "${application_role}";
