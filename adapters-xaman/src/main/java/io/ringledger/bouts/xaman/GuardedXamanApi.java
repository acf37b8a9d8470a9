package io.ringledger.bouts.xaman;

import io.ringledger.bouts.xaman.XamanFailureException.Kind;
import io.smallrye.faulttolerance.api.Guard;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Keeps a Xaman in trouble from becoming our trouble. A call waits for its pass, then for one of
 * the places; it ends in time, and none is made while too many have failed. What is safe to repeat
 * is repeated, a creation never. A breaker counts only what says that Xaman is in trouble, not an
 * answer about one payload.
 *
 * <p>The guards' metrics carry their names {@code xaman-repeat}, {@code xaman-places} and {@code
 * xaman-call}.
 */
final class GuardedXamanApi implements XamanApi {

  private static final Logger LOG = System.getLogger(GuardedXamanApi.class.getName());

  private final XamanApi api;
  private final XamanSettings.Calls calls;
  private final RateGate creations;
  private final RateGate others;
  private final Standing standing;
  private final Guard repeat;
  private final Guard places;
  private final Guard call;

  GuardedXamanApi(
      XamanApi api,
      XamanSettings.Calls calls,
      RateGate creations,
      RateGate others,
      InstantSource clock) {
    this.api = api;
    this.calls = calls;
    this.creations = creations;
    this.others = others;
    this.standing = new Standing(clock);
    this.repeat = repeat(calls);
    this.places =
        Guard.create()
            .withDescription("xaman-places")
            .withBulkhead()
            .limit(calls.atOnce())
            .done()
            .build();
    this.call = call(calls);
  }

  private static Guard repeat(XamanSettings.Calls calls) {
    return Guard.create()
        .withDescription("xaman-repeat")
        .withRetry()
        .maxRetries(calls.repeats())
        .delay(calls.repeatDelay().toMillis(), ChronoUnit.MILLIS)
        .jitter(calls.repeatDelay().toMillis() / 2, ChronoUnit.MILLIS)
        // Nobody waits for a second try after a first one that used up all the time.
        .maxDuration(calls.timeout().toMillis(), ChronoUnit.MILLIS)
        .whenException(GuardedXamanApi::isTrouble)
        .done()
        .build();
  }

  private static Guard call(XamanSettings.Calls calls) {
    return Guard.create()
        .withDescription("xaman-call")
        .withTimeout()
        .duration(calls.timeout().toMillis(), ChronoUnit.MILLIS)
        .done()
        .withCircuitBreaker()
        .requestVolumeThreshold(calls.breakerCalls())
        .failureRatio(0.5)
        .delay(calls.breakerDelay().toMillis(), ChronoUnit.MILLIS)
        .successThreshold(1)
        .when(GuardedXamanApi::isTrouble)
        .done()
        .build();
  }

  private static boolean isTrouble(Throwable failure) {
    return failure instanceof TimeoutException
        || (failure instanceof XamanFailureException xaman && xaman.kind() == Kind.BROKEN);
  }

  /** How it goes with Xaman, by the calls that were made anyway. */
  XamanHealth health() {
    return standing.health();
  }

  @Override
  public CreatedPayload create(NewPayload payload) throws XamanFailureException {
    return made(creations, () -> once(() -> api.create(payload), CreatedPayload.class));
  }

  @Override
  public PayloadDetails payload(UUID uuid) throws XamanFailureException {
    return repeated(() -> api.payload(uuid), PayloadDetails.class);
  }

  @Override
  public PayloadDetails payload(String identifier) throws XamanFailureException {
    return repeated(() -> api.payload(identifier), PayloadDetails.class);
  }

  /** May be repeated: what is cancelled already is answered as cancelled. */
  @Override
  public CancelledPayload cancel(UUID uuid) throws XamanFailureException {
    return repeated(() -> api.cancel(uuid), CancelledPayload.class);
  }

  private <T> T repeated(Callable<T> request, Class<T> type) throws XamanFailureException {
    return made(others, () -> repeat.call(() -> once(request, type), type));
  }

  private <T> T once(Callable<T> request, Class<T> type) throws Exception {
    return places.call(() -> call.call(request, type), type);
  }

  private <T> T made(RateGate gate, Callable<T> guarded) throws XamanFailureException {
    Instant pass = gate.take();
    try {
      T answer = guarded.call();
      standing.works();
      return answer;
    } catch (XamanFailureException failure) {
      throw noted(failure);
    } catch (TimeoutException e) {
      throw noted(
          XamanFailureException.broken(
              "Xaman did not answer within " + calls.timeout().toMillis() + " ms", e));
    } catch (CircuitBreakerOpenException e) {
      gate.giveBack(pass);
      throw XamanFailureException.broken(
          "Xaman is not asked for the moment, because too many calls failed; the last one: "
              + standing.health().note(),
          e);
    } catch (BulkheadException _) {
      gate.giveBack(pass);
      throw XamanFailureException.busy(calls.repeatDelay());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw XamanFailureException.interrupted(e);
    } catch (RuntimeException bug) {
      throw bug;
    } catch (Exception e) {
      throw new IllegalStateException("a call of Xaman failed in a way it cannot", e);
    }
  }

  private XamanFailureException noted(XamanFailureException failure) {
    switch (failure.kind()) {
      case BROKEN -> {
        LOG.log(Level.WARNING, failure.reason());
        standing.fails(failure.reason());
      }
      case REFUSED -> {
        LOG.log(Level.WARNING, failure.reason());
        standing.works();
      }
      case NOT_FOUND, DUPLICATE, BUSY -> standing.works();
      case INTERRUPTED -> {
        // Says nothing about Xaman.
      }
    }
    return failure;
  }

  /** What the last call came to, and since when it is so. */
  private static final class Standing {
    private final InstantSource clock;
    private XamanHealth health;

    Standing(InstantSource clock) {
      this.clock = clock;
      this.health = new XamanHealth(XamanHealth.Condition.UP, clock.instant(), "");
    }

    synchronized void works() {
      if (health.condition() != XamanHealth.Condition.UP) {
        health = new XamanHealth(XamanHealth.Condition.UP, clock.instant(), "");
      }
    }

    synchronized void fails(String reason) {
      Instant since =
          health.condition() == XamanHealth.Condition.DEGRADED ? health.since() : clock.instant();
      health = new XamanHealth(XamanHealth.Condition.DEGRADED, since, reason);
    }

    synchronized XamanHealth health() {
      return health;
    }
  }
}
