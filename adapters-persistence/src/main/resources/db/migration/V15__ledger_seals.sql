-- What makes tampering with the ledger show: seals of its entries, and what was signed of them.

-- One row for each entry, in chains that grow beside the ledger: each chain hash covers its entry and all seals before
-- it. No foreign key: it would write a lock into each entry's row, and who could break it could drop it. Append-only.
CREATE TABLE ledger_seals
(
    shard      smallint NOT NULL, -- the partition of the log in which the entry's event is
    position   bigint   NOT NULL,
    entry_id   uuid     NOT NULL,
    entry_hash bytea    NOT NULL,
    chain_hash bytea    NOT NULL,
    PRIMARY KEY (shard, position),
    CONSTRAINT ledger_seals_entry_sealed_once UNIQUE (entry_id),
    CONSTRAINT ledger_seals_shard_range CHECK (shard BETWEEN 0 AND 7),
    CONSTRAINT ledger_seals_position_from_one CHECK (position >= 1),
    CONSTRAINT ledger_seals_entry_hash_length CHECK (octet_length(entry_hash) = 32),
    CONSTRAINT ledger_seals_chain_hash_length CHECK (octet_length(chain_hash) = 32)
);

CREATE TRIGGER ledger_seals_never_change
    BEFORE UPDATE OR DELETE ON ledger_seals
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('seals are append-only');

CREATE TRIGGER ledger_seals_never_truncated
    BEFORE TRUNCATE ON ledger_seals
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('seals are append-only');

-- Also while a session poses as a replica.
ALTER TABLE ledger_seals ENABLE ALWAYS TRIGGER ledger_seals_never_change;
ALTER TABLE ledger_seals ENABLE ALWAYS TRIGGER ledger_seals_never_truncated;

GRANT SELECT, INSERT ON ledger_seals TO "${application_role}";

-- A copy of what is kept elsewhere; it proves nothing by itself, but tells what has to be there. Append-only.
CREATE TABLE ledger_checkpoints
(
    number   bigint      NOT NULL PRIMARY KEY,
    at       timestamptz NOT NULL,
    hash     bytea       NOT NULL,
    document text        NOT NULL, -- exactly as in the file
    CONSTRAINT ledger_checkpoints_number_from_one CHECK (number >= 1),
    CONSTRAINT ledger_checkpoints_hash_length CHECK (octet_length(hash) = 32),
    CONSTRAINT ledger_checkpoints_document_size CHECK (char_length(document) BETWEEN 2 AND 65536)
);

CREATE TRIGGER ledger_checkpoints_never_change
    BEFORE UPDATE OR DELETE ON ledger_checkpoints
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('checkpoints are append-only');

CREATE TRIGGER ledger_checkpoints_never_truncated
    BEFORE TRUNCATE ON ledger_checkpoints
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('checkpoints are append-only');

ALTER TABLE ledger_checkpoints ENABLE ALWAYS TRIGGER ledger_checkpoints_never_change;
ALTER TABLE ledger_checkpoints ENABLE ALWAYS TRIGGER ledger_checkpoints_never_truncated;

GRANT SELECT, INSERT ON ledger_checkpoints TO "${application_role}";

-- A checkpoint adds up what was audited since the one before.
CREATE INDEX audit_entries_by_moment ON audit_entries (at);
