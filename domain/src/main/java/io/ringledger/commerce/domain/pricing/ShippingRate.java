package io.ringledger.commerce.domain.pricing;

import io.ringledger.commerce.domain.Country;
import io.ringledger.commerce.domain.TaxClass;
import io.ringledger.shared.domain.Money;

/**
 * What it costs to send goods to a country, once for an order.
 *
 * @param fee before tax
 */
public record ShippingRate(Country country, Money fee, TaxClass taxClass) {}
