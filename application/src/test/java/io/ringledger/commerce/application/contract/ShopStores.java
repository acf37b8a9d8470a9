package io.ringledger.commerce.application.contract;

import io.ringledger.commerce.application.outbound.Orders;
import io.ringledger.commerce.application.outbound.PaymentAttempts;
import io.ringledger.commerce.application.outbound.PaymentEvents;
import io.ringledger.commerce.application.outbound.PaymentFailures;
import io.ringledger.commerce.application.outbound.Refunds;
import io.ringledger.commerce.domain.ProductId;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The stores of orders and payments over one database.
 *
 * @param newSite makes one more site, with euros
 * @param newProduct makes a product of that site
 */
public record ShopStores(
    Orders orders,
    PaymentAttempts attempts,
    Refunds refunds,
    PaymentEvents events,
    PaymentFailures failures,
    SiteScope scope,
    Restriction restriction,
    UnitOfWork unitOfWork,
    Supplier<SiteId> newSite,
    BiConsumer<SiteId, ProductId> newProduct) {}
