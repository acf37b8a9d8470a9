-- Sites are tenants. What belongs to one is shown to nobody else: a transaction says for which site it works, and
-- row-level security, forced on every such table, shows and takes rows of that site alone.

-- Two parts of the work are done with fewer rights, under roles that the application's role can become but whose
-- rights it does not have by itself. Telling these apart needs PostgreSQL 16.
DO $$
DECLARE
    restricted text;
BEGIN
    IF current_setting('server_version_num')::int < 160000 THEN
        RAISE EXCEPTION 'PostgreSQL 16 or newer is needed; this is %', current_setting('server_version')
            USING HINT = 'Upgrade the server first, for example with pg_upgrade.';
    END IF;
    IF (SELECT rolsuper OR rolbypassrls FROM pg_catalog.pg_roles WHERE rolname = '${application_role}') THEN
        RAISE EXCEPTION 'the application role "${application_role}" must not bypass row-level security'
            USING HINT = 'As a superuser: ALTER ROLE "${application_role}" NOSUPERUSER NOBYPASSRLS;';
    END IF;
    FOREACH restricted IN ARRAY ARRAY ['${application_role}_payments', '${application_role}_advisory']
    LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = restricted) THEN
            RAISE EXCEPTION 'the restricted role "%" does not exist', restricted
                USING HINT = format('As a superuser: CREATE ROLE %I NOLOGIN; GRANT %I TO %I WITH INHERIT FALSE, SET TRUE;',
                    restricted, restricted, '${application_role}');
        END IF;
        IF NOT pg_has_role('${application_role}', restricted, 'SET') THEN
            RAISE EXCEPTION 'the application role "${application_role}" cannot become "%"', restricted
                USING HINT = format('As a superuser: GRANT %I TO %I WITH INHERIT FALSE, SET TRUE;',
                    restricted, '${application_role}');
        END IF;
        IF pg_has_role('${application_role}', restricted, 'USAGE') THEN
            RAISE EXCEPTION 'the application role "${application_role}" inherits the rights of "%"', restricted
                USING HINT = format('As a superuser: GRANT %I TO %I WITH INHERIT FALSE, SET TRUE;',
                    restricted, '${application_role}');
        END IF;
    END LOOP;
END
$$;

GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO "${application_role}_payments", "${application_role}_advisory";

-- For which site the transaction works; null where it has not said. Policies ask in a subquery, once for a statement.
CREATE FUNCTION current_site() RETURNS uuid
    LANGUAGE sql
    STABLE
    PARALLEL SAFE
RETURN nullif(current_setting('ringledger.site_id', true), '')::uuid;

-- The register of sites is read before there is a site to work for, so it is the one table without a policy.
CREATE TABLE sites
(
    id         uuid        NOT NULL PRIMARY KEY, -- version 7: in order of creation
    slug       text        NOT NULL,
    name       text        NOT NULL,
    currency   text        NOT NULL,
    open       boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT sites_slug_unique UNIQUE (slug),
    CONSTRAINT sites_slug_form CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])$'),
    CONSTRAINT sites_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT sites_currency_form CHECK (currency ~ '^[A-Z]{3}$')
);

-- So that what a site sells can be held to its currency.
CREATE UNIQUE INDEX sites_currency_of ON sites (id, currency);

GRANT SELECT, INSERT, UPDATE (open) ON sites TO "${application_role}";

-- Who runs a site.
CREATE TABLE site_admins
(
    site_id    uuid        NOT NULL REFERENCES sites (id),
    user_id    uuid        NOT NULL REFERENCES users (id),
    granted_at timestamptz NOT NULL,
    PRIMARY KEY (site_id, user_id)
);

ALTER TABLE site_admins ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_admins FORCE ROW LEVEL SECURITY;

CREATE POLICY site_admins_of_the_site ON site_admins TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));

GRANT SELECT, INSERT, DELETE ON site_admins TO "${application_role}";
