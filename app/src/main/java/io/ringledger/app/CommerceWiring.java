package io.ringledger.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringledger.app.observation.CountedPaymentEvents;
import io.ringledger.app.observation.CountedPaymentFailures;
import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.orders.Carts;
import io.ringledger.commerce.application.orders.CartsUseCase;
import io.ringledger.commerce.application.orders.Checkout;
import io.ringledger.commerce.application.orders.CheckoutUseCase;
import io.ringledger.commerce.application.orders.OrderDesk;
import io.ringledger.commerce.application.orders.OrderDeskUseCase;
import io.ringledger.commerce.application.outbound.Orders;
import io.ringledger.commerce.application.outbound.PaymentAttempts;
import io.ringledger.commerce.application.outbound.PaymentEvents;
import io.ringledger.commerce.application.outbound.PaymentFailures;
import io.ringledger.commerce.application.outbound.PaymentGateways;
import io.ringledger.commerce.application.outbound.PaymentLanes;
import io.ringledger.commerce.application.outbound.PaymentNotices;
import io.ringledger.commerce.application.outbound.Refunds;
import io.ringledger.commerce.application.outbound.Shelf;
import io.ringledger.commerce.application.outbound.StockLevels;
import io.ringledger.commerce.application.payments.PaymentNotifications;
import io.ringledger.commerce.application.payments.PaymentNotificationsUseCase;
import io.ringledger.commerce.application.payments.PaymentWork;
import io.ringledger.commerce.application.payments.PaymentWorkUseCase;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.IdempotentAnswers;
import io.ringledger.shared.application.Randomness;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.application.sites.Restriction;
import io.ringledger.shared.application.sites.SiteScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Hands the use cases of orders and payments what they need. */
@ApplicationScoped
class CommerceWiring {

  @Produces
  @Singleton
  CommercePorts commercePorts(
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
      InstantSource clock,
      MeterRegistry registry) {
    return new CommercePorts(
        unitOfWork,
        scope,
        restriction,
        orders,
        attempts,
        refunds,
        new CountedPaymentEvents(events, registry),
        new CountedPaymentFailures(failures, registry),
        stock,
        shelf,
        gateways,
        answers,
        outbox,
        trail,
        randomness,
        clock);
  }

  @Produces
  @Singleton
  Carts carts(CommercePorts ports) {
    return new CartsUseCase(ports);
  }

  @Produces
  @Singleton
  Checkout checkout(CommercePorts ports) {
    return new CheckoutUseCase(ports);
  }

  @Produces
  @Singleton
  OrderDesk orderDesk(CommercePorts ports) {
    return new OrderDeskUseCase(ports);
  }

  @Produces
  @Singleton
  PaymentNotifications paymentNotifications(
      CommercePorts ports, List<PaymentNotices> notices, PaymentLanes lanes) {
    return new PaymentNotificationsUseCase(ports, notices, lanes);
  }

  @Produces
  @Singleton
  PaymentWork paymentWork(CommercePorts ports) {
    return new PaymentWorkUseCase(ports);
  }
}
