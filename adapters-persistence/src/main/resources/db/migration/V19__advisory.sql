-- What sites say, in versions that never change; what is suggested about it, apart from it; and whether AI may be asked
-- at all. Suggestions are added by the advisory role, which can write nothing else, and only the application's role, for
-- a person, makes a version of one.

-- Whether AI advisory is enabled at a site: a row for each change, none of which is ever changed; off without any. Each
-- change turns the one before, so that the odd ones turn it on.
CREATE TABLE advisory_flags
(
    site_id    uuid        NOT NULL REFERENCES sites (id),
    version    integer     NOT NULL,
    enabled    boolean     NOT NULL,
    changed_by uuid        NOT NULL REFERENCES users (id),
    changed_at timestamptz NOT NULL,
    previous   integer GENERATED ALWAYS AS (nullif(version - 1, 0)) STORED,
    PRIMARY KEY (site_id, version),
    CONSTRAINT advisory_flags_version_from_one CHECK (version >= 1),
    CONSTRAINT advisory_flags_each_turns_the_one_before CHECK (enabled = (version % 2 = 1)),
    CONSTRAINT advisory_flags_without_gaps FOREIGN KEY (site_id, previous) REFERENCES advisory_flags (site_id, version)
);

-- Who turns the flag of a site holds this lock alone, who adds a suggestion holds it with others, both to the end of the
-- transaction. So nothing is added any more once the flag is off, on whichever replica.
CREATE FUNCTION advisory_lock(site uuid) RETURNS bigint
    LANGUAGE sql
    STABLE
    PARALLEL SAFE
RETURN hashtextextended('ringledger.advisory:' || site::text, 0);

CREATE FUNCTION advisory_flag_turns() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS
$$
BEGIN
    PERFORM pg_advisory_xact_lock(${flyway:defaultSchema}.advisory_lock(new.site_id));
    RETURN new;
END
$$;

CREATE TRIGGER advisory_flags_turn_alone
    BEFORE INSERT ON advisory_flags
    FOR EACH ROW
EXECUTE FUNCTION advisory_flag_turns();

CREATE TRIGGER advisory_flags_never_change
    BEFORE UPDATE OR DELETE OR TRUNCATE ON advisory_flags
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what was turned on or off stays written');

-- Something a site says, and which of its versions counts.
CREATE TABLE content_items
(
    content_id        uuid        NOT NULL, -- version 7: in order of creation
    site_id           uuid        NOT NULL REFERENCES sites (id),
    content_key       text        NOT NULL,
    canonical_version integer     NOT NULL,
    created_at        timestamptz NOT NULL,
    PRIMARY KEY (site_id, content_id),
    CONSTRAINT content_items_key_unique UNIQUE (site_id, content_key),
    CONSTRAINT content_items_key_form CHECK (content_key ~ '^[a-z0-9]+([-_./][a-z0-9]+)*$' AND char_length(content_key) <= 100)
);

-- What it said from some moment on. Never changes.
CREATE TABLE content_versions
(
    site_id       uuid        NOT NULL,
    content_id    uuid        NOT NULL,
    version       integer     NOT NULL,
    title         text        NOT NULL,
    body          text        NOT NULL,
    author        uuid        NOT NULL REFERENCES users (id), -- who wrote it, or approved what was suggested
    suggestion_id uuid,                                       -- where it came from, unless a person wrote it
    created_at    timestamptz NOT NULL,
    previous      integer GENERATED ALWAYS AS (nullif(version - 1, 0)) STORED,
    PRIMARY KEY (site_id, content_id, version),
    CONSTRAINT content_versions_of_a_content FOREIGN KEY (site_id, content_id)
        REFERENCES content_items (site_id, content_id),
    CONSTRAINT content_versions_without_gaps FOREIGN KEY (site_id, content_id, previous)
        REFERENCES content_versions (site_id, content_id, version),
    CONSTRAINT content_versions_version_range CHECK (version BETWEEN 1 AND 1000000),
    CONSTRAINT content_versions_title_length CHECK (char_length(title) BETWEEN 1 AND 200),
    CONSTRAINT content_versions_body_length CHECK (char_length(body) BETWEEN 1 AND 10000),
    CONSTRAINT content_versions_plain_text CHECK (title !~ '<[A-Za-z/!?]' AND body !~ '<[A-Za-z/!?]')
);

-- A suggestion becomes one version at most.
CREATE UNIQUE INDEX content_versions_suggestion_once ON content_versions (suggestion_id);
-- For suggestions to refer to.
CREATE UNIQUE INDEX content_versions_with_suggestion ON content_versions (site_id, content_id, version, suggestion_id);

-- Checked at the end of the transaction, since the content comes before its first version.
ALTER TABLE content_items
    ADD CONSTRAINT content_items_canonical_version_exists FOREIGN KEY (site_id, content_id, canonical_version)
        REFERENCES content_versions (site_id, content_id, version) DEFERRABLE INITIALLY DEFERRED;

CREATE TRIGGER content_versions_never_change
    BEFORE UPDATE OR DELETE OR TRUNCATE ON content_versions
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what was said stays');

CREATE TRIGGER content_items_go_on_by_one
    BEFORE UPDATE OF canonical_version ON content_items
    FOR EACH ROW
    WHEN (new.canonical_version <> old.canonical_version + 1)
EXECUTE FUNCTION refuse_change('the next version counts, and no other');

CREATE TRIGGER content_items_stay
    BEFORE UPDATE OF content_id, site_id, content_key, created_at OR DELETE OR TRUNCATE ON content_items
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('a content stays what it is');

-- What a provider suggests. It changes nothing by itself, and it is decided on by a person, once.
CREATE TABLE suggestions
(
    suggestion_id    uuid        NOT NULL PRIMARY KEY, -- version 7: in order of creation
    site_id          uuid        NOT NULL,
    content_id       uuid        NOT NULL,
    base_version     integer     NOT NULL,
    suggester        uuid        NOT NULL REFERENCES users (id), -- the person who asked
    instruction      text,
    provider         text        NOT NULL,
    provider_version text        NOT NULL,
    input_hash       text        NOT NULL,
    title            text        NOT NULL,
    body             text        NOT NULL,
    rationale        text        NOT NULL,
    finding_kinds    text[]      NOT NULL,
    finding_details  text[]      NOT NULL,
    created_at       timestamptz NOT NULL,
    status           text        NOT NULL DEFAULT 'pending',
    decided_by       uuid REFERENCES users (id),
    decided_at       timestamptz,
    reason           text,
    approved_version integer,
    CONSTRAINT suggestions_about_a_version FOREIGN KEY (site_id, content_id, base_version)
        REFERENCES content_versions (site_id, content_id, version),
    CONSTRAINT suggestions_approved_as_a_version FOREIGN KEY (site_id, content_id, approved_version, suggestion_id)
        REFERENCES content_versions (site_id, content_id, version, suggestion_id),
    CONSTRAINT suggestions_instruction_length CHECK (char_length(instruction) BETWEEN 1 AND 1000),
    CONSTRAINT suggestions_provider_form CHECK (provider ~ '^[a-z0-9-]{1,40}$'),
    CONSTRAINT suggestions_provider_version_form CHECK (provider_version ~ '^[\x21-\x7E]{1,100}$'),
    CONSTRAINT suggestions_input_hash_form CHECK (input_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT suggestions_title_length CHECK (char_length(title) BETWEEN 1 AND 200),
    CONSTRAINT suggestions_body_length CHECK (char_length(body) BETWEEN 1 AND 10000),
    CONSTRAINT suggestions_rationale_length CHECK (char_length(rationale) BETWEEN 1 AND 2000),
    CONSTRAINT suggestions_plain_text CHECK (title !~ '<[A-Za-z/!?]' AND body !~ '<[A-Za-z/!?]' AND rationale !~ '<[A-Za-z/!?]'),
    CONSTRAINT suggestions_findings_paired CHECK (cardinality(finding_kinds) = cardinality(finding_details)
        AND cardinality(finding_kinds) <= 50),
    CONSTRAINT suggestions_status_known CHECK (status IN ('pending', 'approved', 'rejected')),
    CONSTRAINT suggestions_decided_by_a_person CHECK ((decided_by IS NOT NULL) = (status <> 'pending')),
    CONSTRAINT suggestions_decided_at_a_moment CHECK ((decided_at IS NOT NULL) = (status <> 'pending')),
    CONSTRAINT suggestions_reason_exactly_when_rejected CHECK ((reason IS NOT NULL) = (status = 'rejected')),
    CONSTRAINT suggestions_reason_length CHECK (char_length(reason) BETWEEN 1 AND 1000),
    CONSTRAINT suggestions_version_exactly_when_approved CHECK ((approved_version IS NOT NULL) = (status = 'approved')),
    CONSTRAINT suggestions_approved_as_the_next_version CHECK (approved_version = base_version + 1)
);

-- For versions to refer to.
CREATE UNIQUE INDEX suggestions_with_version ON suggestions (site_id, content_id, suggestion_id, approved_version);

-- Checked at the end of the transaction, since the version comes before the decision: no version comes from a suggestion
-- that nobody has approved.
ALTER TABLE content_versions
    ADD CONSTRAINT content_versions_suggestion_approved FOREIGN KEY (site_id, content_id, suggestion_id, version)
        REFERENCES suggestions (site_id, content_id, suggestion_id, approved_version) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION advisory_has_to_be_enabled() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS
$$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(${flyway:defaultSchema}.advisory_lock(new.site_id));
    -- A statement of its own, so that it sees what was turned while it waited.
    IF NOT coalesce((SELECT enabled FROM ${flyway:defaultSchema}.advisory_flags
                     WHERE site_id = new.site_id ORDER BY version DESC LIMIT 1), false) THEN
        RAISE EXCEPTION 'suggestions: AI advisory is disabled for this site' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN new;
END
$$;

CREATE TRIGGER suggestions_only_while_enabled
    BEFORE INSERT ON suggestions
    FOR EACH ROW
EXECUTE FUNCTION advisory_has_to_be_enabled();

CREATE TRIGGER suggestions_decided_once
    BEFORE UPDATE ON suggestions
    FOR EACH ROW
    WHEN (old.status <> 'pending')
EXECUTE FUNCTION refuse_change('a decision stays');

CREATE TRIGGER suggestions_stay
    BEFORE UPDATE OF suggestion_id, site_id, content_id, base_version, suggester, instruction, provider, provider_version,
        input_hash, title, body, rationale, finding_kinds, finding_details, created_at OR DELETE OR TRUNCATE
    ON suggestions
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what was suggested stays');

-- Newest first, of a site or of one of its contents.
CREATE INDEX suggestions_of_site ON suggestions (site_id, suggestion_id);
CREATE INDEX suggestions_of_content ON suggestions (site_id, content_id, suggestion_id);
CREATE INDEX suggestions_pending ON suggestions (site_id, content_id) WHERE status = 'pending';
CREATE INDEX suggestions_by_moment ON suggestions (site_id, created_at);

-- Also while a session poses as a replica.
ALTER TABLE advisory_flags ENABLE ALWAYS TRIGGER advisory_flags_turn_alone;
ALTER TABLE advisory_flags ENABLE ALWAYS TRIGGER advisory_flags_never_change;
ALTER TABLE content_versions ENABLE ALWAYS TRIGGER content_versions_never_change;
ALTER TABLE content_items ENABLE ALWAYS TRIGGER content_items_go_on_by_one;
ALTER TABLE content_items ENABLE ALWAYS TRIGGER content_items_stay;
ALTER TABLE suggestions ENABLE ALWAYS TRIGGER suggestions_only_while_enabled;
ALTER TABLE suggestions ENABLE ALWAYS TRIGGER suggestions_decided_once;
ALTER TABLE suggestions ENABLE ALWAYS TRIGGER suggestions_stay;

ALTER TABLE advisory_flags ENABLE ROW LEVEL SECURITY;
ALTER TABLE advisory_flags FORCE ROW LEVEL SECURITY;
ALTER TABLE content_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE content_items FORCE ROW LEVEL SECURITY;
ALTER TABLE content_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE content_versions FORCE ROW LEVEL SECURITY;
ALTER TABLE suggestions ENABLE ROW LEVEL SECURITY;
ALTER TABLE suggestions FORCE ROW LEVEL SECURITY;

CREATE POLICY advisory_flags_of_the_site ON advisory_flags TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));
CREATE POLICY content_items_of_the_site ON content_items TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));
CREATE POLICY content_versions_of_the_site ON content_versions TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));
CREATE POLICY suggestions_of_the_site ON suggestions TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));

-- The advisory role adds suggestions of the site, and reads whether it may.
CREATE POLICY suggestions_added_by_advisory ON suggestions FOR INSERT TO "${application_role}_advisory"
    WITH CHECK (site_id = (SELECT current_site()));
CREATE POLICY advisory_flags_read_by_advisory ON advisory_flags FOR SELECT TO "${application_role}_advisory"
    USING (site_id = (SELECT current_site()));

GRANT SELECT, INSERT ON advisory_flags TO "${application_role}";
GRANT SELECT, INSERT, UPDATE (canonical_version) ON content_items TO "${application_role}";
GRANT SELECT, INSERT ON content_versions TO "${application_role}";
GRANT SELECT, UPDATE (status, decided_by, decided_at, reason, approved_version) ON suggestions TO "${application_role}";

-- Not the columns of a decision: what AI suggests is pending.
GRANT INSERT (suggestion_id, site_id, content_id, base_version, suggester, instruction, provider, provider_version,
    input_hash, title, body, rationale, finding_kinds, finding_details, created_at)
    ON suggestions TO "${application_role}_advisory";
GRANT SELECT (site_id, version, enabled) ON advisory_flags TO "${application_role}_advisory";
