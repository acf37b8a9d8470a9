DROP TABLE service_tokens;
DROP TABLE event_sources;
