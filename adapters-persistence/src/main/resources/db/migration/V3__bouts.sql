-- Bouts, their four escrows, and what moved them. Users are named by id without a foreign key:
-- contexts meet through ids only, so that each can be moved or restored by itself.

CREATE TABLE fighter_profiles
(
    user_id      uuid   NOT NULL PRIMARY KEY,
    display_name text   NOT NULL,
    xrpl_address text   NOT NULL,
    version      bigint NOT NULL DEFAULT 0,
    CONSTRAINT fighter_profiles_address_unique UNIQUE (xrpl_address),
    CONSTRAINT fighter_profiles_address_form CHECK (xrpl_address ~ '^r[1-9A-HJ-NP-Za-km-z]{24,34}$'),
    CONSTRAINT fighter_profiles_name_length CHECK (char_length(display_name) BETWEEN 1 AND 100)
);

GRANT SELECT, INSERT, UPDATE (display_name, xrpl_address, version) ON fighter_profiles TO "${application_role}";

CREATE TABLE bouts
(
    id                uuid        NOT NULL PRIMARY KEY, -- version 7: in order of creation
    promoter_user_id  uuid        NOT NULL,
    fighter_a_user_id uuid        NOT NULL,
    fighter_b_user_id uuid        NOT NULL,
    event_at          timestamptz NOT NULL,
    promoter_address  text        NOT NULL,             -- the wallet that funds all four purses
    status            text        NOT NULL,
    winner            text,
    created_at        timestamptz NOT NULL,
    version           bigint      NOT NULL DEFAULT 0,
    CONSTRAINT bouts_two_fighters CHECK (fighter_a_user_id <> fighter_b_user_id),
    CONSTRAINT bouts_promoter_address_form CHECK (promoter_address ~ '^r[1-9A-HJ-NP-Za-km-z]{24,34}$'),
    CONSTRAINT bouts_status_known CHECK
        (status IN ('draft', 'escrows_created', 'result_entered', 'payouts_in_progress', 'closed')),
    CONSTRAINT bouts_winner_known CHECK (winner IN ('A', 'B')),
    CONSTRAINT bouts_winner_exactly_after_result CHECK
        ((winner IS NOT NULL) = (status IN ('result_entered', 'payouts_in_progress', 'closed')))
) WITH (fillfactor = 90);

-- Each of these brings the newest bouts of one person (or of everyone) in one status, without
-- sorting; a page merges at most fifteen such runs, however many bouts there are.
CREATE INDEX bouts_by_promoter ON bouts (promoter_user_id, status, id);
CREATE INDEX bouts_by_fighter_a ON bouts (fighter_a_user_id, status, id);
CREATE INDEX bouts_by_fighter_b ON bouts (fighter_b_user_id, status, id);
CREATE INDEX bouts_by_status ON bouts (status, id);

CREATE TRIGGER bouts_status_moves_forward
    BEFORE UPDATE OF status ON bouts
    FOR EACH ROW
    WHEN (old.status <> new.status AND (old.status, new.status) NOT IN
        (('draft', 'escrows_created'),
         ('escrows_created', 'result_entered'),
         ('result_entered', 'payouts_in_progress'),
         ('payouts_in_progress', 'closed')))
EXECUTE FUNCTION refuse_change('a bout moves only to the next status');

CREATE TRIGGER bouts_result_is_final
    BEFORE UPDATE OF winner ON bouts
    FOR EACH ROW
    WHEN (old.winner IS NOT NULL AND new.winner IS DISTINCT FROM old.winner)
EXECUTE FUNCTION refuse_change('the winner is entered once');

-- What was planned stays as planned; only these columns ever change.
GRANT SELECT, INSERT, UPDATE (status, winner, version) ON bouts TO "${application_role}";

CREATE TABLE escrows
(
    id                  uuid    NOT NULL PRIMARY KEY,
    bout_id             uuid    NOT NULL REFERENCES bouts (id),
    kind                text    NOT NULL,
    destination_address text    NOT NULL,
    amount_drops        bigint  NOT NULL,
    finish_after_ripple bigint  NOT NULL,
    cancel_after_ripple bigint,
    condition_hex       text,
    status              text    NOT NULL,
    create_tx_hash      text,
    offer_sequence      bigint,
    closing_tx_hash     text,
    closing_time_ripple bigint,
    failure_code        text,
    failure_reason      text,
    version             bigint  NOT NULL DEFAULT 0,
    CONSTRAINT escrows_one_of_each_kind UNIQUE (bout_id, kind),
    CONSTRAINT escrows_kind_known CHECK (kind IN ('show_a', 'show_b', 'bonus_a', 'bonus_b')),
    CONSTRAINT escrows_status_known CHECK (status IN ('planned', 'created', 'finished', 'cancelled', 'failed')),
    CONSTRAINT escrows_destination_form CHECK (destination_address ~ '^r[1-9A-HJ-NP-Za-km-z]{24,34}$'),
    -- At least one drop, at most all XRP there is.
    CONSTRAINT escrows_amount_positive CHECK (amount_drops BETWEEN 1 AND 100000000000000000),
    -- The ledger's clock is an unsigned 32-bit number.
    CONSTRAINT escrows_finish_after_range CHECK (finish_after_ripple BETWEEN 0 AND 4294967295),
    CONSTRAINT escrows_cancel_after_range CHECK
        (cancel_after_ripple > finish_after_ripple AND cancel_after_ripple <= 4294967295),
    CONSTRAINT escrows_cancel_after_exactly_for_bonus CHECK
        ((cancel_after_ripple IS NOT NULL) = (kind IN ('bonus_a', 'bonus_b'))),
    CONSTRAINT escrows_condition_exactly_for_bonus CHECK
        ((condition_hex IS NOT NULL) = (kind IN ('bonus_a', 'bonus_b'))),
    CONSTRAINT escrows_condition_form CHECK (condition_hex ~ '^A0258020[0-9A-F]{64}810120$'),
    CONSTRAINT escrows_show_never_cancelled CHECK (status <> 'cancelled' OR kind IN ('bonus_a', 'bonus_b')),
    CONSTRAINT escrows_offer_sequence_range CHECK (offer_sequence BETWEEN 1 AND 4294967295),
    CONSTRAINT escrows_creation_facts_together CHECK ((create_tx_hash IS NULL) = (offer_sequence IS NULL)),
    CONSTRAINT escrows_creation_facts_follow_status CHECK
        (CASE status
             WHEN 'planned' THEN create_tx_hash IS NULL
             WHEN 'failed' THEN true
             ELSE create_tx_hash IS NOT NULL END),
    CONSTRAINT escrows_closing_facts_follow_status CHECK
        ((closing_tx_hash IS NOT NULL) = (status IN ('finished', 'cancelled'))
            AND (closing_time_ripple IS NOT NULL) = (status IN ('finished', 'cancelled'))),
    CONSTRAINT escrows_one_transaction_one_step CHECK (closing_tx_hash <> create_tx_hash),
    CONSTRAINT escrows_not_finished_early CHECK (status <> 'finished' OR closing_time_ripple >= finish_after_ripple),
    CONSTRAINT escrows_not_cancelled_early CHECK (status <> 'cancelled' OR closing_time_ripple >= cancel_after_ripple),
    CONSTRAINT escrows_failure_whole CHECK ((failure_code IS NULL) = (failure_reason IS NULL)),
    CONSTRAINT escrows_failure_reason_length CHECK (char_length(failure_reason) <= 500)
) WITH (fillfactor = 80); -- room for the next version of a row on its own page

CREATE TRIGGER escrows_status_moves_forward
    BEFORE UPDATE OF status ON escrows
    FOR EACH ROW
    WHEN (old.status <> new.status AND (old.status, new.status) NOT IN
        (('planned', 'created'),
         ('planned', 'failed'),
         ('created', 'finished'),
         ('created', 'cancelled'),
         ('created', 'failed')))
EXECUTE FUNCTION refuse_change('an escrow never moves back, and never leaves a final status');

CREATE TRIGGER escrows_ledger_facts_are_final
    BEFORE UPDATE OF create_tx_hash, offer_sequence, closing_tx_hash, closing_time_ripple ON escrows
    FOR EACH ROW
    WHEN ((old.create_tx_hash IS NOT NULL
        AND (new.create_tx_hash, new.offer_sequence) IS DISTINCT FROM (old.create_tx_hash, old.offer_sequence))
        OR (old.closing_tx_hash IS NOT NULL
            AND (new.closing_tx_hash, new.closing_time_ripple)
                IS DISTINCT FROM (old.closing_tx_hash, old.closing_time_ripple)))
EXECUTE FUNCTION refuse_change('what the ledger proved does not change');

-- The terms of an escrow are fixed when the bout is planned.
GRANT SELECT, INSERT, UPDATE (status, create_tx_hash, offer_sequence, closing_tx_hash, closing_time_ripple,
    failure_code, failure_reason, version) ON escrows TO "${application_role}";

-- Which transaction moved which escrow: each transaction once, each escrow once a step, and each
-- (owner, offer sequence), which is the escrow's name on the ledger, once a step.
CREATE TABLE escrow_transactions
(
    tx_hash        text   NOT NULL PRIMARY KEY,
    escrow_id      uuid   NOT NULL REFERENCES escrows (id),
    step           text   NOT NULL,
    owner_address  text   NOT NULL,
    offer_sequence bigint NOT NULL,
    CONSTRAINT escrow_transactions_one_a_step UNIQUE (escrow_id, step),
    CONSTRAINT escrow_transactions_ledger_name_unique UNIQUE (owner_address, offer_sequence, step),
    CONSTRAINT escrow_transactions_step_known CHECK (step IN ('create', 'close')),
    CONSTRAINT escrow_transactions_hash_length CHECK (char_length(tx_hash) BETWEEN 8 AND 128),
    -- Hexadecimal is upper case, so that one transaction has one name.
    CONSTRAINT escrow_transactions_hash_folded CHECK
        (tx_hash !~ '^[0-9A-Fa-f]+$' OR tx_hash = upper(tx_hash)),
    CONSTRAINT escrow_transactions_offer_sequence_range CHECK (offer_sequence BETWEEN 1 AND 4294967295)
);

GRANT SELECT, INSERT ON escrow_transactions TO "${application_role}";

-- The secrets that open the bonuses: AES-256-GCM under the key of that version, bound to their
-- escrow. 32 bytes of secret and 16 of tag.
CREATE TABLE escrow_preimages
(
    escrow_id   uuid    NOT NULL PRIMARY KEY REFERENCES escrows (id),
    key_version integer NOT NULL,
    nonce       bytea   NOT NULL,
    ciphertext  bytea   NOT NULL,
    CONSTRAINT escrow_preimages_key_version_positive CHECK (key_version > 0),
    CONSTRAINT escrow_preimages_nonce_length CHECK (octet_length(nonce) = 12),
    CONSTRAINT escrow_preimages_ciphertext_length CHECK (octet_length(ciphertext) = 48),
    -- One nonce under one key, ever: a repeat would break AES-GCM.
    CONSTRAINT escrow_preimages_nonce_once UNIQUE (nonce, key_version)
);

GRANT SELECT, INSERT ON escrow_preimages TO "${application_role}";
