package io.ringledger.commerce.application;

import io.ringledger.commerce.application.outbound.Orders;
import io.ringledger.commerce.application.outbound.PaymentAttempts;
import io.ringledger.commerce.application.outbound.PaymentEvents;
import io.ringledger.commerce.application.outbound.PaymentFailures;
import io.ringledger.commerce.application.outbound.PaymentGateways;
import io.ringledger.commerce.application.outbound.Refunds;
import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.application.outbound.StockLevels;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.application.sites.SiteScope;
import java.time.InstantSource;

/** What the use cases of orders and payments work with. */
public record CommercePorts(
    UnitOfWork unitOfWork,
    SiteScope scope,
    Restriction restriction,
    Orders orders,
    PaymentAttempts attempts,
    Refunds refunds,
    PaymentEvents events,
    PaymentFailures failures,
    StockLevels stock,
    Shelf shelf,
    PaymentGateways gateways,
    IdempotentAnswers answers,
    Outbox outbox,
    AuditTrail trail,
    Randomness randomness,
    InstantSource clock) {}
