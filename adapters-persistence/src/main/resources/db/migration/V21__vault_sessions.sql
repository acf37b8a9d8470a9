-- Who signs what in the vault: challenges that are signed once, session keys and the payment channels that fund them.

-- A challenge for a wallet to sign. Handed out to anybody, used once.
CREATE TABLE sign_in_nonces
(
    nonce      text        NOT NULL PRIMARY KEY,
    issued_to  text        NOT NULL, -- the network address that asked
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    used_by    text,
    CONSTRAINT sign_in_nonces_form CHECK (nonce ~ '^[A-Za-z0-9]{16,64}$'),
    CONSTRAINT sign_in_nonces_issued_to_length CHECK (char_length(issued_to) BETWEEN 1 AND 64),
    CONSTRAINT sign_in_nonces_last_five_minutes CHECK (expires_at > issued_at AND expires_at <= issued_at + interval '5 minutes'),
    CONSTRAINT sign_in_nonces_used_in_time CHECK (used_at < expires_at),
    CONSTRAINT sign_in_nonces_used_by_somebody CHECK ((used_at IS NULL) = (used_by IS NULL))
);

CREATE INDEX sign_in_nonces_by_end ON sign_in_nonces (expires_at);
CREATE INDEX sign_in_nonces_open ON sign_in_nonces (issued_to, expires_at) WHERE used_at IS NULL;

CREATE TRIGGER sign_in_nonces_are_used_once
    BEFORE UPDATE ON sign_in_nonces
    FOR EACH ROW
    WHEN (old.used_at IS NOT NULL OR old.nonce <> new.nonce OR old.expires_at <> new.expires_at)
EXECUTE FUNCTION refuse_change('a nonce is used once');

GRANT SELECT, INSERT, UPDATE (used_at, used_by), DELETE ON sign_in_nonces TO "${application_role}";

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
    CONSTRAINT vault_sessions_wallet_form CHECK (wallet ~ '^[1-9A-HJ-NP-Za-km-z]{25,44}$'),
    CONSTRAINT vault_sessions_funding_form CHECK (funding_account ~ '^r[1-9A-HJ-NP-Za-km-z]{24,34}$'),
    CONSTRAINT vault_sessions_payout_form CHECK (payout_account ~ '^r[1-9A-HJ-NP-Za-km-z]{24,34}$'),
    CONSTRAINT vault_sessions_key_form CHECK (public_key ~ '^[0-9a-f]{64}$'),
    CONSTRAINT vault_sessions_channel_form CHECK (channel_id ~ '^[0-9A-F]{64}$'),
    CONSTRAINT vault_sessions_state_known CHECK (state IN ('pending_funding', 'active', 'closing', 'revoked', 'expired', 'closed')),
    CONSTRAINT vault_sessions_actions_known CHECK (actions <@ ARRAY ['TRADE', 'BID', 'BUY_NOW'] AND cardinality(actions) BETWEEN 1 AND 3),
    CONSTRAINT vault_sessions_cap_range CHECK (cap_drops BETWEEN 1 AND 100000000000000000),
    CONSTRAINT vault_sessions_a_year_at_most CHECK (expires_at > created_at AND expires_at <= created_at + interval '366 days'),
    CONSTRAINT vault_sessions_accept_before_the_end CHECK (accepts_until <= expires_at),
    CONSTRAINT vault_sessions_active_with_channel CHECK (state NOT IN ('active', 'closing') OR channel_id IS NOT NULL),
    CONSTRAINT vault_sessions_activated_with_channel CHECK ((activated_at IS NULL) = (channel_id IS NULL)),
    CONSTRAINT vault_sessions_ended_or_live CHECK ((ended_at IS NULL) = (state IN ('pending_funding', 'active', 'closing'))),
    CONSTRAINT vault_sessions_holds_with_channel CHECK (channel_id IS NOT NULL OR (channel_drops = 0 AND channel_closes_at IS NULL)),
    CONSTRAINT vault_sessions_amounts_not_negative CHECK (channel_drops >= 0 AND claimed_drops >= 0 AND reserved_drops >= 0
        AND used_drops >= 0 AND debit_drops >= 0 AND claim_drops >= 0),
    CONSTRAINT vault_sessions_volume_within_cap CHECK (reserved_drops + used_drops <= cap_drops),
    CONSTRAINT vault_sessions_claimed_within_channel CHECK (claimed_drops <= channel_drops),
    CONSTRAINT vault_sessions_claim_within_channel CHECK (claim_drops <= channel_drops),
    CONSTRAINT vault_sessions_debits_covered CHECK (claimed_drops + debit_drops <= claim_drops OR debit_drops = 0),
    CONSTRAINT vault_sessions_claim_signed CHECK ((claim_drops > 0) = (claim_signature IS NOT NULL))
);

CREATE INDEX vault_sessions_of_a_wallet ON vault_sessions (wallet, session_id);

CREATE INDEX vault_sessions_by_end ON vault_sessions (expires_at) WHERE ended_at IS NULL;

-- Only the channel's amount, proved on the ledger, raises what was granted; nothing lowers it.
CREATE TRIGGER vault_sessions_grants_stay
    BEFORE UPDATE ON vault_sessions
    FOR EACH ROW
    WHEN (old.session_id <> new.session_id OR old.wallet <> new.wallet OR old.public_key <> new.public_key
        OR old.actions <> new.actions OR old.expires_at <> new.expires_at OR old.accepts_until <> new.accepts_until
        OR old.funding_account <> new.funding_account OR old.payout_account <> new.payout_account
        OR old.created_at <> new.created_at OR old.channel_id <> new.channel_id OR old.activated_at <> new.activated_at
        OR new.channel_id IS NULL AND old.channel_id IS NOT NULL OR old.cap_drops > new.cap_drops)
EXECUTE FUNCTION refuse_change('what a session was granted stays');

CREATE TRIGGER vault_sessions_stay_ended
    BEFORE UPDATE OF state, ended_at ON vault_sessions
    FOR EACH ROW
    WHEN (old.ended_at IS NOT NULL AND (old.ended_at <> new.ended_at OR new.ended_at IS NULL)
        OR old.state = 'closed' AND new.state <> 'closed')
EXECUTE FUNCTION refuse_change('a session that ended stays ended');

CREATE TRIGGER vault_sessions_never_go
    BEFORE DELETE ON vault_sessions
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('sessions are never forgotten');

GRANT SELECT, INSERT, UPDATE (cap_drops, state, channel_id, channel_drops, claimed_drops, channel_closes_at, reserved_drops,
    used_drops, debit_drops, claim_drops, claim_signature, version, activated_at, ended_at)
    ON vault_sessions TO "${application_role}";
