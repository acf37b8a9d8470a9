DROP TABLE shipping_rates, tax_rates, shop_settings, discounts, stock, products;
