REVOKE SELECT (version, success) ON flyway_schema_history FROM "${application_role}";
