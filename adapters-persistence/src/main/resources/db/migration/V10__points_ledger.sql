-- The points ledger: who has points, and every entry that moved some.

-- What an account's entries add up to is cached in its row, which is also the lock of everything that is posted on it.
-- Rows are changed at each posting and never grow: with room on the page and no index on what changes, each change
-- stays on its page.
CREATE TABLE ledger_accounts
(
    account_id        uuid        NOT NULL PRIMARY KEY,
    kind              text        NOT NULL,
    holder            text,
    status            text        NOT NULL,
    overdraft_allowed boolean     NOT NULL,
    debits_posted     bigint      NOT NULL,
    credits_posted    bigint      NOT NULL,
    sequence          bigint      NOT NULL, -- how many entries it has
    opened_at         timestamptz NOT NULL,
    last_posted_at    timestamptz NOT NULL,
    CONSTRAINT ledger_accounts_holder_unique UNIQUE (holder),
    CONSTRAINT ledger_accounts_kind_known CHECK (kind IN ('member', 'issuance', 'breakage', 'redemption')),
    CONSTRAINT ledger_accounts_holder_exactly_for_members CHECK ((holder IS NOT NULL) = (kind = 'member')),
    CONSTRAINT ledger_accounts_holder_form CHECK (holder ~ '^[A-Za-z0-9._:@-]{1,128}$'),
    CONSTRAINT ledger_accounts_status_known CHECK (status IN ('open', 'frozen', 'closed')),
    CONSTRAINT ledger_accounts_system_always_open CHECK (kind = 'member' OR (status = 'open' AND overdraft_allowed)),
    -- An eighth of what fits, so that sums over all accounts fit as well.
    CONSTRAINT ledger_accounts_debits_range CHECK (debits_posted BETWEEN 0 AND 1152921504606846975),
    CONSTRAINT ledger_accounts_credits_range CHECK (credits_posted BETWEEN 0 AND 1152921504606846975),
    CONSTRAINT ledger_accounts_no_overdraft CHECK (overdraft_allowed OR credits_posted >= debits_posted),
    CONSTRAINT ledger_accounts_closed_is_empty CHECK (status <> 'closed' OR credits_posted = debits_posted),
    CONSTRAINT ledger_accounts_sequence_counts CHECK
        (sequence >= 0 AND (sequence = 0) = (debits_posted = 0 AND credits_posted = 0)),
    CONSTRAINT ledger_accounts_posted_after_opening CHECK (last_posted_at >= opened_at)
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX ledger_accounts_one_of_each_system_kind ON ledger_accounts (kind) WHERE kind <> 'member';

-- Who they are never changes.
CREATE TRIGGER ledger_accounts_identity_is_final
    BEFORE UPDATE ON ledger_accounts
    FOR EACH ROW
    WHEN ((new.account_id, new.kind, new.holder, new.opened_at)
        IS DISTINCT FROM (old.account_id, old.kind, old.holder, old.opened_at))
EXECUTE FUNCTION refuse_change('whose account it is never changes');

CREATE TRIGGER ledger_accounts_closed_is_final
    BEFORE UPDATE ON ledger_accounts
    FOR EACH ROW
    WHEN (old.status = 'closed' AND new.status <> 'closed')
EXECUTE FUNCTION refuse_change('a closed account stays closed');

CREATE TRIGGER ledger_accounts_only_grow
    BEFORE UPDATE ON ledger_accounts
    FOR EACH ROW
    WHEN (new.debits_posted < old.debits_posted OR new.credits_posted < old.credits_posted
        OR new.sequence < old.sequence OR new.last_posted_at < old.last_posted_at)
EXECUTE FUNCTION refuse_change('sums of an account only grow');

CREATE TRIGGER ledger_accounts_move_only_when_open
    BEFORE UPDATE ON ledger_accounts
    FOR EACH ROW
    WHEN (old.status <> 'open' AND (new.debits_posted, new.credits_posted, new.sequence, new.last_posted_at)
        IS DISTINCT FROM (old.debits_posted, old.credits_posted, old.sequence, old.last_posted_at))
EXECUTE FUNCTION refuse_change('nothing moves where an account is not open');

-- Sums may be changed, but only together with entries; LedgerStatements lists where they disagree.
GRANT SELECT, INSERT, UPDATE (status, overdraft_allowed, debits_posted, credits_posted, sequence, last_posted_at)
    ON ledger_accounts TO "${application_role}";

-- The accounts points come from and go to. They have always been there.
INSERT INTO ledger_accounts (account_id, kind, status, overdraft_allowed, debits_posted, credits_posted, sequence,
    opened_at, last_posted_at)
VALUES
    ('00000000-0000-7000-8000-000000000001', 'issuance', 'open', true, 0, 0, 0, 'epoch', 'epoch'),
    ('00000000-0000-7000-8000-000000000002', 'breakage', 'open', true, 0, 0, 0, 'epoch', 'epoch'),
    ('00000000-0000-7000-8000-000000000003', 'redemption', 'open', true, 0, 0, 0, 'epoch', 'epoch');

-- One row for each posting, with both sides: it sums to zero by its form. Append-only.
CREATE TABLE ledger_entries
(
    entry_id          uuid        NOT NULL PRIMARY KEY, -- version 7: in order of creation
    idempotency_key   text        NOT NULL,
    entry_type        text        NOT NULL,
    debit_account_id  uuid        NOT NULL REFERENCES ledger_accounts (account_id),
    credit_account_id uuid        NOT NULL REFERENCES ledger_accounts (account_id),
    amount            bigint      NOT NULL,
    source            text        NOT NULL,
    source_event_id   text        NOT NULL,
    reverses          uuid,                             -- the entry it undoes
    settlement_id     uuid,
    reputation_impact bigint      NOT NULL,
    debit_sequence    bigint      NOT NULL,             -- its place among the entries of the debited account, from 1
    debit_balance     bigint      NOT NULL,             -- of the debited account, afterwards
    credit_sequence   bigint      NOT NULL,
    credit_balance    bigint      NOT NULL,
    posted_at         timestamptz NOT NULL,
    CONSTRAINT ledger_entries_key_unique UNIQUE (idempotency_key),
    -- No two entries have one place in an account: a lost update of its sums would show here.
    CONSTRAINT ledger_entries_debit_place_unique UNIQUE (debit_account_id, debit_sequence),
    CONSTRAINT ledger_entries_credit_place_unique UNIQUE (credit_account_id, credit_sequence),
    CONSTRAINT ledger_entries_type_known CHECK (entry_type IN ('subscription_grant', 'correction_reward',
        'bounty_reward', 'refund', 'admin_grant', 'redemption', 'expiry', 'admin_deduction', 'reversal')),
    CONSTRAINT ledger_entries_key_exact CHECK (idempotency_key = CASE
        WHEN entry_type = 'reversal' THEN 'reverse:' || reverses::text
        WHEN entry_type IN ('redemption', 'expiry', 'admin_deduction')
            THEN 'deduct:' || entry_type || ':' || source_event_id || ':' || debit_account_id::text
        ELSE 'earn:' || entry_type || ':' || source_event_id || ':' || credit_account_id::text END),
    CONSTRAINT ledger_entries_two_sides CHECK (debit_account_id <> credit_account_id),
    CONSTRAINT ledger_entries_amount_range CHECK (amount BETWEEN 1 AND 1000000000000000),
    CONSTRAINT ledger_entries_source_length CHECK (char_length(source) BETWEEN 1 AND 512),
    CONSTRAINT ledger_entries_event_length CHECK (char_length(source_event_id) BETWEEN 1 AND 256),
    CONSTRAINT ledger_entries_reverses_exactly_when_reversal CHECK ((reverses IS NOT NULL) = (entry_type = 'reversal')),
    CONSTRAINT ledger_entries_places_from_one CHECK (debit_sequence >= 1 AND credit_sequence >= 1)
);

CREATE UNIQUE INDEX ledger_entries_reversed_once ON ledger_entries (reverses) WHERE reverses IS NOT NULL;

-- A reversal gives back exactly what was taken, on swapped sides. This stands in for a foreign key as well, because
-- entries are never deleted.
CREATE FUNCTION refuse_crooked_reversal() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = pg_catalog
AS
$$
DECLARE
    straight boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I WHERE entry_id = $1.reverses AND entry_type <> ''reversal''
        AND debit_account_id = $1.credit_account_id AND credit_account_id = $1.debit_account_id
        AND amount = $1.amount)', TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO straight USING new;
    IF NOT straight THEN
        RAISE EXCEPTION '%: a reversal undoes an entry that is no reversal, on swapped sides', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN new;
END
$$;

CREATE TRIGGER ledger_entries_reversal_is_straight
    BEFORE INSERT ON ledger_entries
    FOR EACH ROW
    WHEN (new.reverses IS NOT NULL)
EXECUTE FUNCTION refuse_crooked_reversal();

CREATE TRIGGER ledger_entries_never_change
    BEFORE UPDATE OR DELETE ON ledger_entries
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('the ledger is append-only');

CREATE TRIGGER ledger_entries_never_truncated
    BEFORE TRUNCATE ON ledger_entries
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('the ledger is append-only');

-- Also while a session poses as a replica.
ALTER TABLE ledger_entries ENABLE ALWAYS TRIGGER ledger_entries_reversal_is_straight;
ALTER TABLE ledger_entries ENABLE ALWAYS TRIGGER ledger_entries_never_change;
ALTER TABLE ledger_entries ENABLE ALWAYS TRIGGER ledger_entries_never_truncated;

GRANT SELECT, INSERT ON ledger_entries TO "${application_role}";
