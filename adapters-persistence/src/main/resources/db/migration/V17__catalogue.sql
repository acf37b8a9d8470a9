-- What the sites sell, and how they price it.

CREATE TABLE products
(
    site_id     uuid    NOT NULL,
    id          uuid    NOT NULL, -- version 7: in order of creation
    kind        text    NOT NULL,
    sku         text    NOT NULL,
    name        text    NOT NULL,
    description text    NOT NULL,
    price_minor bigint  NOT NULL,
    currency    text    NOT NULL,
    tax_class   text    NOT NULL,
    active      boolean NOT NULL,
    version     bigint  NOT NULL,
    PRIMARY KEY (site_id, id),
    CONSTRAINT products_sku_unique UNIQUE (site_id, sku),
    CONSTRAINT products_in_the_currency_of_the_site FOREIGN KEY (site_id, currency) REFERENCES sites (id, currency),
    CONSTRAINT products_kind_known CHECK (kind IN ('ticket', 'merchandise', 'pay_per_view')),
    CONSTRAINT products_sku_form CHECK (sku ~ '^[A-Za-z0-9._-]{1,64}$'),
    CONSTRAINT products_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
    CONSTRAINT products_description_length CHECK (char_length(description) <= 5000),
    CONSTRAINT products_price_range CHECK (price_minor BETWEEN 0 AND 99999999),
    CONSTRAINT products_tax_class_known CHECK (tax_class IN ('standard', 'reduced', 'zero')),
    CONSTRAINT products_version_from_one CHECK (version >= 1)
);

CREATE INDEX products_for_sale ON products (site_id, id) WHERE active;

CREATE TRIGGER products_stay_what_they_are
    BEFORE UPDATE OF id, site_id, kind, sku, currency ON products
    FOR EACH ROW
    WHEN (old.id <> new.id OR old.site_id <> new.site_id OR old.kind <> new.kind OR old.sku <> new.sku
        OR old.currency <> new.currency)
EXECUTE FUNCTION refuse_change('what a product is stays');

ALTER TABLE products ENABLE ROW LEVEL SECURITY;
ALTER TABLE products FORCE ROW LEVEL SECURITY;

CREATE POLICY products_of_the_site ON products TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));

GRANT SELECT, INSERT, UPDATE (name, description, price_minor, tax_class, active, version)
    ON products TO "${application_role}";

-- Apart from the products, because it changes with every order. Whoever changes it for several products holds their
-- rows in the order of the ids.
CREATE TABLE stock
(
    site_id    uuid   NOT NULL,
    product_id uuid   NOT NULL,
    on_hand    bigint NOT NULL DEFAULT 0, -- those set aside included
    reserved   bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (site_id, product_id),
    CONSTRAINT stock_of_product FOREIGN KEY (site_id, product_id) REFERENCES products (site_id, id),
    CONSTRAINT stock_never_oversold CHECK (reserved BETWEEN 0 AND on_hand),
    CONSTRAINT stock_countable CHECK (on_hand <= 1000000000)
) WITH (fillfactor = 50);

ALTER TABLE stock ENABLE ROW LEVEL SECURITY;
ALTER TABLE stock FORCE ROW LEVEL SECURITY;

CREATE POLICY stock_of_the_site ON stock TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));

GRANT SELECT, INSERT, UPDATE (on_hand, reserved) ON stock TO "${application_role}";

CREATE TABLE discounts
(
    site_id       uuid        NOT NULL,
    id            uuid        NOT NULL, -- version 7: in order of creation
    code          text        NOT NULL,
    basis_points  integer,
    amount_minor  bigint,
    minimum_minor bigint      NOT NULL,
    currency      text        NOT NULL,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz,
    active        boolean     NOT NULL,
    PRIMARY KEY (site_id, id),
    CONSTRAINT discounts_code_unique UNIQUE (site_id, code),
    CONSTRAINT discounts_in_the_currency_of_the_site FOREIGN KEY (site_id, currency) REFERENCES sites (id, currency),
    CONSTRAINT discounts_code_form CHECK (code ~ '^[A-Z0-9-]{2,40}$'),
    CONSTRAINT discounts_a_part_or_an_amount CHECK (num_nonnulls(basis_points, amount_minor) = 1),
    CONSTRAINT discounts_basis_points_range CHECK (basis_points BETWEEN 1 AND 10000),
    CONSTRAINT discounts_amount_range CHECK (amount_minor BETWEEN 1 AND 99999999),
    CONSTRAINT discounts_minimum_range CHECK (minimum_minor BETWEEN 0 AND 99999999),
    CONSTRAINT discounts_end_after_start CHECK (ends_at > starts_at)
);

ALTER TABLE discounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE discounts FORCE ROW LEVEL SECURITY;

CREATE POLICY discounts_of_the_site ON discounts TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));

GRANT SELECT, INSERT, UPDATE (basis_points, amount_minor, minimum_minor, starts_at, ends_at, active)
    ON discounts TO "${application_role}";

-- Held by whoever changes the rates of a site; there is none before they are changed for the first time.
CREATE TABLE shop_settings
(
    site_id uuid   NOT NULL PRIMARY KEY REFERENCES sites (id),
    version bigint NOT NULL DEFAULT 0,
    CONSTRAINT shop_settings_version_range CHECK (version >= 0)
);

ALTER TABLE shop_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE shop_settings FORCE ROW LEVEL SECURITY;

CREATE POLICY shop_settings_of_the_site ON shop_settings TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));

GRANT SELECT, INSERT, UPDATE (version) ON shop_settings TO "${application_role}";

CREATE TABLE tax_rates
(
    site_id      uuid    NOT NULL REFERENCES shop_settings (site_id),
    country      text    NOT NULL,
    tax_class    text    NOT NULL,
    name         text    NOT NULL,
    basis_points integer NOT NULL,
    PRIMARY KEY (site_id, country, tax_class),
    CONSTRAINT tax_rates_country_form CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT tax_rates_class_taxed CHECK (tax_class IN ('standard', 'reduced')),
    CONSTRAINT tax_rates_name_length CHECK (char_length(name) BETWEEN 1 AND 50),
    CONSTRAINT tax_rates_basis_points_range CHECK (basis_points BETWEEN 1 AND 5000)
);

ALTER TABLE tax_rates ENABLE ROW LEVEL SECURITY;
ALTER TABLE tax_rates FORCE ROW LEVEL SECURITY;

CREATE POLICY tax_rates_of_the_site ON tax_rates TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));

GRANT SELECT, INSERT, DELETE ON tax_rates TO "${application_role}";

CREATE TABLE shipping_rates
(
    site_id   uuid   NOT NULL REFERENCES shop_settings (site_id),
    country   text   NOT NULL,
    fee_minor bigint NOT NULL, -- in the currency of the site
    tax_class text   NOT NULL,
    PRIMARY KEY (site_id, country),
    CONSTRAINT shipping_rates_country_form CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT shipping_rates_fee_range CHECK (fee_minor BETWEEN 0 AND 99999999),
    CONSTRAINT shipping_rates_tax_class_known CHECK (tax_class IN ('standard', 'reduced', 'zero'))
);

ALTER TABLE shipping_rates ENABLE ROW LEVEL SECURITY;
ALTER TABLE shipping_rates FORCE ROW LEVEL SECURITY;

CREATE POLICY shipping_rates_of_the_site ON shipping_rates TO "${application_role}"
    USING (site_id = (SELECT current_site()))
    WITH CHECK (site_id = (SELECT current_site()));

GRANT SELECT, INSERT, DELETE ON shipping_rates TO "${application_role}";
