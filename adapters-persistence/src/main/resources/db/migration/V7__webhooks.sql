-- Which webhook deliveries have come: a second one of the same is refused. What they said is not kept.

CREATE TABLE webhook_deliveries
(
    delivery_id text        NOT NULL PRIMARY KEY, -- SHA-256 over timestamp, signature and body
    payload_id  uuid,
    received_at timestamptz NOT NULL,
    CONSTRAINT webhook_deliveries_id_form CHECK (delivery_id ~ '^[0-9a-f]{64}$')
);

CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (received_at);

GRANT SELECT, INSERT, DELETE ON webhook_deliveries TO "${application_role}";
