ALTER TABLE content_versions DROP CONSTRAINT content_versions_suggestion_approved;
ALTER TABLE content_items DROP CONSTRAINT content_items_canonical_version_exists;
DROP TABLE suggestions, content_versions, content_items, advisory_flags;
DROP FUNCTION advisory_has_to_be_enabled();
DROP FUNCTION advisory_flag_turns();
DROP FUNCTION advisory_lock(uuid);
