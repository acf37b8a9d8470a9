package io.ringledger.app.observation;

import io.ringledger.app.OutsidePayments;
import io.ringledger.app.OutsideSystems;
import io.ringledger.bouts.xaman.XamanHealth;
import io.ringledger.bouts.xaman.XamanSigningRequests;
import io.ringledger.commerce.stripe.StripePaymentGateway;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.providers.ProviderHealth;
import io.ringledger.shared.xrpl.NodeState;
import io.ringledger.shared.xrpl.XrplNodes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How it goes with the systems outside, as our own calls have shown. Nobody is asked for it. */
@Singleton
class OutsideHealth {

  @Produces
  @Singleton
  DependencyHealth ledger(OutsideSystems outside, InstantSource clock) {
    return new LedgerHealth(outside.nodes(), clock);
  }

  @Produces
  @Singleton
  DependencyHealth wallet(OutsideSystems outside, InstantSource clock) {
    return new WalletHealth(outside.xaman(), clock.instant());
  }

  @Produces
  @Singleton
  DependencyHealth payments(OutsidePayments outside, InstantSource clock) {
    return new PaymentsHealth(outside.stripe(), clock.instant());
  }

  /** The nodes together: degraded while one of them is not asked. */
  private static final class LedgerHealth implements DependencyHealth {

    private final Optional<XrplNodes> nodes;
    private final InstantSource clock;
    private State last;

    LedgerHealth(Optional<XrplNodes> nodes, InstantSource clock) {
      this.nodes = nodes;
      this.clock = clock;
      this.last = new State(Status.UNKNOWN, "no node was asked yet", clock.instant());
    }

    @Override
    public String name() {
      return "ledger";
    }

    @Override
    public synchronized State state() {
      List<NodeState> states = nodes.map(XrplNodes::states).orElse(List.of());
      Status status = statusOf(states);
      String detail = detailOf(states);
      last = new State(status, detail, status == last.status() ? last.since() : clock.instant());
      return last;
    }

    private static Status statusOf(List<NodeState> states) {
      if (states.stream().anyMatch(node -> node.breaker() != ProviderHealth.State.CLOSED)) {
        return Status.DEGRADED;
      }
      return states.stream().anyMatch(node -> node.validated().isPresent())
          ? Status.UP
          : Status.UNKNOWN;
    }

    private String detailOf(List<NodeState> states) {
      return nodes.isEmpty()
          ? "claims are taken at their word"
          : states.stream()
              .map(
                  node ->
                      node.name()
                          + " ("
                          + node.host()
                          + ") "
                          + node.breaker().name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
  }

  /** Xaman. */
  private record WalletHealth(Optional<XamanSigningRequests> xaman, Instant start)
      implements DependencyHealth {

    @Override
    public String name() {
      return "wallet";
    }

    @Override
    public State state() {
      return xaman
          .map(XamanSigningRequests::health)
          .map(WalletHealth::state)
          .orElse(new State(Status.UNKNOWN, "no wallet is asked", start));
    }

    private static State state(XamanHealth health) {
      return switch (health.condition()) {
        case UP -> new State(Status.UP, health.note(), health.since());
        case DEGRADED -> new State(Status.DEGRADED, health.note(), health.since());
      };
    }
  }

  /** Stripe. */
  private record PaymentsHealth(Optional<StripePaymentGateway> stripe, Instant start)
      implements DependencyHealth {

    @Override
    public String name() {
      return "payments";
    }

    @Override
    public State state() {
      return stripe
          .map(StripePaymentGateway::health)
          .orElse(new State(Status.UNKNOWN, "no payment gateway is asked", start));
    }
  }
}
