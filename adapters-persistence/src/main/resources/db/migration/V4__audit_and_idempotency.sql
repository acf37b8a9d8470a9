-- What every context needs: the answers already given, and the history.

-- The final answer to each intent of each caller, kept in the transaction of its effect.
CREATE TABLE idempotent_answers
(
    caller_user_id  uuid        NOT NULL,
    scope           text        NOT NULL,
    idempotency_key text        NOT NULL,
    fingerprint     text        NOT NULL,
    status          integer     NOT NULL,
    body            text        NOT NULL,
    answered_at     timestamptz NOT NULL DEFAULT now(), -- for whoever clears old ones away
    PRIMARY KEY (caller_user_id, scope, idempotency_key),
    CONSTRAINT idempotent_answers_key_form CHECK (idempotency_key ~ '^[\x21-\x7E]{1,255}$'),
    CONSTRAINT idempotent_answers_fingerprint_form CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    -- Failures of others (502, 503, 504) are never final.
    CONSTRAINT idempotent_answers_status_final CHECK (status BETWEEN 200 AND 499)
);

GRANT SELECT, INSERT ON idempotent_answers TO "${application_role}";

-- Append-only. The entries of one chain are linked: each hash covers its entry and the hash before
-- it, so that a change or a gap shows to whoever reads the chain.
CREATE TABLE audit_entries
(
    chain         text        NOT NULL,
    position      bigint      NOT NULL,
    at            timestamptz NOT NULL,
    actor         text        NOT NULL,
    role          text        NOT NULL,
    request_id    text        NOT NULL,
    action        text        NOT NULL,
    outcome       text        NOT NULL,
    details       jsonb       NOT NULL,
    previous_hash text        NOT NULL,
    hash          text        NOT NULL,
    PRIMARY KEY (chain, position),
    CONSTRAINT audit_entries_position_from_one CHECK (position >= 1),
    CONSTRAINT audit_entries_details_named CHECK (jsonb_typeof(details) = 'object'),
    CONSTRAINT audit_entries_previous_hash_form CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT audit_entries_hash_form CHECK (hash ~ '^[0-9a-f]{64}$')
);

CREATE TRIGGER audit_entries_never_change
    BEFORE UPDATE OR DELETE ON audit_entries
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('the history is append-only');

CREATE TRIGGER audit_entries_never_truncated
    BEFORE TRUNCATE ON audit_entries
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('the history is append-only');

-- Also while a session poses as a replica.
ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_never_change;
ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_never_truncated;

GRANT SELECT, INSERT ON audit_entries TO "${application_role}";
