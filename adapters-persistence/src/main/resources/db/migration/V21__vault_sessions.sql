-- Who signs what in the vault: challenges that are signed once, session keys and the payment channels that fund them.

-- A challenge for a wallet to sign. Handed out to anybody, used once.
CREATE TABLE sign_in_nonces
(
    nonce      text        NOT NULL PRIMARY KEY,
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    used_by    text,
    CONSTRAINT sign_in_nonces_form CHECK (nonce ~ '^[A-Za-z0-9]{16,64}$'),
    CONSTRAINT sign_in_nonces_last_five_minutes CHECK (expires_at > issued_at AND expires_at <= issued_at + interval '5 minutes'),
    CONSTRAINT sign_in_nonces_used_in_time CHECK (used_at < expires_at),
    CONSTRAINT sign_in_nonces_used_by_somebody CHECK ((used_at IS NULL) = (used_by IS NULL))
);

CREATE INDEX sign_in_nonces_by_end ON sign_in_nonces (expires_at);

-- A session key under one grant of its owner, and the channel that funds it. All amounts are drops of XRP.
CREATE TABLE vault_sessions
(
    session_id           uuid        NOT NULL PRIMARY KEY, -- version 7: in order of creation
    wallet               text        NOT NULL,             -- the owner
    public_key           text        NOT NULL,             -- Ed25519, 64 lower-case hexadecimal digits
    cap_drops            bigint      NOT NULL,
    actions              text[]      NOT NULL,
    expires_at           timestamptz NOT NULL,             -- the channel's CancelAfter
    accepts_until        timestamptz NOT NULL,             -- no intent after it, so that what was accepted can be claimed
    funding_account      text        NOT NULL,             -- whose channel it is
    payout_account       text        NOT NULL,             -- where the owner is paid
    state                text        NOT NULL,
    channel_id           text,
    channel_drops        bigint      NOT NULL DEFAULT 0,   -- what the ledger says the channel holds in all
    claimed_drops        bigint      NOT NULL DEFAULT 0,   -- of which the authority has taken, proved on the ledger
    channel_closes_at    timestamptz,                      -- the channel's Expiration, once its source asked to close
    reserved_drops       bigint      NOT NULL DEFAULT 0,   -- gross of live buying intents
    used_drops           bigint      NOT NULL DEFAULT 0,   -- gross of settled buying intents
    debit_drops          bigint      NOT NULL DEFAULT 0,   -- net debits of batches that are not claimed yet
    claim_drops          bigint      NOT NULL DEFAULT 0,   -- the greatest cumulative claim the session key has signed
    claim_signature      text,
    version              integer     NOT NULL DEFAULT 0,
    created_at           timestamptz NOT NULL,
    activated_at         timestamptz,
    ended_at             timestamptz,
    CONSTRAINT vault_sessions_key_unique UNIQUE (public_key),
    CONSTRAINT vault_sessions_channel_unique UNIQUE (channel_id),
    CONSTRAINT vault_sessions_key_form CHECK (public_key ~ '^[0-9a-f]{64}$'),
    CONSTRAINT vault_sessions_channel_form CHECK (channel_id ~ '^[0-9A-F]{64}$'),
    CONSTRAINT vault_sessions_state_known CHECK (state IN ('pending_funding', 'active', 'closing', 'revoked', 'expired', 'closed')),
    CONSTRAINT vault_sessions_actions_known CHECK (actions <@ ARRAY ['TRADE', 'BID', 'BUY_NOW'] AND cardinality(actions) BETWEEN 1 AND 3),
    CONSTRAINT vault_sessions_cap_range CHECK (cap_drops BETWEEN 1 AND 100000000000000000),
    CONSTRAINT vault_sessions_a_year_at_most CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days'),
    CONSTRAINT vault_sessions_accept_before_the_end CHECK (accepts_until <= expires_at),
    CONSTRAINT vault_sessions_active_with_channel CHECK (state NOT IN ('active', 'closing') OR channel_id IS NOT NULL),
    CONSTRAINT vault_sessions_amounts_not_negative CHECK (channel_drops >= 0 AND claimed_drops >= 0 AND reserved_drops >= 0
        AND used_drops >= 0 AND debit_drops >= 0 AND claim_drops >= 0),
    CONSTRAINT vault_sessions_volume_within_cap CHECK (reserved_drops + used_drops <= cap_drops),
    CONSTRAINT vault_sessions_claimed_within_channel CHECK (claimed_drops <= channel_drops),
    CONSTRAINT vault_sessions_claim_within_channel CHECK (claim_drops <= channel_drops),
    CONSTRAINT vault_sessions_debits_covered CHECK (claimed_drops + debit_drops <= claim_drops OR debit_drops = 0),
    CONSTRAINT vault_sessions_claim_signed CHECK ((claim_drops > 0) = (claim_signature IS NOT NULL))
);

CREATE INDEX vault_sessions_of_a_wallet ON vault_sessions (wallet, session_id);

-- What the market needs of sessions.
GRANT SELECT, INSERT, UPDATE (state, reserved_drops, claim_drops, claim_signature, version) ON vault_sessions
    TO "${application_role}";
