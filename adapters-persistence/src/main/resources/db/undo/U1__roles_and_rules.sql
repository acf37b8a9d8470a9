DROP FUNCTION refuse_change();

REVOKE USAGE ON SCHEMA ${flyway:defaultSchema} FROM "${application_role}";
