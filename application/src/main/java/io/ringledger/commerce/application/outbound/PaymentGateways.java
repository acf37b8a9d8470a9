package io.ringledger.commerce.application.outbound;

import io.ringledger.commerce.domain.order.PaymentProvider;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The gateways that are configured. */
public final class PaymentGateways {

  private final Map<PaymentProvider, PaymentGateway> byProvider;

  /** Throws where two are of one provider. */
  public PaymentGateways(Collection<? extends PaymentGateway> gateways) {
    this.byProvider =
        gateways.stream()
            .collect(Collectors.toUnmodifiableMap(PaymentGateway::provider, Function.identity()));
  }

  /** The gateway of that provider; empty where none is configured. */
  public Optional<PaymentGateway> of(PaymentProvider provider) {
    return Optional.ofNullable(byProvider.get(provider));
  }
}
