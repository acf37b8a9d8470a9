-- Documents that are published for good, each under the hash of its bytes, and how far each has got into the store for
-- everybody. They belong to no site.

-- The CID of raw bytes: version 1, codec raw, SHA-256, base32. The database knows it too, so that no document ever stands
-- under the name of another.
CREATE FUNCTION content_cid(document bytea) RETURNS text
    LANGUAGE sql
    IMMUTABLE
    STRICT
    PARALLEL SAFE
RETURN (SELECT 'b' || string_agg(
            substr('abcdefghijklmnopqrstuvwxyz234567', 1 + substring(bits FROM 1 + 5 * digit FOR 5)::bit(5)::integer, 1),
            '' ORDER BY digit)
        FROM (SELECT ('x' || encode('\x01551220'::bytea || sha256(document), 'hex'))::bit(288) || B'00' AS bits) AS whole,
             generate_series(0, 57) AS digit);

CREATE TABLE content_documents
(
    cid        text        NOT NULL PRIMARY KEY,
    kind       text        NOT NULL,
    bytes      bytea       NOT NULL,
    size       integer     NOT NULL GENERATED ALWAYS AS (octet_length(bytes)) STORED,
    created_at timestamptz NOT NULL,
    CONSTRAINT content_documents_kind_known CHECK (kind IN ('intents', 'batch', 'outcome')),
    CONSTRAINT content_documents_size_range CHECK (octet_length(bytes) BETWEEN 1 AND 262144),
    CONSTRAINT content_documents_named_by_their_bytes CHECK (cid = content_cid(bytes))
);

CREATE TRIGGER content_documents_never_change
    BEFORE UPDATE OR DELETE OR TRUNCATE ON content_documents
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what was published stays');

-- One row for each document. Whoever hands it over, or looks for it in the store, moves due_at on first and so has it
-- until then.
CREATE TABLE content_pins
(
    cid        text        NOT NULL PRIMARY KEY REFERENCES content_documents (cid),
    store      text        NOT NULL,
    state      text        NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0, -- failed ones in a row
    due_at     timestamptz,                    -- when it is handed over, or looked for once it is kept
    last_error text,
    queued_at  timestamptz NOT NULL,
    kept_at    timestamptz,                    -- when it was last known to be there
    CONSTRAINT content_pins_store_form CHECK (store ~ '^[a-z0-9-]{1,40}$'),
    CONSTRAINT content_pins_state_known CHECK (state IN ('queued', 'kept', 'failed')),
    CONSTRAINT content_pins_attempts_range CHECK (attempts >= 0),
    CONSTRAINT content_pins_failed_says_why CHECK ((last_error IS NOT NULL) = (state = 'failed') AND (attempts > 0) = (state = 'failed')),
    CONSTRAINT content_pins_due_until_kept CHECK (due_at IS NOT NULL OR state = 'kept'),
    CONSTRAINT content_pins_kept_at_a_moment CHECK ((kept_at IS NOT NULL) = (state = 'kept')),
    CONSTRAINT content_pins_last_error_length CHECK (char_length(last_error) BETWEEN 1 AND 300)
) WITH (fillfactor = 80);

CREATE INDEX content_pins_due ON content_pins (due_at) WHERE state <> 'kept';
CREATE INDEX content_pins_waiting ON content_pins (queued_at) WHERE state <> 'kept';
CREATE INDEX content_pins_looked_for ON content_pins (due_at) WHERE state = 'kept';
CREATE INDEX content_pins_of_store ON content_pins (store);

CREATE TRIGGER content_pins_stay
    BEFORE UPDATE OF cid OR DELETE OR TRUNCATE ON content_pins
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('each document has its place');

-- Also while a session poses as a replica.
ALTER TABLE content_documents ENABLE ALWAYS TRIGGER content_documents_never_change;
ALTER TABLE content_pins ENABLE ALWAYS TRIGGER content_pins_stay;

GRANT SELECT, INSERT ON content_documents TO "${application_role}";
GRANT SELECT, INSERT, UPDATE (store, state, attempts, due_at, last_error, queued_at, kept_at)
    ON content_pins TO "${application_role}";
