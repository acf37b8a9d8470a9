-- What happened, for whoever wants to know, and how far each of them has got.

-- Kept in the transaction in which it happens. The sequence tells the order within an ordering key,
-- whose writers take turns; it has gaps and does not become visible in order. So positions are given
-- afterwards, to what is committed, by one writer at a time for each partition.
CREATE TABLE published_events
(
    event_id     uuid        NOT NULL PRIMARY KEY,
    sequence     bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    type         text        NOT NULL,
    subject      text        NOT NULL,
    ordering_key text        NOT NULL,
    partition    smallint    NOT NULL,
    time         timestamptz NOT NULL,
    data         jsonb       NOT NULL,
    position     bigint,
    CONSTRAINT published_events_place_unique UNIQUE (partition, position),
    CONSTRAINT published_events_type_form CHECK (type ~ '^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)+$' AND char_length(type) <= 100),
    CONSTRAINT published_events_subject_length CHECK (char_length(subject) BETWEEN 1 AND 255),
    CONSTRAINT published_events_ordering_key_length CHECK (char_length(ordering_key) BETWEEN 1 AND 255),
    CONSTRAINT published_events_partition_range CHECK (partition BETWEEN 0 AND 7),
    CONSTRAINT published_events_position_from_one CHECK (position >= 1),
    CONSTRAINT published_events_data_named CHECK (jsonb_typeof(data) = 'object'),
    CONSTRAINT published_events_data_size CHECK (pg_column_size(data) <= 32768)
) WITH (autovacuum_vacuum_scale_factor = 0.05); -- each row is written twice

-- The only index over the sequence, so that no plan can look for what has no place among what has one.
CREATE INDEX published_events_unplaced ON published_events (partition, sequence) WHERE position IS NULL;

CREATE TRIGGER published_events_keep_their_place
    BEFORE UPDATE ON published_events
    FOR EACH ROW
    WHEN (old.position IS NOT NULL)
EXECUTE FUNCTION refuse_change('what has its place in the log keeps it');

CREATE TRIGGER published_events_never_change
    BEFORE UPDATE OF event_id, sequence, type, subject, ordering_key, partition, time, data OR DELETE OR TRUNCATE
    ON published_events
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what has happened stays');

ALTER TABLE published_events ENABLE ALWAYS TRIGGER published_events_keep_their_place;
ALTER TABLE published_events ENABLE ALWAYS TRIGGER published_events_never_change;

GRANT SELECT, INSERT, UPDATE (position) ON published_events TO "${application_role}";

-- The last position of each partition. Whoever gives positions holds its row.
CREATE TABLE event_partitions
(
    partition smallint NOT NULL PRIMARY KEY,
    head      bigint   NOT NULL,
    CONSTRAINT event_partitions_partition_range CHECK (partition BETWEEN 0 AND 7),
    CONSTRAINT event_partitions_head_range CHECK (head >= 0)
) WITH (fillfactor = 50);

INSERT INTO event_partitions (partition, head)
SELECT partition, 0 FROM generate_series(0, 7) partition;

CREATE TRIGGER event_partitions_only_grow
    BEFORE UPDATE ON event_partitions
    FOR EACH ROW
    WHEN (new.head < old.head)
EXECUTE FUNCTION refuse_change('positions are given once');

GRANT SELECT, UPDATE (head) ON event_partitions TO "${application_role}";

-- How far each consumer has got. It moves in the transaction of what the consumer keeps.
CREATE TABLE event_cursors
(
    consumer  text     NOT NULL,
    partition smallint NOT NULL REFERENCES event_partitions (partition),
    position  bigint   NOT NULL DEFAULT 0,
    failures  integer  NOT NULL DEFAULT 0, -- in a row
    retry_at  timestamptz,
    PRIMARY KEY (consumer, partition),
    CONSTRAINT event_cursors_consumer_form CHECK (consumer ~ '^[a-z0-9-]{1,60}$'),
    CONSTRAINT event_cursors_position_range CHECK (position >= 0),
    CONSTRAINT event_cursors_failures_range CHECK (failures >= 0),
    CONSTRAINT event_cursors_retry_exactly_after_failure CHECK ((retry_at IS NOT NULL) = (failures > 0))
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, UPDATE (position, failures, retry_at) ON event_cursors TO "${application_role}";

-- Who outside is told.
CREATE TABLE event_subscriptions
(
    subscription_id uuid        NOT NULL PRIMARY KEY, -- version 7: in order of creation
    name            text        NOT NULL,
    url             text        NOT NULL,
    types           text[]      NOT NULL,
    paused          boolean     NOT NULL,
    created_at      timestamptz NOT NULL,
    failures        integer     NOT NULL DEFAULT 0, -- in a row
    rests_until     timestamptz,
    CONSTRAINT event_subscriptions_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT event_subscriptions_url_form CHECK (url ~ '^https?://[\x21-\x7E]+$' AND char_length(url) <= 500),
    CONSTRAINT event_subscriptions_types_counted CHECK (cardinality(types) BETWEEN 1 AND 20),
    CONSTRAINT event_subscriptions_failures_range CHECK (failures >= 0)
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, DELETE, UPDATE (paused, failures, rests_until) ON event_subscriptions TO "${application_role}";

-- What signs. Sealed by the application; one without an end is the newest.
CREATE TABLE event_subscription_secrets
(
    secret_id       uuid        NOT NULL PRIMARY KEY, -- version 7: in order of creation
    subscription_id uuid        NOT NULL REFERENCES event_subscriptions (subscription_id) ON DELETE CASCADE,
    key_version     integer     NOT NULL,
    nonce           bytea       NOT NULL,
    ciphertext      bytea       NOT NULL,
    created_at      timestamptz NOT NULL,
    ends_at         timestamptz,
    CONSTRAINT event_subscription_secrets_key_version_from_one CHECK (key_version >= 1),
    CONSTRAINT event_subscription_secrets_nonce_length CHECK (octet_length(nonce) = 12),
    CONSTRAINT event_subscription_secrets_ciphertext_length CHECK (octet_length(ciphertext) = 48),
    CONSTRAINT event_subscription_secrets_nonce_unique UNIQUE (key_version, nonce)
);

CREATE UNIQUE INDEX event_subscription_secrets_one_newest ON event_subscription_secrets (subscription_id)
    WHERE ends_at IS NULL;
CREATE INDEX event_subscription_secrets_of ON event_subscription_secrets (subscription_id, secret_id);

GRANT SELECT, INSERT, DELETE, UPDATE (ends_at) ON event_subscription_secrets TO "${application_role}";

-- One event on its way to one subscriber.
CREATE TABLE event_deliveries
(
    delivery_id     uuid        NOT NULL PRIMARY KEY, -- version 7: in order of creation
    subscription_id uuid        NOT NULL REFERENCES event_subscriptions (subscription_id) ON DELETE CASCADE,
    event_id        uuid        NOT NULL REFERENCES published_events (event_id),
    ordering_key    text        NOT NULL,
    position        bigint      NOT NULL,
    status          text        NOT NULL DEFAULT 'pending',
    attempts        integer     NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    claimed_until   timestamptz,
    last_status     integer,
    last_reason     text,
    ended_at        timestamptz,
    CONSTRAINT event_deliveries_event_once UNIQUE (subscription_id, event_id),
    CONSTRAINT event_deliveries_position_from_one CHECK (position >= 1),
    CONSTRAINT event_deliveries_status_known CHECK (status IN ('pending', 'delivered', 'dead')),
    CONSTRAINT event_deliveries_attempts_range CHECK (attempts >= 0),
    CONSTRAINT event_deliveries_last_status_range CHECK (last_status BETWEEN 100 AND 999),
    CONSTRAINT event_deliveries_last_reason_length CHECK (char_length(last_reason) <= 200),
    CONSTRAINT event_deliveries_ended_exactly_when_not_pending CHECK ((ended_at IS NULL) = (status = 'pending')),
    CONSTRAINT event_deliveries_claimed_only_while_pending CHECK (claimed_until IS NULL OR status = 'pending')
) WITH (fillfactor = 80);

CREATE INDEX event_deliveries_due ON event_deliveries (subscription_id, due_at) WHERE status = 'pending';
CREATE INDEX event_deliveries_in_order ON event_deliveries (subscription_id, ordering_key, position)
    WHERE status = 'pending';
CREATE INDEX event_deliveries_log ON event_deliveries (subscription_id, delivery_id);
CREATE INDEX event_deliveries_dead ON event_deliveries (subscription_id, delivery_id) WHERE status = 'dead';
CREATE INDEX event_deliveries_old ON event_deliveries (ended_at) WHERE status = 'delivered';

CREATE TRIGGER event_deliveries_delivered_is_final
    BEFORE UPDATE OF status ON event_deliveries
    FOR EACH ROW
    WHEN (old.status = 'delivered' AND new.status <> 'delivered')
EXECUTE FUNCTION refuse_change('what was delivered stays delivered');

GRANT SELECT, INSERT, DELETE, UPDATE (status, attempts, due_at, claimed_until, last_status, last_reason, ended_at)
    ON event_deliveries TO "${application_role}";
