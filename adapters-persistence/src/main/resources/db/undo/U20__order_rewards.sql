-- The ledger is append-only and the release before cannot read what purchases earned. Where there is some of it, or a
-- policy that was used for it, there is no way back but a backup.
DO $$
BEGIN
    IF EXISTS (SELECT FROM ledger_entries WHERE entry_type = 'purchase_reward')
        OR EXISTS (SELECT FROM reward_decisions WHERE reward_type = 'purchase_reward')
        OR EXISTS (SELECT FROM reward_policy_rules WHERE reward_type = 'purchase_reward')
        OR EXISTS (SELECT FROM reward_cap_usage WHERE reward_type = 'purchase_reward') THEN
        RAISE EXCEPTION 'purchases have earned points, or a policy speaks of them; the release before cannot read that'
            USING HINT = 'Stay with this release, or restore a backup from before.';
    END IF;
END
$$;

ALTER TABLE event_sources
    DROP CONSTRAINT event_sources_uri_no_site_of_ours;

ALTER TABLE reward_cap_usage
    DROP CONSTRAINT reward_cap_usage_type_known,
    ADD CONSTRAINT reward_cap_usage_type_known CHECK (reward_type IN
        ('subscription_grant', 'correction_reward', 'bounty_reward', 'refund'));

ALTER TABLE reward_decisions
    DROP CONSTRAINT reward_decisions_type_known,
    ADD CONSTRAINT reward_decisions_type_known CHECK (reward_type IN
        ('subscription_grant', 'correction_reward', 'bounty_reward', 'refund'));

ALTER TABLE reward_policy_rules
    DROP CONSTRAINT reward_policy_rules_type_known,
    ADD CONSTRAINT reward_policy_rules_type_known CHECK (reward_type IN
        ('subscription_grant', 'correction_reward', 'bounty_reward', 'refund'));

ALTER TABLE ledger_entries
    DROP CONSTRAINT ledger_entries_type_known,
    ADD CONSTRAINT ledger_entries_type_known CHECK (entry_type IN ('subscription_grant', 'correction_reward',
        'bounty_reward', 'refund', 'admin_grant', 'redemption', 'expiry', 'admin_deduction', 'reversal'));

DROP TABLE order_reward_mappings;
