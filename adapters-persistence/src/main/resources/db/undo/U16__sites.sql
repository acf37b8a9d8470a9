DROP TABLE site_admins, sites;
DROP FUNCTION current_site();

REVOKE USAGE ON SCHEMA ${flyway:defaultSchema} FROM "${application_role}_payments", "${application_role}_advisory";
