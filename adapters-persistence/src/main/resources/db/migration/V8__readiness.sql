-- A replica says that it is ready once the schema has what its release needs: it has to see which
-- migrations have run.
GRANT SELECT (version, success) ON flyway_schema_history TO "${application_role}";
