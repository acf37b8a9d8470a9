-- Who may act.

CREATE TABLE users
(
    id            uuid        NOT NULL PRIMARY KEY,
    email         text        NOT NULL,
    password_hash text        NOT NULL,
    role          text        NOT NULL,
    created_at    timestamptz NOT NULL,
    version       bigint      NOT NULL DEFAULT 0,
    CONSTRAINT users_email_unique UNIQUE (email),
    -- Lower case only, so that one mailbox has one account.
    CONSTRAINT users_email_form CHECK (email = lower(email) AND char_length(email) BETWEEN 3 AND 254),
    -- A hash in PHC string format; plain text would not begin like this.
    CONSTRAINT users_password_is_hashed CHECK (password_hash LIKE '$%$%'),
    CONSTRAINT users_role_known CHECK (role IN ('promoter', 'admin', 'fighter', 'management'))
);

CREATE INDEX users_by_role ON users (role);

-- An account keeps its name and role; only its password hash is ever renewed.
GRANT SELECT, INSERT, UPDATE (password_hash, version) ON users TO "${application_role}";

-- Failed logins in a row, counted for all replicas together.
CREATE TABLE login_attempts
(
    subject  text        NOT NULL PRIMARY KEY,
    failures integer     NOT NULL,
    last_at  timestamptz NOT NULL,
    CONSTRAINT login_attempts_subject_form CHECK (subject LIKE 'account:%' OR subject LIKE 'address:%'),
    CONSTRAINT login_attempts_failures_counted CHECK (failures >= 0)
) WITH (fillfactor = 80);

GRANT SELECT, INSERT, UPDATE, DELETE ON login_attempts TO "${application_role}";
