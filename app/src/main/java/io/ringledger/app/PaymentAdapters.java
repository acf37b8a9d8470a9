package io.ringledger.app;

import io.ringledger.app.observation.Spans;
import io.ringledger.app.observation.TracedPaymentGateway;
import io.ringledger.commerce.application.outbound.PaymentGateway;
import io.ringledger.commerce.application.outbound.PaymentGateways;
import io.ringledger.commerce.application.outbound.PaymentNotices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What stands behind the ports of payments, as the settings say. */
@ApplicationScoped
class PaymentAdapters {

  @Produces
  @Singleton
  PaymentGateways paymentGateways(OutsidePayments outside, Spans spans) {
    return new PaymentGateways(
        outside.gateways().stream()
            .<PaymentGateway>map(gateway -> new TracedPaymentGateway(gateway, spans))
            .toList());
  }

  @Produces
  @Singleton
  List<PaymentNotices> paymentNotices(OutsidePayments outside) {
    return outside.notices();
  }
}
