-- What is traded, who offers it, and the signed intents to trade it.

-- What the promotion has brought out. Never changes.
CREATE TABLE items
(
    item_id              text        NOT NULL PRIMARY KEY,
    first_owner          text        NOT NULL,
    royalty_basis_points integer     NOT NULL,
    royalty_wallet       text,
    registered_by        uuid        NOT NULL REFERENCES users (id),
    registered_at        timestamptz NOT NULL,
    CONSTRAINT items_id_form CHECK (item_id ~ '^[A-Za-z0-9._:-]{1,64}$'),
    CONSTRAINT items_royalty_range CHECK (royalty_basis_points BETWEEN 0 AND 5000),
    CONSTRAINT items_royalty_to_somebody CHECK ((royalty_basis_points > 0) = (royalty_wallet IS NOT NULL))
);

-- Who has it, as of the last settled batch, and which batch holds it until it is settled.
CREATE TABLE item_ownership
(
    item_id    text        NOT NULL PRIMARY KEY REFERENCES items (item_id),
    owner      text        NOT NULL,
    since      bigint,                -- the batch that brought it there; null: the first owner
    batch      bigint,                -- the unsettled batch it is in; at most one
    changed_at timestamptz NOT NULL
);

CREATE INDEX item_ownership_of_a_wallet ON item_ownership (owner, item_id);
CREATE INDEX item_ownership_in_a_batch ON item_ownership (batch) WHERE batch IS NOT NULL;

-- An owner's standing word to sell at a price, signed by a session key with TRADE.
CREATE TABLE listings
(
    listing_id       uuid        NOT NULL PRIMARY KEY, -- version 7
    session_id       uuid        NOT NULL REFERENCES vault_sessions (session_id),
    item_id          text        NOT NULL REFERENCES items (item_id),
    seller           text        NOT NULL,
    price_drops      bigint      NOT NULL,
    expires_at       timestamptz NOT NULL,
    nonce            text        NOT NULL,
    client_timestamp timestamptz NOT NULL,
    signature        bytea       NOT NULL,
    listed_at        timestamptz NOT NULL,
    state            text        NOT NULL DEFAULT 'active',
    intent_id        uuid,                             -- the BUY_NOW that has taken it
    ended_at         timestamptz,
    CONSTRAINT listings_nonce_once UNIQUE (session_id, nonce),
    CONSTRAINT listings_price_range CHECK (price_drops BETWEEN 1 AND 100000000000000000),
    CONSTRAINT listings_signature_length CHECK (octet_length(signature) = 64),
    CONSTRAINT listings_state_known CHECK (state IN ('active', 'taken', 'sold', 'cancelled', 'expired')),
    CONSTRAINT listings_taken_by_an_intent CHECK (state NOT IN ('taken', 'sold') OR intent_id IS NOT NULL)
);

CREATE INDEX listings_of_an_item ON listings (item_id, price_drops) WHERE state = 'active';
CREATE INDEX listings_by_end ON listings (expires_at) WHERE state = 'active';
CREATE INDEX listings_of_a_seller ON listings (seller, listing_id);

CREATE SEQUENCE acceptance_sequence;

-- A signed intent. A TRADE and a BID of the same item, wallets and amount are counterparts of each other; the buying one
-- of the two, or a BUY_NOW that took a listing, is the edge that a batch may apply.
CREATE TABLE trade_intents
(
    intent_id           uuid        NOT NULL PRIMARY KEY, -- version 7
    acceptance_sequence bigint      NOT NULL UNIQUE,
    session_id          uuid        NOT NULL REFERENCES vault_sessions (session_id),
    wallet              text        NOT NULL,             -- the session's owner
    action              text        NOT NULL,
    item_id             text        NOT NULL REFERENCES items (item_id),
    from_wallet         text        NOT NULL,
    to_wallet           text        NOT NULL,
    amount_drops        bigint      NOT NULL,
    nonce               text        NOT NULL,
    client_timestamp    timestamptz NOT NULL,
    signature           bytea       NOT NULL,
    digest              bytea       NOT NULL,             -- SHA-256 of the canonical bytes
    accepted_at         timestamptz NOT NULL,
    state               text        NOT NULL DEFAULT 'PENDING',
    reason              text,
    counterpart         uuid UNIQUE,                      -- of a BID its TRADE, and the other way round
    listing_id          uuid REFERENCES listings (listing_id),
    edge_sequence       bigint UNIQUE,                    -- set once it can be applied: the later of the two sequences
    batch               bigint,
    ended_at            timestamptz,
    CONSTRAINT trade_intents_nonce_once UNIQUE (session_id, nonce),
    CONSTRAINT trade_intents_action_known CHECK (action IN ('TRADE', 'BID', 'BUY_NOW')),
    CONSTRAINT trade_intents_owner_is_a_party CHECK (wallet = CASE action WHEN 'TRADE' THEN from_wallet ELSE to_wallet END),
    CONSTRAINT trade_intents_to_another CHECK (from_wallet <> to_wallet),
    CONSTRAINT trade_intents_amount_range CHECK (amount_drops BETWEEN 1 AND 100000000000000000),
    CONSTRAINT trade_intents_signature_length CHECK (octet_length(signature) = 64 AND octet_length(digest) = 32),
    CONSTRAINT trade_intents_signed_about_now CHECK (abs(extract(epoch FROM accepted_at - client_timestamp)) < 3600),
    CONSTRAINT trade_intents_state_known CHECK (state IN ('PENDING', 'NETTED', 'SETTLED', 'REJECTED', 'EXPIRED', 'CANCELLED')),
    CONSTRAINT trade_intents_listing_exactly_for_buy_now CHECK ((listing_id IS NOT NULL) = (action = 'BUY_NOW')),
    CONSTRAINT trade_intents_edge_is_the_buying_one CHECK (edge_sequence IS NULL OR action <> 'TRADE'),
    CONSTRAINT trade_intents_batch_once_netted CHECK (state NOT IN ('NETTED', 'SETTLED') OR batch IS NOT NULL),
    CONSTRAINT trade_intents_reason_where_not_applied CHECK (state NOT IN ('REJECTED', 'EXPIRED', 'CANCELLED') OR reason IS NOT NULL),
    CONSTRAINT trade_intents_ended_exactly_when_terminal CHECK ((ended_at IS NULL) = (state IN ('PENDING', 'NETTED')))
);

CREATE INDEX trade_intents_edges ON trade_intents (edge_sequence) WHERE state = 'PENDING' AND edge_sequence IS NOT NULL;
CREATE INDEX trade_intents_waiting ON trade_intents (item_id, from_wallet, to_wallet, amount_drops, acceptance_sequence)
    WHERE state = 'PENDING' AND counterpart IS NULL AND action <> 'BUY_NOW';
CREATE INDEX trade_intents_by_age ON trade_intents (accepted_at) WHERE state = 'PENDING';
CREATE INDEX trade_intents_of_a_wallet ON trade_intents (wallet, acceptance_sequence);
CREATE INDEX trade_intents_in_a_batch ON trade_intents (batch) WHERE batch IS NOT NULL;

-- Every change of an intent's state, for those who follow along. Never changes. Numbers are drawn before transactions
-- commit, so their order alone would hide what commits late from those who have read on; therefore readers go by the
-- transaction first, and only up to the oldest one that still runs.
CREATE TABLE intent_changes
(
    change_sequence bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    transaction_id  xid8        NOT NULL DEFAULT pg_current_xact_id(),
    intent_id       uuid        NOT NULL REFERENCES trade_intents (intent_id),
    wallet          text        NOT NULL,
    state           text        NOT NULL,
    reason          text,
    batch           bigint,
    changed_at      timestamptz NOT NULL
);

CREATE INDEX intent_changes_of_a_wallet ON intent_changes (wallet, transaction_id, change_sequence);
CREATE INDEX intent_changes_of_an_intent ON intent_changes (intent_id, change_sequence);

-- How many intents came of a session, from an address and in all within one second. Losing it in a crash does no harm.
CREATE UNLOGGED TABLE intent_rates
(
    scope  text   NOT NULL PRIMARY KEY,
    second bigint NOT NULL, -- since 1970
    taken  bigint NOT NULL,
    CONSTRAINT intent_rates_scope_length CHECK (char_length(scope) BETWEEN 1 AND 200),
    CONSTRAINT intent_rates_taken_range CHECK (taken >= 0)
);

CREATE TRIGGER items_never_change
    BEFORE UPDATE OR DELETE ON items
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what items are stays');

CREATE TRIGGER items_never_truncated
    BEFORE TRUNCATE ON items
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what items are stays');

CREATE TRIGGER intent_changes_never_change
    BEFORE UPDATE OR DELETE ON intent_changes
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('the history of intents only grows');

CREATE TRIGGER intent_changes_never_truncated
    BEFORE TRUNCATE ON intent_changes
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('the history of intents only grows');

ALTER TABLE items ENABLE ALWAYS TRIGGER items_never_change;
ALTER TABLE items ENABLE ALWAYS TRIGGER items_never_truncated;
ALTER TABLE intent_changes ENABLE ALWAYS TRIGGER intent_changes_never_change;
ALTER TABLE intent_changes ENABLE ALWAYS TRIGGER intent_changes_never_truncated;

GRANT SELECT, INSERT ON items TO "${application_role}";
GRANT SELECT, INSERT, UPDATE (owner, since, batch, changed_at) ON item_ownership TO "${application_role}";
GRANT SELECT, INSERT, UPDATE (state, intent_id, ended_at) ON listings TO "${application_role}";
GRANT SELECT, INSERT, UPDATE (state, reason, counterpart, edge_sequence, batch, ended_at) ON trade_intents
    TO "${application_role}";
GRANT USAGE ON SEQUENCE acceptance_sequence TO "${application_role}";
GRANT SELECT, INSERT ON intent_changes TO "${application_role}";
GRANT SELECT, INSERT, UPDATE (second, taken), DELETE ON intent_rates TO "${application_role}";
