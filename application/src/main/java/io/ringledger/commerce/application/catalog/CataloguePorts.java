package io.ringledger.commerce.application.catalog;

import io.ringledger.commerce.application.outbound.Discounts;
import io.ringledger.commerce.application.outbound.Products;
import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.application.outbound.ShopBook;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.sites.SiteScope;
import java.time.InstantSource;

/** What the use cases of the catalogue work with. */
public record CataloguePorts(
    SiteScope scope,
    Products products,
    Discounts discounts,
    ShopBook book,
    Shelf shelf,
    AuditTrail trail,
    Randomness randomness,
    InstantSource clock) {}
