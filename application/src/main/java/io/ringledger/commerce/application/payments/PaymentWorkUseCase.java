package io.ringledger.commerce.application.payments;

import io.ringledger.commerce.application.CommercePorts;
import io.ringledger.commerce.application.outbound.PaymentEvents.Claim;
import io.ringledger.commerce.application.outbound.PaymentEvents.Status;
import io.ringledger.commerce.application.payments.EventApplication.Fate;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.sites.RestrictedRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@inheritDoc} */
public final class PaymentWorkUseCase implements PaymentWork {

  /** So long what an event is about may come to be known by itself. */
  static final Duration PARKED_FOR = Duration.ofDays(3);

  private final CommercePorts ports;
  private final EventApplication application;
  private final Following following;
  private final OrderSweep sweep;

  public PaymentWorkUseCase(CommercePorts ports) {
    this.ports = ports;
    this.application = new EventApplication(ports);
    this.following = new Following(ports);
    this.sweep = new OrderSweep(ports);
  }

  @Override
  public boolean applyNext(RequestId run) {
    List<Claim> claimed = new ArrayList<>(1);
    try {
      return ports.unitOfWork().execute(() -> applyNext(run, claimed));
    } catch (RuntimeException failure) {
      // One that cannot be applied, for whatever reason, must not hold up those behind it.
      claimed.forEach(this::putOff);
      throw failure;
    }
  }

  private boolean applyNext(RequestId run, List<Claim> claimed) {
    Instant now = ports.clock().instant();
    Optional<Claim> claim =
        ports.restriction().as(RestrictedRole.PAYMENTS, () -> ports.events().claim(now));
    claim.ifPresent(claimed::add);
    claim.ifPresent(
        found -> settle(found, application.apply(Author.system(run), found.event()), now));
    return claim.isPresent();
  }

  private void settle(Claim claim, Fate fate, Instant now) {
    Instant again = Pace.after(claim.tries(), now);
    boolean tried = now.isBefore(claim.event().receivedAt().plus(PARKED_FOR));
    Optional<Instant> next = fate.retry() && tried ? Optional.of(again) : Optional.empty();
    ports
        .restriction()
        .run(
            RestrictedRole.PAYMENTS,
            () -> ports.events().settle(claim.event().id(), fate.status(), fate.note(), next, now));
  }

  private void putOff(Claim claim) {
    Instant now = ports.clock().instant();
    Instant again = Pace.after(claim.tries(), now);
    ports
        .unitOfWork()
        .run(
            () ->
                ports
                    .restriction()
                    .run(
                        RestrictedRole.PAYMENTS,
                        () ->
                            ports
                                .events()
                                .settle(
                                    claim.event().id(),
                                    Status.PARKED,
                                    "could not be applied",
                                    Optional.of(again),
                                    now)));
  }

  @Override
  public int followAttempts(RequestId run) {
    return following.attempts(Author.system(run));
  }

  @Override
  public int followRefunds(RequestId run) {
    return following.refunds(Author.system(run));
  }

  @Override
  public int sweep(RequestId run) {
    return sweep.sweep(Author.system(run));
  }
}
