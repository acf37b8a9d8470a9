-- Who may send reward events, and the tokens by which they are known. Of a token only its SHA-256 is kept.

CREATE TABLE event_sources
(
    id            uuid        NOT NULL PRIMARY KEY, -- version 7: in order of registration
    uri           text        NOT NULL,             -- CloudEvents source, compared character by character
    name          text        NOT NULL,
    types         text[]      NOT NULL,
    registered_at timestamptz NOT NULL,
    CONSTRAINT event_sources_uri_unique UNIQUE (uri),
    CONSTRAINT event_sources_uri_form CHECK
        (uri ~ '^([A-Za-z0-9._~:/?#@!$&''()*+,;=-]|\[|\]|%[0-9A-Fa-f]{2})+$' AND char_length(uri) <= 512),
    CONSTRAINT event_sources_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT event_sources_types_few CHECK (cardinality(types) <= 50),
    CONSTRAINT event_sources_types_form CHECK
        (array_to_string(types, ',', '?') ~
         '^((\*|[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*(\.\*)?)(,(\*|[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*(\.\*)?))*)?$')
);

GRANT SELECT, INSERT, UPDATE (types) ON event_sources TO "${application_role}";

-- A revoked token stays, so that its use is told from a guess. Live ones have one of five places, so
-- that there are never more.
CREATE TABLE service_tokens
(
    id           uuid        NOT NULL PRIMARY KEY,
    source_id    uuid        NOT NULL REFERENCES event_sources (id),
    sha256       text        NOT NULL,
    place        smallint,
    issued_at    timestamptz NOT NULL,
    revoked_at   timestamptz,
    last_used_at timestamptz, -- roughly
    CONSTRAINT service_tokens_sha256_unique UNIQUE (sha256),
    CONSTRAINT service_tokens_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT service_tokens_place_once UNIQUE (source_id, place),
    CONSTRAINT service_tokens_place_range CHECK (place BETWEEN 1 AND 5),
    CONSTRAINT service_tokens_place_until_revoked CHECK ((place IS NULL) = (revoked_at IS NOT NULL))
);

GRANT SELECT, INSERT, UPDATE (place, revoked_at, last_used_at) ON service_tokens TO "${application_role}";
