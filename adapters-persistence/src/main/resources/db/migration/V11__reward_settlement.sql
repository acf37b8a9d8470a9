-- Reward settlement: the source events as they came, how far each has got on its way to its points,
-- the policies, and what they decided.

-- The order in which events are accepted. Ids are no substitute: replicas' clocks differ.
CREATE SEQUENCE reward_settlement_order AS bigint;

GRANT USAGE ON SEQUENCE reward_settlement_order TO "${application_role}";

-- What was sent, as it was sent. An event has one settlement, and its id.
CREATE TABLE source_events
(
    settlement_id uuid        PRIMARY KEY,
    source        text        NOT NULL,
    event_id      text        NOT NULL,
    event_type    text        NOT NULL,
    fingerprint   text        NOT NULL,
    body          text        NOT NULL,
    accepted_at   timestamptz NOT NULL,
    CONSTRAINT source_events_reference_unique UNIQUE (source, event_id),
    CONSTRAINT source_events_source_length CHECK (length(source) BETWEEN 1 AND 512),
    CONSTRAINT source_events_event_id_length CHECK (length(event_id) BETWEEN 1 AND 256),
    CONSTRAINT source_events_event_type_length CHECK (length(event_type) BETWEEN 1 AND 256),
    CONSTRAINT source_events_fingerprint_form CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    CONSTRAINT source_events_body_length CHECK (octet_length(body) BETWEEN 1 AND 1048576)
);

CREATE INDEX source_events_of_source ON source_events (source, settlement_id);

CREATE TRIGGER source_events_never_change
    BEFORE UPDATE OR DELETE ON source_events
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what was sent stays as it was sent');

CREATE TRIGGER source_events_never_truncated
    BEFORE TRUNCATE ON source_events
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what was sent stays as it was sent');

ALTER TABLE source_events ENABLE ALWAYS TRIGGER source_events_never_change;
ALTER TABLE source_events ENABLE ALWAYS TRIGGER source_events_never_truncated;

GRANT SELECT, INSERT ON source_events TO "${application_role}";

-- The state changes with each step, so no index may know of it (a partial index's condition counts,
-- too): then a step is a heap-only update, in the space that the fill factor leaves. What ended has an
-- outcome, and the indexes below hold what has none, so that they stay small whatever has ended.
CREATE TABLE reward_settlements
(
    id            uuid        PRIMARY KEY,
    accepted      bigint      NOT NULL,
    lane          smallint    NOT NULL,
    ordering_key  text        NOT NULL,
    state         text        NOT NULL,
    attempt       integer     NOT NULL,
    due_at        timestamptz NOT NULL,
    parked        text,
    account_id    uuid,
    entry_id      uuid,
    outcome       text,
    failure       text,
    detail        text,
    ended_at      timestamptz,
    step_states   text[]        NOT NULL,
    step_moments  timestamptz[] NOT NULL,
    step_attempts integer[]     NOT NULL,
    version       bigint      NOT NULL,
    CONSTRAINT reward_settlements_id_fkey FOREIGN KEY (id) REFERENCES source_events (settlement_id),
    CONSTRAINT reward_settlements_lane_known CHECK (lane BETWEEN 0 AND 7),
    CONSTRAINT reward_settlements_ordering_key_length CHECK (octet_length(ordering_key) BETWEEN 1 AND 2600),
    CONSTRAINT reward_settlements_state_known CHECK (state IN
        ('initiated', 'loading_source', 'classifying_event', 'computing_policy', 'resolving_account',
         'posting_ledger', 'emit_summary', 'succeeded', 'failed', 'cancelled')),
    CONSTRAINT reward_settlements_counted CHECK (attempt >= 0 AND version >= 0 AND accepted >= 1),
    CONSTRAINT reward_settlements_parked_reason CHECK (length(parked) BETWEEN 1 AND 500),
    CONSTRAINT reward_settlements_ended_is_not_parked CHECK (outcome IS NULL OR parked IS NULL),
    CONSTRAINT reward_settlements_outcome_fits_state CHECK (CASE
        WHEN outcome IS NULL THEN state NOT IN ('succeeded', 'failed', 'cancelled')
        WHEN outcome IN ('settled', 'already_applied', 'no_op', 'skipped') THEN state = 'succeeded'
        WHEN outcome IN ('failed', 'cancelled') THEN state = outcome
        ELSE false END),
    CONSTRAINT reward_settlements_end_has_moment CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT reward_settlements_failure_known CHECK ((failure IS NOT NULL) = (state = 'failed')
        AND (failure IS NULL OR failure IN
            ('source_missing', 'source_malformed', 'unsupported_schema_version', 'account_missing',
             'account_invalid', 'exists_with_different_account', 'exists_with_different_amount',
             'exists_with_different_source', 'posting_refused'))),
    CONSTRAINT reward_settlements_detail_length CHECK (length(detail) <= 2000),
    CONSTRAINT reward_settlements_detail_given CHECK (CASE
        WHEN outcome IN ('no_op', 'skipped', 'failed', 'cancelled') THEN detail IS NOT NULL
        ELSE detail IS NULL END),
    CONSTRAINT reward_settlements_posts_to_an_account
        CHECK (account_id IS NOT NULL OR (state NOT IN ('posting_ledger', 'emit_summary') AND entry_id IS NULL)),
    CONSTRAINT reward_settlements_moved_has_entry CHECK (CASE
        WHEN state = 'emit_summary' OR outcome IN ('settled', 'already_applied') THEN entry_id IS NOT NULL
        WHEN state = 'failed' THEN true
        ELSE entry_id IS NULL END),
    CONSTRAINT reward_settlements_steps_lead_to_state CHECK (
        step_states[cardinality(step_states)] = state
        AND cardinality(step_states) BETWEEN 1 AND 20
        AND cardinality(step_moments) = cardinality(step_states)
        AND cardinality(step_attempts) = cardinality(step_states))
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);

-- What a lane may take up, in order.
CREATE INDEX reward_settlements_going_on ON reward_settlements (lane, accepted)
    WHERE outcome IS NULL AND parked IS NULL;
-- Whoever is before one with the same ordering key.
CREATE INDEX reward_settlements_in_order ON reward_settlements (ordering_key, accepted)
    WHERE outcome IS NULL AND parked IS NULL;
-- What an admin looks for among all the others.
CREATE INDEX reward_settlements_parked ON reward_settlements (id) WHERE parked IS NOT NULL;
CREATE INDEX reward_settlements_failed ON reward_settlements (outcome, id)
    WHERE outcome IN ('failed', 'cancelled');

CREATE TRIGGER reward_settlements_end_for_good
    BEFORE UPDATE ON reward_settlements
    FOR EACH ROW WHEN (OLD.outcome IS NOT NULL)
EXECUTE FUNCTION refuse_change('what has ended never changes again');

CREATE TRIGGER reward_settlements_only_forward
    BEFORE UPDATE ON reward_settlements
    FOR EACH ROW WHEN (
        array_position(ARRAY ['initiated', 'loading_source', 'classifying_event', 'computing_policy',
            'resolving_account', 'posting_ledger', 'emit_summary', 'succeeded', 'failed', 'cancelled'], NEW.state)
        < array_position(ARRAY ['initiated', 'loading_source', 'classifying_event', 'computing_policy',
            'resolving_account', 'posting_ledger', 'emit_summary', 'succeeded', 'failed', 'cancelled'], OLD.state)
        OR NEW.step_states[1:cardinality(OLD.step_states)] <> OLD.step_states)
EXECUTE FUNCTION refuse_change('a settlement only goes forward');

CREATE TRIGGER reward_settlements_cancelled_before_posting
    BEFORE UPDATE ON reward_settlements
    FOR EACH ROW WHEN (NEW.state = 'cancelled' AND OLD.state IN ('posting_ledger', 'emit_summary'))
EXECUTE FUNCTION refuse_change('what may have posted is not cancelled');

CREATE TRIGGER reward_settlements_stay_what_they_are
    BEFORE UPDATE ON reward_settlements
    FOR EACH ROW WHEN (
        NEW.id <> OLD.id OR NEW.accepted <> OLD.accepted OR NEW.lane <> OLD.lane
        OR NEW.ordering_key <> OLD.ordering_key OR NEW.version <> OLD.version + 1
        OR (OLD.account_id IS NOT NULL AND NEW.account_id IS DISTINCT FROM OLD.account_id)
        OR (OLD.entry_id IS NOT NULL AND NEW.entry_id IS DISTINCT FROM OLD.entry_id))
EXECUTE FUNCTION refuse_change('a settlement stays the one it is');

CREATE TRIGGER reward_settlements_never_deleted
    BEFORE DELETE ON reward_settlements
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('a settlement is never forgotten');

GRANT SELECT, INSERT ON reward_settlements TO "${application_role}";
GRANT UPDATE (state, attempt, due_at, parked, account_id, entry_id, outcome, failure, detail, ended_at,
    step_states, step_moments, step_attempts, version) ON reward_settlements TO "${application_role}";

-- Policy documents. One that has decided never changes.
CREATE TABLE reward_policies
(
    version    integer     PRIMARY KEY,
    valid_from timestamptz NOT NULL,
    used       boolean     NOT NULL,
    loaded_at  timestamptz NOT NULL,
    CONSTRAINT reward_policies_version_range CHECK (version BETWEEN 1 AND 1000000)
);

CREATE TRIGGER reward_policies_stay_once_used
    BEFORE UPDATE ON reward_policies
    FOR EACH ROW WHEN (OLD.used)
EXECUTE FUNCTION refuse_change('a policy that has decided never changes');

CREATE TRIGGER reward_policies_never_deleted
    BEFORE DELETE ON reward_policies
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('a policy is never forgotten');

GRANT SELECT, INSERT ON reward_policies TO "${application_role}";
GRANT UPDATE (valid_from, used, loaded_at) ON reward_policies TO "${application_role}";

CREATE TABLE reward_policy_rules
(
    version           integer  NOT NULL,
    reward_type       text     NOT NULL,
    base              bigint   NOT NULL,
    grades            text[]   NOT NULL,
    grade_points      bigint[] NOT NULL,
    basis_points      integer  NOT NULL,
    reputation_impact bigint   NOT NULL,
    cap_points        bigint,
    cap_rewards       integer,
    PRIMARY KEY (version, reward_type),
    CONSTRAINT reward_policy_rules_version_fkey FOREIGN KEY (version) REFERENCES reward_policies (version),
    CONSTRAINT reward_policy_rules_type_known CHECK (reward_type IN
        ('subscription_grant', 'correction_reward', 'bounty_reward', 'refund')),
    CONSTRAINT reward_policy_rules_base_range CHECK (base BETWEEN 0 AND 1000000000000000),
    CONSTRAINT reward_policy_rules_grades_range CHECK (cardinality(grades) <= 100
        AND cardinality(grades) = cardinality(grade_points)
        AND array_position(grades, NULL) IS NULL AND array_position(grade_points, NULL) IS NULL
        AND 0 <= ALL (grade_points) AND 1000000000000000 >= ALL (grade_points)),
    CONSTRAINT reward_policy_rules_basis_points_range CHECK (basis_points BETWEEN 0 AND 100000),
    CONSTRAINT reward_policy_rules_impact_range CHECK (reputation_impact BETWEEN -1000000 AND 1000000),
    CONSTRAINT reward_policy_rules_cap_range
        CHECK (cap_points BETWEEN 0 AND 1000000000000000 AND cap_rewards >= 0)
);

CREATE FUNCTION refuse_change_of_used_policy() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ${flyway:defaultSchema}, pg_catalog
AS
$$
BEGIN
    IF EXISTS (SELECT FROM reward_policies p
               WHERE p.used AND (p.version = NEW.version OR p.version = OLD.version)) THEN
        RAISE EXCEPTION '%: a policy that has decided never changes', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END
$$;

CREATE TRIGGER reward_policy_rules_stay_once_used
    BEFORE INSERT OR UPDATE OR DELETE ON reward_policy_rules
    FOR EACH ROW
EXECUTE FUNCTION refuse_change_of_used_policy();

GRANT SELECT, INSERT, DELETE ON reward_policy_rules TO "${application_role}";

-- What was decided, and from what. Nothing of an event is kept here but what its decision needs.
CREATE TABLE reward_decisions
(
    settlement_id     uuid        PRIMARY KEY,
    policy_version    integer     NOT NULL,
    reward_type       text        NOT NULL,
    recipient         text        NOT NULL,
    deciders          text[]      NOT NULL,
    grade             text        NOT NULL,
    basis             bigint      NOT NULL,
    spam              boolean     NOT NULL,
    state_valid       boolean     NOT NULL,
    occurred_at       timestamptz NOT NULL,
    points_before     bigint      NOT NULL,
    rewards_before    integer     NOT NULL,
    granted           bigint,
    reputation_impact bigint,
    no_op             text,
    decided_at        timestamptz NOT NULL,
    CONSTRAINT reward_decisions_settlement_id_fkey FOREIGN KEY (settlement_id) REFERENCES reward_settlements (id),
    CONSTRAINT reward_decisions_policy_version_fkey FOREIGN KEY (policy_version) REFERENCES reward_policies (version),
    CONSTRAINT reward_decisions_type_known CHECK (reward_type IN
        ('subscription_grant', 'correction_reward', 'bounty_reward', 'refund')),
    CONSTRAINT reward_decisions_recipient_form CHECK (recipient ~ '^[A-Za-z0-9._:@-]{1,128}$'),
    CONSTRAINT reward_decisions_basis_range CHECK (basis BETWEEN 0 AND 1000000000000000),
    CONSTRAINT reward_decisions_usage_range
        CHECK (points_before BETWEEN 0 AND 1000000000000000 AND rewards_before >= 0),
    CONSTRAINT reward_decisions_grant_or_not CHECK (CASE
        WHEN no_op IS NULL THEN granted IS NOT NULL AND granted BETWEEN 1 AND 1000000000000000
            AND reputation_impact IS NOT NULL AND reputation_impact BETWEEN -1000000 AND 1000000
        ELSE granted IS NULL AND reputation_impact IS NULL END),
    CONSTRAINT reward_decisions_no_op_known CHECK (no_op IN
        ('invalid_state', 'spam', 'self_award', 'no_rule', 'zero_points', 'daily_cap_reached', 'out_of_range'))
);

CREATE INDEX reward_decisions_as_it_happened ON reward_decisions (occurred_at, settlement_id);

CREATE TRIGGER reward_decisions_never_change
    BEFORE UPDATE OR DELETE ON reward_decisions
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('a decision never changes');

CREATE TRIGGER reward_decisions_never_truncated
    BEFORE TRUNCATE ON reward_decisions
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('a decision never changes');

ALTER TABLE reward_decisions ENABLE ALWAYS TRIGGER reward_decisions_never_change;
ALTER TABLE reward_decisions ENABLE ALWAYS TRIGGER reward_decisions_never_truncated;

GRANT SELECT, INSERT ON reward_decisions TO "${application_role}";

-- How much of a day's caps is used up.
CREATE TABLE reward_cap_usage
(
    holder      text    NOT NULL,
    reward_type text    NOT NULL,
    day         date    NOT NULL,
    points      bigint  NOT NULL,
    rewards     integer NOT NULL,
    PRIMARY KEY (holder, reward_type, day),
    CONSTRAINT reward_cap_usage_holder_form CHECK (holder ~ '^[A-Za-z0-9._:@-]{1,128}$'),
    CONSTRAINT reward_cap_usage_type_known CHECK (reward_type IN
        ('subscription_grant', 'correction_reward', 'bounty_reward', 'refund')),
    CONSTRAINT reward_cap_usage_range CHECK (points BETWEEN 0 AND 1000000000000000 AND rewards >= 0)
) WITH (fillfactor = 70);

GRANT SELECT, INSERT ON reward_cap_usage TO "${application_role}";
GRANT UPDATE (points, rewards) ON reward_cap_usage TO "${application_role}";
