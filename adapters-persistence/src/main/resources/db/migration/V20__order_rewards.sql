-- Orders on the sites may earn points: what each site's orders are worth, and the entries that come of it.

-- What was said of a site, one row for each time. An order is read by what held when it was confirmed, so none of it
-- is ever forgotten; a site without a row earns nothing.
CREATE TABLE order_reward_mappings
(
    site_id         uuid        NOT NULL REFERENCES sites (id),
    version         integer     NOT NULL,
    enabled         boolean     NOT NULL,
    minor_per_point integer     NOT NULL,
    grade           text        NOT NULL,
    changed_by      uuid        NOT NULL REFERENCES users (id),
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (site_id, version),
    CONSTRAINT order_reward_mappings_version_from_one CHECK (version >= 1),
    CONSTRAINT order_reward_mappings_minor_per_point_range CHECK (minor_per_point BETWEEN 1 AND 1000000),
    CONSTRAINT order_reward_mappings_grade_form CHECK (grade ~ '^[A-Za-z0-9._-]{1,64}$')
);

CREATE TRIGGER order_reward_mappings_never_change
    BEFORE UPDATE OR DELETE ON order_reward_mappings
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what orders were worth stays');

CREATE TRIGGER order_reward_mappings_never_truncated
    BEFORE TRUNCATE ON order_reward_mappings
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what orders were worth stays');

ALTER TABLE order_reward_mappings ENABLE ALWAYS TRIGGER order_reward_mappings_never_change;
ALTER TABLE order_reward_mappings ENABLE ALWAYS TRIGGER order_reward_mappings_never_truncated;

ALTER TABLE order_reward_mappings ENABLE ROW LEVEL SECURITY;
ALTER TABLE order_reward_mappings FORCE ROW LEVEL SECURITY;

CREATE POLICY order_reward_mappings_of_the_site ON order_reward_mappings TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));

GRANT SELECT, INSERT ON order_reward_mappings TO "${application_role}";

-- One more type of reward. The rows that are there fit all the same.
ALTER TABLE ledger_entries
    DROP CONSTRAINT ledger_entries_type_known,
    ADD CONSTRAINT ledger_entries_type_known CHECK (entry_type IN ('subscription_grant', 'correction_reward',
        'bounty_reward', 'refund', 'purchase_reward', 'admin_grant', 'redemption', 'expiry', 'admin_deduction',
        'reversal'));

ALTER TABLE reward_policy_rules
    DROP CONSTRAINT reward_policy_rules_type_known,
    ADD CONSTRAINT reward_policy_rules_type_known CHECK (reward_type IN
        ('subscription_grant', 'correction_reward', 'bounty_reward', 'refund', 'purchase_reward'));

ALTER TABLE reward_decisions
    DROP CONSTRAINT reward_decisions_type_known,
    ADD CONSTRAINT reward_decisions_type_known CHECK (reward_type IN
        ('subscription_grant', 'correction_reward', 'bounty_reward', 'refund', 'purchase_reward'));

ALTER TABLE reward_cap_usage
    DROP CONSTRAINT reward_cap_usage_type_known,
    ADD CONSTRAINT reward_cap_usage_type_known CHECK (reward_type IN
        ('subscription_grant', 'correction_reward', 'bounty_reward', 'refund', 'purchase_reward'));

-- Reward events of our own sites come from inside only.
ALTER TABLE event_sources
    ADD CONSTRAINT event_sources_uri_no_site_of_ours CHECK (lower(uri) NOT LIKE 'urn:ringledger:site:%');
