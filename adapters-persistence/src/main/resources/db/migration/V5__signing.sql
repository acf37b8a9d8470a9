-- What was asked to be signed, and what became of what was signed.

CREATE TABLE signing_requests
(
    id                 uuid        NOT NULL PRIMARY KEY, -- version 7: in order of creation
    bout_id            uuid        NOT NULL REFERENCES bouts (id),
    escrow_id          uuid        NOT NULL REFERENCES escrows (id),
    action             text        NOT NULL,
    attempt            integer     NOT NULL,
    requested_at       timestamptz NOT NULL,
    asked_at           timestamptz,                      -- since when the wallet is being asked
    prepared_at_ledger bigint      NOT NULL,
    status             text        NOT NULL,
    payload_id         uuid,                             -- the wallet's name for it
    opened             boolean     NOT NULL,
    expires_at         timestamptz,
    tx_hash            text,
    resolved_at        timestamptz,
    CONSTRAINT signing_requests_attempt_unique UNIQUE (escrow_id, action, attempt),
    CONSTRAINT signing_requests_payload_unique UNIQUE (payload_id),
    CONSTRAINT signing_requests_action_known CHECK (action IN ('create', 'finish', 'cancel')),
    CONSTRAINT signing_requests_status_known CHECK
        (status IN ('requested', 'open', 'expired', 'signed', 'declined', 'cancelled')),
    CONSTRAINT signing_requests_attempt_from_one CHECK (attempt >= 1),
    CONSTRAINT signing_requests_ledger_range CHECK (prepared_at_ledger BETWEEN 0 AND 4294967295),
    CONSTRAINT signing_requests_payload_with_outcome CHECK (payload_id IS NOT NULL OR status = 'requested'),
    CONSTRAINT signing_requests_transaction_exactly_when_signed CHECK ((tx_hash IS NOT NULL) = (status = 'signed')),
    CONSTRAINT signing_requests_resolved_exactly_when_final CHECK
        ((resolved_at IS NOT NULL) = (status IN ('signed', 'declined', 'cancelled'))),
    CONSTRAINT signing_requests_hash_length CHECK (char_length(tx_hash) BETWEEN 8 AND 128)
) WITH (fillfactor = 80);

CREATE INDEX signing_requests_by_bout ON signing_requests (bout_id, id);
CREATE INDEX signing_requests_open ON signing_requests (escrow_id) WHERE status IN ('requested', 'open', 'expired');

-- One live request for one action, whoever asks: nobody is to sign the same thing twice.
CREATE UNIQUE INDEX signing_requests_one_live ON signing_requests (escrow_id, action)
    WHERE status IN ('requested', 'open');

CREATE TRIGGER signing_requests_signature_is_final
    BEFORE UPDATE OF status, tx_hash ON signing_requests
    FOR EACH ROW
    WHEN (old.status = 'signed' AND (new.status, new.tx_hash) IS DISTINCT FROM (old.status, old.tx_hash))
EXECUTE FUNCTION refuse_change('what is signed stays signed');

CREATE TRIGGER signing_requests_resolved_only_by_signature
    BEFORE UPDATE OF status ON signing_requests
    FOR EACH ROW
    WHEN (old.status IN ('declined', 'cancelled') AND new.status NOT IN (old.status, 'signed'))
EXECUTE FUNCTION refuse_change('what is over can at most turn out to be signed');

GRANT SELECT, INSERT, UPDATE (asked_at, status, payload_id, opened, expires_at, tx_hash, resolved_at)
    ON signing_requests TO "${application_role}";

CREATE TABLE followed_transactions
(
    escrow_id            uuid        NOT NULL REFERENCES escrows (id),
    tx_hash              text        NOT NULL,
    action               text        NOT NULL,
    sequence             bigint,
    ticket               bigint,
    last_ledger_sequence bigint,
    signing_request_id   uuid REFERENCES signing_requests (id),
    first_ledger         bigint      NOT NULL,
    known_since          timestamptz NOT NULL,
    status               text        NOT NULL,
    note                 text,
    decided_at           timestamptz,
    PRIMARY KEY (escrow_id, tx_hash),
    CONSTRAINT followed_transactions_action_known CHECK (action IN ('create', 'finish', 'cancel')),
    CONSTRAINT followed_transactions_status_known CHECK
        (status IN ('pending', 'validated', 'applied', 'failed', 'never_comes', 'refused', 'unheard_of')),
    CONSTRAINT followed_transactions_hash_length CHECK (char_length(tx_hash) BETWEEN 8 AND 128),
    CONSTRAINT followed_transactions_sequence_or_ticket CHECK (sequence IS NULL OR ticket IS NULL),
    CONSTRAINT followed_transactions_sequence_range CHECK (sequence BETWEEN 1 AND 4294967295),
    CONSTRAINT followed_transactions_ticket_range CHECK (ticket BETWEEN 1 AND 4294967295),
    CONSTRAINT followed_transactions_last_ledger_range CHECK (last_ledger_sequence BETWEEN 0 AND 4294967295),
    CONSTRAINT followed_transactions_first_ledger_range CHECK (first_ledger BETWEEN 0 AND 4294967295),
    CONSTRAINT followed_transactions_note_length CHECK (char_length(note) <= 500),
    CONSTRAINT followed_transactions_decided_exactly_when_final CHECK
        ((decided_at IS NULL) = (status IN ('pending', 'validated')))
) WITH (fillfactor = 80);

CREATE INDEX followed_transactions_open ON followed_transactions (known_since) WHERE status IN ('pending', 'validated');

CREATE TRIGGER followed_transactions_decision_is_final
    BEFORE UPDATE OF status ON followed_transactions
    FOR EACH ROW
    WHEN (old.status NOT IN ('pending', 'validated') AND new.status <> old.status)
EXECUTE FUNCTION refuse_change('what the ledger has decided does not change');

GRANT SELECT, INSERT, UPDATE (sequence, ticket, last_ledger_sequence, signing_request_id, first_ledger, status, note,
    decided_at) ON followed_transactions TO "${application_role}";

-- On whose word a transaction has moved its escrow: what we found out ourselves may be confirmed once more.
ALTER TABLE escrow_transactions
    ADD COLUMN claimant text NOT NULL DEFAULT 'client',
    ADD CONSTRAINT escrow_transactions_claimant_known CHECK (claimant IN ('client', 'system'));
