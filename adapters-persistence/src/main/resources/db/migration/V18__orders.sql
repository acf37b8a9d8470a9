-- Orders and how they are paid. All of it belongs to a site. The application's role writes orders and decides about
-- refunds; only the payments role writes what gateways said, and it cannot write orders. So nobody can confirm an
-- order alone: it takes an event, which one role wrote, and an order that names it, which the other role wrote.

-- Which states may follow. The domain says the same, and a test compares.
CREATE FUNCTION next_order_states(state text) RETURNS text[]
    LANGUAGE sql
    IMMUTABLE
    PARALLEL SAFE
RETURN CASE state
    WHEN 'draft' THEN ARRAY ['pending_payment', 'abandoned']
    WHEN 'pending_payment' THEN ARRAY ['payment_authorized', 'payment_failed']
    WHEN 'payment_authorized' THEN ARRAY ['confirmed']
    WHEN 'payment_failed' THEN ARRAY ['pending_payment', 'expired']
    WHEN 'confirmed' THEN ARRAY ['partially_refunded', 'refunded']
    WHEN 'partially_refunded' THEN ARRAY ['partially_refunded', 'refunded']
    ELSE ARRAY []::text[] END;

CREATE FUNCTION next_attempt_states(state text) RETURNS text[]
    LANGUAGE sql
    IMMUTABLE
    PARALLEL SAFE
RETURN CASE
    WHEN state IN ('created', 'pending', 'unknown')
        THEN ARRAY ['pending', 'unknown', 'authorized', 'failed', 'cancelled']
    -- What was paid too late goes back.
    WHEN state IN ('authorized', 'failed', 'cancelled') THEN ARRAY ['refunded']
    ELSE ARRAY []::text[] END;

CREATE FUNCTION sum_of(amounts bigint[]) RETURNS numeric
    LANGUAGE sql
    IMMUTABLE
    PARALLEL SAFE
RETURN (SELECT coalesce(sum(amount), 0) FROM unnest(amounts) amount);

-- What gateways said, as it was received, once its signature was verified. It may name no site, order or attempt of
-- ours, so that none of these is a reference.
CREATE TABLE payment_events
(
    event_id         uuid        NOT NULL PRIMARY KEY, -- version 7: in order of receipt
    provider         text        NOT NULL,
    provider_event   text        NOT NULL,
    type             text        NOT NULL,
    kind             text        NOT NULL,
    site_id          uuid,
    order_id         uuid,
    attempt_id       uuid,
    refund_id        uuid,
    reference        text,
    refund_reference text,
    amount_minor     bigint,
    currency         text,
    failure          text,
    occurred_at      timestamptz NOT NULL,
    received_at      timestamptz NOT NULL,
    body             text        NOT NULL,
    CONSTRAINT payment_events_once UNIQUE (provider, provider_event),
    CONSTRAINT payment_events_provider_known CHECK (provider IN ('stripe', 'standard')),
    CONSTRAINT payment_events_kind_known CHECK (kind IN
        ('payment_processing', 'payment_succeeded', 'payment_failed', 'payment_cancelled',
         'refund_pending', 'refund_succeeded', 'refund_failed', 'other')),
    CONSTRAINT payment_events_provider_event_length CHECK (char_length(provider_event) BETWEEN 1 AND 255),
    CONSTRAINT payment_events_type_length CHECK (char_length(type) BETWEEN 1 AND 255),
    CONSTRAINT payment_events_reference_length CHECK (char_length(reference) BETWEEN 1 AND 255),
    CONSTRAINT payment_events_refund_reference_length CHECK (char_length(refund_reference) BETWEEN 1 AND 255),
    CONSTRAINT payment_events_failure_length CHECK (char_length(failure) BETWEEN 1 AND 100),
    CONSTRAINT payment_events_amount_range CHECK (amount_minor BETWEEN 0 AND 99999999),
    CONSTRAINT payment_events_amount_has_currency CHECK ((amount_minor IS NULL) = (currency IS NULL)),
    CONSTRAINT payment_events_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT payment_events_body_length CHECK (octet_length(body) BETWEEN 1 AND 1048576)
);

-- What an order that is paid refers to, as a whole.
CREATE UNIQUE INDEX payment_events_prove
    ON payment_events (event_id, site_id, order_id, attempt_id, amount_minor, currency, kind);
CREATE INDEX payment_events_of_site ON payment_events (site_id, event_id);

CREATE TRIGGER payment_events_never_change
    BEFORE UPDATE OR DELETE ON payment_events
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what was received stays as it was received');

CREATE TRIGGER payment_events_never_truncated
    BEFORE TRUNCATE ON payment_events
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what was received stays as it was received');

ALTER TABLE payment_events ENABLE ALWAYS TRIGGER payment_events_never_change;
ALTER TABLE payment_events ENABLE ALWAYS TRIGGER payment_events_never_truncated;

-- What became of each event. Nothing is ever deleted here either: what cannot be applied is parked.
CREATE TABLE payment_event_work
(
    event_id  uuid        NOT NULL PRIMARY KEY REFERENCES payment_events (event_id),
    site_id   uuid,
    status    text        NOT NULL,
    tries     integer     NOT NULL,
    note      text        NOT NULL,
    due_at    timestamptz,
    worked_at timestamptz,
    CONSTRAINT payment_event_work_status_known CHECK (status IN ('pending', 'applied', 'ignored', 'parked')),
    CONSTRAINT payment_event_work_tries_range CHECK (tries >= 0),
    CONSTRAINT payment_event_work_note_length CHECK (char_length(note) <= 300),
    CONSTRAINT payment_event_work_due_until_done CHECK (CASE
        WHEN status = 'pending' THEN due_at IS NOT NULL
        WHEN status = 'parked' THEN true
        ELSE due_at IS NULL END)
) WITH (fillfactor = 80);

CREATE INDEX payment_event_work_due ON payment_event_work (due_at, event_id) WHERE due_at IS NOT NULL;
CREATE INDEX payment_event_work_by_status ON payment_event_work (status, event_id);

CREATE TRIGGER payment_event_work_done_is_done
    BEFORE UPDATE ON payment_event_work
    FOR EACH ROW WHEN (OLD.status IN ('applied', 'ignored'))
EXECUTE FUNCTION refuse_change('what was done about an event is not done again');

CREATE TRIGGER payment_event_work_never_forgotten
    BEFORE DELETE ON payment_event_work
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('an event is never dropped');

-- Orders; a draft is a cart. Its row is the one lock of all that happens to it.
CREATE TABLE orders
(
    site_id              uuid        NOT NULL,
    order_id             uuid        NOT NULL, -- version 7: in order of creation
    buyer_id             uuid        NOT NULL,
    buyer_known          boolean     NOT NULL,
    state                text        NOT NULL,
    currency             text        NOT NULL,
    discount_code        text,
    -- From checkout on, and never changed again.
    email                text,
    billing_name         text,
    billing_line1        text,
    billing_line2        text,
    billing_city         text,
    billing_postal_code  text,
    billing_region       text,
    billing_country      text,
    shipping_name        text,
    shipping_line1       text,
    shipping_line2       text,
    shipping_city        text,
    shipping_postal_code text,
    shipping_region      text,
    shipping_country     text,
    subtotal_minor       bigint,
    discount_minor       bigint,
    shipping_minor       bigint,
    tax_names            text[],
    tax_basis_points     integer[],
    tax_taxable_minor    bigint[],
    tax_minor            bigint[],
    total_minor          bigint,
    -- How it is paid.
    attempts             integer     NOT NULL,
    attempt_id           uuid,
    recoverable_until    timestamptz,
    payment_event_id     uuid,
    proof_kind           text        GENERATED ALWAYS AS
        (CASE WHEN payment_event_id IS NOT NULL THEN 'payment_succeeded' END) STORED,
    refunded_minor       bigint      NOT NULL,
    created_at           timestamptz NOT NULL,
    changed_at           timestamptz NOT NULL,
    PRIMARY KEY (site_id, order_id),
    CONSTRAINT orders_in_the_currency_of_the_site FOREIGN KEY (site_id, currency) REFERENCES sites (id, currency),
    CONSTRAINT orders_state_known CHECK (state IN
        ('draft', 'pending_payment', 'payment_authorized', 'confirmed', 'payment_failed', 'expired', 'abandoned',
         'partially_refunded', 'refunded')),
    CONSTRAINT orders_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT orders_discount_code_form CHECK (discount_code ~ '^[A-Z0-9-]{2,40}$'),
    CONSTRAINT orders_email_form CHECK (email ~ '^[^@[:space:]]{1,64}@[^@[:space:]]+$' AND char_length(email) <= 254),
    CONSTRAINT orders_placed_exactly_after_checkout CHECK (
        num_nonnulls(email, billing_name, billing_line1, billing_city, billing_country, subtotal_minor,
            discount_minor, shipping_minor, tax_names, tax_basis_points, tax_taxable_minor, tax_minor, total_minor,
            attempt_id) = CASE WHEN state IN ('draft', 'abandoned') THEN 0 ELSE 14 END
        AND (email IS NOT NULL OR num_nonnulls(billing_line2, billing_postal_code, billing_region, shipping_name) = 0)),
    CONSTRAINT orders_billing_lengths CHECK (char_length(billing_name) BETWEEN 1 AND 100
        AND char_length(billing_line1) BETWEEN 1 AND 200 AND char_length(billing_city) BETWEEN 1 AND 100
        AND coalesce(char_length(billing_line2) BETWEEN 1 AND 200, true)
        AND coalesce(char_length(billing_postal_code) BETWEEN 1 AND 20, true)
        AND coalesce(char_length(billing_region) BETWEEN 1 AND 100, true)
        AND billing_country ~ '^[A-Z]{2}$'),
    CONSTRAINT orders_shipping_whole CHECK (
        num_nonnulls(shipping_name, shipping_line1, shipping_city, shipping_country) IN (0, 4)
        AND (shipping_name IS NOT NULL
            OR num_nonnulls(shipping_line2, shipping_postal_code, shipping_region) = 0)),
    CONSTRAINT orders_shipping_lengths CHECK (char_length(shipping_name) BETWEEN 1 AND 100
        AND char_length(shipping_line1) BETWEEN 1 AND 200 AND char_length(shipping_city) BETWEEN 1 AND 100
        AND coalesce(char_length(shipping_line2) BETWEEN 1 AND 200, true)
        AND coalesce(char_length(shipping_postal_code) BETWEEN 1 AND 20, true)
        AND coalesce(char_length(shipping_region) BETWEEN 1 AND 100, true)
        AND shipping_country ~ '^[A-Z]{2}$'),
    CONSTRAINT orders_amounts_range CHECK (subtotal_minor BETWEEN 0 AND 99999999
        AND discount_minor BETWEEN 0 AND 99999999 AND shipping_minor BETWEEN 0 AND 99999999
        AND total_minor BETWEEN 1 AND 99999999),
    CONSTRAINT orders_tax_lines_whole CHECK (cardinality(tax_names) <= 10
        AND cardinality(tax_basis_points) = cardinality(tax_names)
        AND cardinality(tax_taxable_minor) = cardinality(tax_names)
        AND cardinality(tax_minor) = cardinality(tax_names)
        AND array_position(tax_names, NULL) IS NULL AND array_position(tax_basis_points, NULL) IS NULL
        AND array_position(tax_taxable_minor, NULL) IS NULL AND array_position(tax_minor, NULL) IS NULL
        AND 0 < ALL (tax_basis_points) AND 10000 >= ALL (tax_basis_points)
        AND 0 <= ALL (tax_taxable_minor) AND 0 <= ALL (tax_minor)),
    CONSTRAINT orders_totals_add_up
        CHECK (subtotal_minor - discount_minor + shipping_minor + sum_of(tax_minor) = total_minor),
    CONSTRAINT orders_attempts_counted CHECK (attempts BETWEEN 0 AND 20 AND (attempts > 0) = (attempt_id IS NOT NULL)),
    CONSTRAINT orders_window_once_it_failed
        CHECK (state NOT IN ('payment_failed', 'expired') OR recoverable_until IS NOT NULL),
    CONSTRAINT orders_paid_exactly_with_an_event CHECK (
        (state IN ('payment_authorized', 'confirmed', 'partially_refunded', 'refunded'))
            = (payment_event_id IS NOT NULL)),
    CONSTRAINT orders_refunded_as_it_says CHECK (CASE state
        WHEN 'refunded' THEN refunded_minor = total_minor
        WHEN 'partially_refunded' THEN refunded_minor > 0 AND refunded_minor < total_minor
        ELSE refunded_minor = 0 END),
    -- None of these columns is null where there is an event: else nothing would be compared.
    CONSTRAINT orders_event_proves_it FOREIGN KEY
        (payment_event_id, site_id, order_id, attempt_id, total_minor, currency, proof_kind)
        REFERENCES payment_events (event_id, site_id, order_id, attempt_id, amount_minor, currency, kind)
) WITH (fillfactor = 70);

CREATE UNIQUE INDEX orders_one_cart ON orders (site_id, buyer_id, buyer_known) WHERE state = 'draft';
CREATE INDEX orders_of_buyer ON orders (site_id, buyer_id, order_id);
CREATE INDEX orders_in_state ON orders (site_id, state, order_id);
CREATE INDEX orders_to_expire ON orders (recoverable_until) WHERE state = 'payment_failed';
CREATE INDEX orders_left_behind ON orders (changed_at) WHERE state = 'draft';

CREATE TRIGGER orders_move_as_they_may
    BEFORE UPDATE OF state ON orders
    FOR EACH ROW WHEN (NEW.state <> OLD.state AND NEW.state <> ALL (next_order_states(OLD.state)))
EXECUTE FUNCTION refuse_change('that state does not follow');

CREATE TRIGGER orders_stay_what_they_are
    BEFORE UPDATE ON orders
    FOR EACH ROW WHEN (
        (NEW.site_id, NEW.order_id, NEW.buyer_id, NEW.buyer_known, NEW.currency, NEW.created_at)
            IS DISTINCT FROM
        (OLD.site_id, OLD.order_id, OLD.buyer_id, OLD.buyer_known, OLD.currency, OLD.created_at))
EXECUTE FUNCTION refuse_change('an order stays the one it is');

CREATE TRIGGER orders_stay_as_ordered
    BEFORE UPDATE ON orders
    FOR EACH ROW WHEN (OLD.state <> 'draft' AND (
        (NEW.discount_code, NEW.email, NEW.billing_name, NEW.billing_line1, NEW.billing_line2, NEW.billing_city,
         NEW.billing_postal_code, NEW.billing_region, NEW.billing_country, NEW.shipping_name, NEW.shipping_line1,
         NEW.shipping_line2, NEW.shipping_city, NEW.shipping_postal_code, NEW.shipping_region, NEW.shipping_country,
         NEW.subtotal_minor, NEW.discount_minor, NEW.shipping_minor, NEW.tax_names, NEW.tax_basis_points,
         NEW.tax_taxable_minor, NEW.tax_minor, NEW.total_minor)
            IS DISTINCT FROM
        (OLD.discount_code, OLD.email, OLD.billing_name, OLD.billing_line1, OLD.billing_line2, OLD.billing_city,
         OLD.billing_postal_code, OLD.billing_region, OLD.billing_country, OLD.shipping_name, OLD.shipping_line1,
         OLD.shipping_line2, OLD.shipping_city, OLD.shipping_postal_code, OLD.shipping_region, OLD.shipping_country,
         OLD.subtotal_minor, OLD.discount_minor, OLD.shipping_minor, OLD.tax_names, OLD.tax_basis_points,
         OLD.tax_taxable_minor, OLD.tax_minor, OLD.total_minor)))
EXECUTE FUNCTION refuse_change('what was ordered stays as it was ordered');

CREATE TRIGGER orders_remember
    BEFORE UPDATE ON orders
    FOR EACH ROW WHEN (
        NEW.refunded_minor < OLD.refunded_minor
        OR NEW.attempts < OLD.attempts
        OR (NEW.attempt_id IS DISTINCT FROM OLD.attempt_id AND NEW.attempts <> OLD.attempts + 1)
        OR (OLD.recoverable_until IS NOT NULL AND NEW.recoverable_until IS DISTINCT FROM OLD.recoverable_until)
        OR (OLD.payment_event_id IS NOT NULL AND NEW.payment_event_id IS DISTINCT FROM OLD.payment_event_id))
EXECUTE FUNCTION refuse_change('what happened to an order is not taken back');

CREATE TRIGGER orders_never_deleted
    BEFORE DELETE ON orders
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('an order is never forgotten');

-- What is in a cart, and from checkout on what it cost.
CREATE TABLE order_lines
(
    site_id          uuid     NOT NULL,
    order_id         uuid     NOT NULL,
    product_id       uuid     NOT NULL,
    position         smallint NOT NULL,
    quantity         integer  NOT NULL,
    sku              text,
    name             text,
    kind             text,
    tax_class        text,
    unit_price_minor bigint,
    discount_minor   bigint,
    PRIMARY KEY (site_id, order_id, product_id),
    CONSTRAINT order_lines_order_fkey FOREIGN KEY (site_id, order_id) REFERENCES orders (site_id, order_id),
    CONSTRAINT order_lines_product_fkey FOREIGN KEY (site_id, product_id) REFERENCES products (site_id, id),
    CONSTRAINT order_lines_in_order UNIQUE (site_id, order_id, position) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT order_lines_position_range CHECK (position BETWEEN 0 AND 49),
    CONSTRAINT order_lines_quantity_range CHECK (quantity BETWEEN 1 AND 1000),
    CONSTRAINT order_lines_priced_whole
        CHECK (num_nonnulls(sku, name, kind, tax_class, unit_price_minor, discount_minor) IN (0, 6)),
    CONSTRAINT order_lines_sku_form CHECK (sku ~ '^[A-Za-z0-9._-]{1,64}$'),
    CONSTRAINT order_lines_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
    CONSTRAINT order_lines_kind_known CHECK (kind IN ('ticket', 'merchandise', 'pay_per_view')),
    CONSTRAINT order_lines_tax_class_known CHECK (tax_class IN ('standard', 'reduced', 'zero')),
    CONSTRAINT order_lines_price_range CHECK (unit_price_minor BETWEEN 0 AND 99999999),
    CONSTRAINT order_lines_discount_range
        CHECK (discount_minor >= 0 AND discount_minor <= unit_price_minor * quantity)
);

CREATE INDEX order_lines_of_sku ON order_lines (site_id, lower(sku), order_id) WHERE sku IS NOT NULL;

-- The order is held, so that it stays a cart until the line is in it.
CREATE FUNCTION refuse_change_of_placed_lines() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ${flyway:defaultSchema}, pg_catalog
AS
$$
BEGIN
    PERFORM FROM orders o
    WHERE o.site_id = COALESCE(NEW.site_id, OLD.site_id) AND o.order_id = COALESCE(NEW.order_id, OLD.order_id)
      AND o.state = 'draft'
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION '%: what was ordered stays as it was ordered', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER order_lines_stay_once_ordered
    AFTER INSERT OR UPDATE OR DELETE ON order_lines
    FOR EACH ROW
EXECUTE FUNCTION refuse_change_of_placed_lines();

-- What is ordered is what was in the cart, all of it, at what the order says.
CREATE FUNCTION refuse_placing_of_other_lines() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ${flyway:defaultSchema}, pg_catalog
AS
$$
BEGIN
    IF NOT coalesce((SELECT count(*) = count(l.sku)
                        AND sum(l.unit_price_minor * l.quantity) = NEW.subtotal_minor
                        AND sum(l.discount_minor) = NEW.discount_minor
                        AND bool_or(l.kind = 'merchandise') = (NEW.shipping_name IS NOT NULL)
                     FROM order_lines l
                     WHERE l.site_id = NEW.site_id AND l.order_id = NEW.order_id), false) THEN
        RAISE EXCEPTION '%: the lines do not add up to the order', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER orders_are_their_lines
    BEFORE UPDATE OF state ON orders
    FOR EACH ROW WHEN (OLD.state = 'draft' AND NEW.state = 'pending_payment')
EXECUTE FUNCTION refuse_placing_of_other_lines();

-- Attempts to pay. Written down by the application before the gateway is asked, from then on by the payments role.
CREATE TABLE payment_attempts
(
    site_id      uuid        NOT NULL,
    attempt_id   uuid        NOT NULL PRIMARY KEY,
    order_id     uuid        NOT NULL,
    number       integer     NOT NULL,
    provider     text        NOT NULL,
    amount_minor bigint      NOT NULL,
    currency     text        NOT NULL,
    method       text        NOT NULL,
    state        text        NOT NULL,
    reference    text,
    next_action  text,
    says_paid    boolean     NOT NULL,
    closed       boolean     NOT NULL,
    failure      text,
    looks        integer     NOT NULL,
    look_at      timestamptz,
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    CONSTRAINT payment_attempts_order_fkey FOREIGN KEY (site_id, order_id) REFERENCES orders (site_id, order_id),
    CONSTRAINT payment_attempts_numbered UNIQUE (site_id, order_id, number),
    CONSTRAINT payment_attempts_number_range CHECK (number BETWEEN 1 AND 20),
    CONSTRAINT payment_attempts_provider_known CHECK (provider IN ('stripe', 'standard')),
    CONSTRAINT payment_attempts_amount_range CHECK (amount_minor BETWEEN 1 AND 99999999),
    CONSTRAINT payment_attempts_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT payment_attempts_method_length CHECK (char_length(method) BETWEEN 1 AND 100),
    CONSTRAINT payment_attempts_state_known CHECK (state IN
        ('created', 'pending', 'authorized', 'failed', 'unknown', 'cancelled', 'refunded')),
    CONSTRAINT payment_attempts_reference_length CHECK (char_length(reference) BETWEEN 1 AND 255),
    CONSTRAINT payment_attempts_next_action_length CHECK (char_length(next_action) BETWEEN 1 AND 2000),
    CONSTRAINT payment_attempts_failure_length CHECK (char_length(failure) BETWEEN 1 AND 100),
    CONSTRAINT payment_attempts_failed_says_why CHECK (state <> 'failed' OR failure IS NOT NULL),
    CONSTRAINT payment_attempts_looked_after_while_live CHECK (
        CASE WHEN state IN ('created', 'pending', 'unknown') THEN NOT closed AND look_at IS NOT NULL
             WHEN state = 'failed' THEN true
             ELSE closed AND next_action IS NULL END),
    CONSTRAINT payment_attempts_looks_range CHECK (looks >= 0)
) WITH (fillfactor = 80);

CREATE UNIQUE INDEX payment_attempts_of_order ON payment_attempts (site_id, order_id, attempt_id);
CREATE UNIQUE INDEX payment_attempts_one_live ON payment_attempts (site_id, order_id)
    WHERE state IN ('created', 'pending', 'unknown');
CREATE UNIQUE INDEX payment_attempts_one_paid ON payment_attempts (site_id, order_id) WHERE state = 'authorized';
CREATE INDEX payment_attempts_due ON payment_attempts (look_at) WHERE look_at IS NOT NULL;

CREATE TRIGGER payment_attempts_move_as_they_may
    BEFORE UPDATE OF state ON payment_attempts
    FOR EACH ROW WHEN (NEW.state <> OLD.state AND NEW.state <> ALL (next_attempt_states(OLD.state)))
EXECUTE FUNCTION refuse_change('that state does not follow');

CREATE TRIGGER payment_attempts_stay_what_they_are
    BEFORE UPDATE ON payment_attempts
    FOR EACH ROW WHEN (
        (NEW.site_id, NEW.attempt_id, NEW.order_id, NEW.number, NEW.provider, NEW.amount_minor, NEW.currency,
         NEW.method, NEW.created_at)
            IS DISTINCT FROM
        (OLD.site_id, OLD.attempt_id, OLD.order_id, OLD.number, OLD.provider, OLD.amount_minor, OLD.currency,
         OLD.method, OLD.created_at)
        OR (OLD.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference)
        OR (OLD.says_paid AND NOT NEW.says_paid)
        OR (OLD.closed AND NOT NEW.closed))
EXECUTE FUNCTION refuse_change('an attempt stays the one it is');

CREATE TRIGGER payment_attempts_never_deleted
    BEFORE DELETE ON payment_attempts
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('an attempt is never forgotten');

-- Checked at the end, since both are written in one transaction, in either order.
ALTER TABLE orders ADD CONSTRAINT orders_attempt_fkey FOREIGN KEY (site_id, order_id, attempt_id)
    REFERENCES payment_attempts (site_id, order_id, attempt_id) DEFERRABLE INITIALLY DEFERRED;

-- What goes back. Decided by the application, or by the payments role where something was paid too late.
CREATE TABLE refunds
(
    site_id      uuid        NOT NULL,
    refund_id    uuid        NOT NULL PRIMARY KEY,
    order_id     uuid        NOT NULL,
    attempt_id   uuid        NOT NULL,
    kind         text        NOT NULL,
    amount_minor bigint      NOT NULL,
    currency     text        NOT NULL,
    reason       text        NOT NULL,
    state        text        NOT NULL,
    reference    text,
    tries        integer     NOT NULL,
    counted      boolean     NOT NULL,
    failure      text,
    requested_by text        NOT NULL,
    look_at      timestamptz,
    requested_at timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    CONSTRAINT refunds_attempt_fkey FOREIGN KEY (site_id, order_id, attempt_id)
        REFERENCES payment_attempts (site_id, order_id, attempt_id),
    CONSTRAINT refunds_kind_known CHECK (kind IN ('order', 'late_payment')),
    CONSTRAINT refunds_amount_range CHECK (amount_minor BETWEEN 1 AND 99999999),
    CONSTRAINT refunds_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT refunds_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500),
    CONSTRAINT refunds_state_known CHECK (state IN ('requested', 'pending', 'succeeded', 'failed')),
    CONSTRAINT refunds_reference_length CHECK (char_length(reference) BETWEEN 1 AND 255),
    CONSTRAINT refunds_tries_range CHECK (tries BETWEEN 1 AND 5),
    CONSTRAINT refunds_counted_once_it_is_back CHECK (state <> 'succeeded' OR counted),
    CONSTRAINT refunds_failed_says_why CHECK (state <> 'failed' OR failure IS NOT NULL),
    CONSTRAINT refunds_failure_length CHECK (char_length(failure) BETWEEN 1 AND 100),
    CONSTRAINT refunds_requested_by_length CHECK (char_length(requested_by) BETWEEN 1 AND 100),
    CONSTRAINT refunds_looked_after_until_ended CHECK ((state IN ('requested', 'pending')) = (look_at IS NOT NULL))
) WITH (fillfactor = 80);

CREATE UNIQUE INDEX refunds_of_order ON refunds (site_id, order_id, refund_id);
CREATE UNIQUE INDEX refunds_late_payment_once ON refunds (site_id, attempt_id) WHERE kind = 'late_payment';
CREATE INDEX refunds_due ON refunds (look_at) WHERE look_at IS NOT NULL;

CREATE TRIGGER refunds_stay_what_they_are
    BEFORE UPDATE ON refunds
    FOR EACH ROW WHEN (
        (NEW.site_id, NEW.refund_id, NEW.order_id, NEW.attempt_id, NEW.kind, NEW.amount_minor, NEW.currency,
         NEW.reason, NEW.requested_by, NEW.requested_at)
            IS DISTINCT FROM
        (OLD.site_id, OLD.refund_id, OLD.order_id, OLD.attempt_id, OLD.kind, OLD.amount_minor, OLD.currency,
         OLD.reason, OLD.requested_by, OLD.requested_at)
        OR NEW.tries < OLD.tries
        OR (OLD.counted AND NOT NEW.counted)
        OR (OLD.state = 'failed' AND NEW.state IN ('requested', 'pending')))
EXECUTE FUNCTION refuse_change('a refund stays the one it is');

CREATE TRIGGER refunds_never_deleted
    BEFORE DELETE ON refunds
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('a refund is never forgotten');

-- No more is decided to go back than was paid. Who decides about an order's payment holds the order.
CREATE FUNCTION refuse_refund_of_too_much() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path = ${flyway:defaultSchema}, pg_catalog
AS
$$
DECLARE
    paid bigint;
BEGIN
    IF NEW.kind = 'order' THEN
        SELECT o.total_minor INTO paid FROM orders o
        WHERE o.site_id = NEW.site_id AND o.order_id = NEW.order_id AND o.attempt_id = NEW.attempt_id
          AND o.currency = NEW.currency AND o.payment_event_id IS NOT NULL
        FOR NO KEY UPDATE;
        IF coalesce((SELECT sum(r.amount_minor) FROM refunds r
                     WHERE r.site_id = NEW.site_id AND r.order_id = NEW.order_id AND r.kind = 'order'
                       AND (r.counted OR r.state <> 'failed')), 0) <= paid THEN
            RETURN NULL;
        END IF;
    ELSIF EXISTS (SELECT FROM payment_attempts a
                  WHERE a.site_id = NEW.site_id AND a.attempt_id = NEW.attempt_id AND a.state <> 'authorized'
                    AND a.amount_minor = NEW.amount_minor AND a.currency = NEW.currency) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '%: no more goes back than was paid', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER refunds_of_what_was_paid
    AFTER INSERT ON refunds
    FOR EACH ROW
EXECUTE FUNCTION refuse_refund_of_too_much();

-- What did not go as it should, for good.
CREATE TABLE payment_failures
(
    site_id    uuid        NOT NULL,
    failure_id uuid        NOT NULL, -- version 7: in order of creation
    order_id   uuid        NOT NULL,
    attempt_id uuid,
    refund_id  uuid,
    event_id   uuid,
    code       text        NOT NULL,
    reason     text        NOT NULL,
    failed_at  timestamptz NOT NULL,
    PRIMARY KEY (site_id, failure_id),
    CONSTRAINT payment_failures_order_fkey FOREIGN KEY (site_id, order_id) REFERENCES orders (site_id, order_id),
    CONSTRAINT payment_failures_attempt_fkey FOREIGN KEY (site_id, order_id, attempt_id)
        REFERENCES payment_attempts (site_id, order_id, attempt_id),
    CONSTRAINT payment_failures_refund_fkey FOREIGN KEY (site_id, order_id, refund_id)
        REFERENCES refunds (site_id, order_id, refund_id),
    CONSTRAINT payment_failures_event_id_fkey FOREIGN KEY (event_id) REFERENCES payment_events (event_id),
    CONSTRAINT payment_failures_code_length CHECK (char_length(code) BETWEEN 1 AND 100),
    CONSTRAINT payment_failures_reason_length CHECK (char_length(reason) <= 300)
);

CREATE INDEX payment_failures_of_order ON payment_failures (site_id, order_id, failure_id);

CREATE TRIGGER payment_failures_never_change
    BEFORE UPDATE OR DELETE ON payment_failures
    FOR EACH ROW
EXECUTE FUNCTION refuse_change('what failed stays written down');

CREATE TRIGGER payment_failures_never_truncated
    BEFORE TRUNCATE ON payment_failures
    FOR EACH STATEMENT
EXECUTE FUNCTION refuse_change('what failed stays written down');

ALTER TABLE payment_failures ENABLE ALWAYS TRIGGER payment_failures_never_change;
ALTER TABLE payment_failures ENABLE ALWAYS TRIGGER payment_failures_never_truncated;

-- Who sees and writes which rows.
ALTER TABLE payment_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_events FORCE ROW LEVEL SECURITY;
ALTER TABLE payment_event_work ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_event_work FORCE ROW LEVEL SECURITY;
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
ALTER TABLE order_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE order_lines FORCE ROW LEVEL SECURITY;
ALTER TABLE payment_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_attempts FORCE ROW LEVEL SECURITY;
ALTER TABLE refunds ENABLE ROW LEVEL SECURITY;
ALTER TABLE refunds FORCE ROW LEVEL SECURITY;
ALTER TABLE payment_failures ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_failures FORCE ROW LEVEL SECURITY;

CREATE POLICY orders_seen_on_the_site ON orders FOR SELECT TO "${application_role}"
    USING (site_id = (SELECT current_site()));
CREATE POLICY orders_begin_as_carts ON orders FOR INSERT TO "${application_role}"
    WITH CHECK (site_id = (SELECT current_site()) AND state = 'draft');
CREATE POLICY orders_changed_on_the_site ON orders FOR UPDATE TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));
CREATE POLICY orders_found_by_payments ON orders FOR SELECT TO "${application_role}_payments" USING (true);

CREATE POLICY order_lines_of_the_site ON order_lines TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));

CREATE POLICY payment_attempts_seen_on_the_site ON payment_attempts FOR SELECT TO "${application_role}"
    USING (site_id = (SELECT current_site()));
CREATE POLICY payment_attempts_begin ON payment_attempts FOR INSERT TO "${application_role}"
    WITH CHECK (site_id = (SELECT current_site()) AND state = 'created' AND reference IS NULL AND NOT says_paid);
CREATE POLICY payment_attempts_of_payments ON payment_attempts TO "${application_role}_payments"
    USING (true) WITH CHECK (true);

CREATE POLICY refunds_seen_on_the_site ON refunds FOR SELECT TO "${application_role}"
    USING (site_id = (SELECT current_site()));
CREATE POLICY refunds_decided ON refunds FOR INSERT TO "${application_role}"
    WITH CHECK (site_id = (SELECT current_site()) AND state = 'requested' AND NOT counted AND tries = 1);
CREATE POLICY refunds_seen_by_payments ON refunds FOR SELECT TO "${application_role}_payments" USING (true);
CREATE POLICY refunds_of_late_payments ON refunds FOR INSERT TO "${application_role}_payments"
    WITH CHECK (kind = 'late_payment' AND state = 'requested' AND NOT counted AND tries = 1);
CREATE POLICY refunds_followed ON refunds FOR UPDATE TO "${application_role}_payments"
    USING (true) WITH CHECK (true);

CREATE POLICY payment_events_seen_on_the_site ON payment_events FOR SELECT TO "${application_role}"
    USING (site_id = (SELECT current_site()));
CREATE POLICY payment_events_of_payments ON payment_events TO "${application_role}_payments"
    USING (true) WITH CHECK (true);

CREATE POLICY payment_event_work_seen_on_the_site ON payment_event_work FOR SELECT TO "${application_role}"
    USING (site_id = (SELECT current_site()));
CREATE POLICY payment_event_work_of_payments ON payment_event_work TO "${application_role}_payments"
    USING (true) WITH CHECK (true);

CREATE POLICY payment_failures_seen_on_the_site ON payment_failures FOR SELECT TO "${application_role}"
    USING (site_id = (SELECT current_site()));
CREATE POLICY payment_failures_of_payments ON payment_failures TO "${application_role}_payments"
    USING (true) WITH CHECK (true);

GRANT SELECT, INSERT ON orders TO "${application_role}";
GRANT UPDATE (state, discount_code, email, billing_name, billing_line1, billing_line2, billing_city,
    billing_postal_code, billing_region, billing_country, shipping_name, shipping_line1, shipping_line2, shipping_city,
    shipping_postal_code, shipping_region, shipping_country, subtotal_minor, discount_minor, shipping_minor, tax_names,
    tax_basis_points, tax_taxable_minor, tax_minor, total_minor, attempts, attempt_id, recoverable_until,
    payment_event_id, refunded_minor, changed_at) ON orders TO "${application_role}";
GRANT SELECT, INSERT, DELETE ON order_lines TO "${application_role}";
GRANT UPDATE (position, quantity, sku, name, kind, tax_class, unit_price_minor, discount_minor)
    ON order_lines TO "${application_role}";
GRANT SELECT, INSERT ON payment_attempts, refunds TO "${application_role}";
GRANT SELECT ON payment_events, payment_event_work, payment_failures TO "${application_role}";

GRANT SELECT (site_id, order_id, state, recoverable_until, changed_at) ON orders TO "${application_role}_payments";
GRANT SELECT, INSERT ON payment_events, payment_event_work, payment_attempts, refunds, payment_failures
    TO "${application_role}_payments";
GRANT UPDATE (status, tries, note, due_at, worked_at) ON payment_event_work TO "${application_role}_payments";
GRANT UPDATE (state, reference, next_action, says_paid, closed, failure, looks, look_at, changed_at)
    ON payment_attempts TO "${application_role}_payments";
GRANT UPDATE (state, reference, tries, counted, failure, look_at, changed_at)
    ON refunds TO "${application_role}_payments";
