-- The standing of accounts: what the events of the points ledger come to. It can be built again from
-- the log of all events at any time, so nothing here is the only trace of anything.
CREATE TABLE reputations
(
    account_id    uuid        NOT NULL PRIMARY KEY,
    score         bigint      NOT NULL,
    points_earned bigint      NOT NULL,
    events        bigint      NOT NULL,
    last_sequence bigint      NOT NULL, -- of the account, the last that was counted
    updated_at    timestamptz NOT NULL,
    CONSTRAINT reputations_points_earned_range CHECK (points_earned >= 0),
    CONSTRAINT reputations_events_from_one CHECK (events >= 1),
    CONSTRAINT reputations_each_number_once CHECK (last_sequence >= events)
) WITH (fillfactor = 70);

CREATE INDEX reputations_best ON reputations (score DESC, account_id);

GRANT SELECT, INSERT, DELETE, UPDATE (score, points_earned, events, last_sequence, updated_at)
    ON reputations TO "${application_role}";
