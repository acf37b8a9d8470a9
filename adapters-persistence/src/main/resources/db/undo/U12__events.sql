DROP TABLE event_deliveries;
DROP TABLE event_subscription_secrets;
DROP TABLE event_subscriptions;
DROP TABLE event_cursors;
DROP TABLE event_partitions;
DROP TABLE published_events;
