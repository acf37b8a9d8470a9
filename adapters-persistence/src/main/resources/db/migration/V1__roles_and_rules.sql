-- Two roles share this database. The owner runs these migrations and nothing else. The application
-- connects as ${application_role}, which is granted what it needs, table by table, and no more.
-- The operator creates both roles; a migration that made a login role would need its password.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = '${application_role}') THEN
        RAISE EXCEPTION 'the application role "${application_role}" does not exist'
            USING HINT = 'Create it first: CREATE ROLE "${application_role}" LOGIN PASSWORD ''...'';';
    END IF;
    IF '${application_role}' = CURRENT_USER THEN
        RAISE EXCEPTION 'the application role "${application_role}" must not be the owner of the tables'
            USING HINT = 'Run the migrations as a role of their own; an owner cannot be refused anything.';
    END IF;
END
$$;

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO "${application_role}";

-- The one trigger function: a trigger names the forbidden change in its WHEN clause, which costs
-- nothing while the change is allowed, and the sentence to refuse it with as its argument.
CREATE FUNCTION refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS
$$
BEGIN
    RAISE EXCEPTION '%: %', TG_TABLE_NAME, TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END
$$;
