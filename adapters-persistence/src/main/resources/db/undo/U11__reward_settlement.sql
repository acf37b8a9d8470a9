DROP TABLE reward_cap_usage;
DROP TABLE reward_decisions;
DROP TABLE reward_policy_rules;
DROP FUNCTION refuse_change_of_used_policy();
DROP TABLE reward_policies;
DROP TABLE reward_settlements;
DROP TABLE source_events;
DROP SEQUENCE reward_settlement_order;
DELETE FROM scheduled_tasks WHERE task_name = 'reward-lane';
