package io.ringledger.commerce.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import io.ringledger.commerce.stripe.StripeFailureException.Kind;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.DependencyHealth.Status;
import io.smallrye.faulttolerance.api.Guard;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Keeps a Stripe in trouble from becoming our trouble. A call waits for none of the places; it ends
 * in time, and none is made while too many have failed. Nothing is repeated here: who asks decides
 * that, under the same key. A breaker counts only what says that Stripe is in trouble, not an
 * answer about one payment.
 *
 * <p>The guards' metrics carry their names {@code stripe-places} and {@code stripe-call}.
 */
final class GuardedStripe implements AutoCloseable {

  private static final Logger LOG = System.getLogger(GuardedStripe.class.getName());

  static {
    // It would tell Stripe how long our calls take, and what machine this is.
    Stripe.enableTelemetry = false;
  }

  private final StripeSettings.Calls calls;
  private final StripeHttp http;
  private final StripeClient client;
  private final Guard places;
  private final Guard call;
  private final Standing standing;

  /** A request of stripe-java. */
  @FunctionalInterface
  interface Request<T> {
    T send(StripeClient client) throws StripeException;
  }

  GuardedStripe(StripeSettings settings, InstantSource clock) {
    this.calls = settings.calls();
    this.http = new StripeHttp(calls);
    // Its version of the API is the one that this release of stripe-java was written for.
    this.client =
        StripeClient.builder()
            .setApiKey(settings.apiKey())
            .setApiBase(settings.base())
            .setMaxNetworkRetries(0)
            .setConnectTimeout((int) calls.connectTimeout().toMillis())
            .setReadTimeout((int) calls.timeout().toMillis())
            .setHttpClient(http)
            .build();
    this.places =
        Guard.create()
            .withDescription("stripe-places")
            .withBulkhead()
            .limit(calls.atOnce())
            .done()
            .build();
    this.call = call(calls);
    this.standing = new Standing(clock);
  }

  private static Guard call(StripeSettings.Calls calls) {
    return Guard.create()
        .withDescription("stripe-call")
        .withTimeout()
        .duration(calls.timeout().toMillis(), ChronoUnit.MILLIS)
        .done()
        .withCircuitBreaker()
        .requestVolumeThreshold(calls.breakerCalls())
        .failureRatio(0.5)
        .delay(calls.breakerDelay().toMillis(), ChronoUnit.MILLIS)
        .successThreshold(1)
        .when(GuardedStripe::isTrouble)
        .done()
        .build();
  }

  private static boolean isTrouble(Throwable failure) {
    return failure instanceof TimeoutException
        || (failure instanceof StripeFailureException stripe && stripe.kind() == Kind.BROKEN);
  }

  /** How it goes with Stripe, by the calls that were made anyway. */
  DependencyHealth.State health() {
    return standing.state();
  }

  /** Makes a request. */
  <T> T call(Class<T> type, Request<T> request) throws StripeFailureException {
    try {
      T answer = places.call(() -> call.call(() -> sent(request), type), type);
      standing.works();
      return answer;
    } catch (StripeFailureException failure) {
      throw noted(failure);
    } catch (TimeoutException e) {
      throw noted(
          Failures.broken("Stripe did not answer within " + calls.timeout().toMillis() + " ms", e));
    } catch (CircuitBreakerOpenException e) {
      throw Failures.broken(
          "Stripe is not asked for the moment, because too many calls failed; the last one: "
              + standing.state().detail(),
          e);
    } catch (BulkheadException e) {
      throw new StripeFailureException(
          Kind.BUSY, "gateway_busy", "too many calls of Stripe are under way", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StripeFailureException(
          Kind.INTERRUPTED, "gateway_broken", "interrupted while waiting for Stripe", e);
    } catch (RuntimeException bug) {
      throw bug;
    } catch (Exception e) {
      throw new IllegalStateException("a call of Stripe failed in a way it cannot", e);
    }
  }

  private <T> T sent(Request<T> request) throws StripeFailureException {
    try {
      return request.send(client);
    } catch (StripeException e) {
      throw Failures.of(e);
    } catch (RuntimeException e) {
      // stripe-java takes answers apart and stumbles over some that are none.
      throw Failures.broken("Stripe's answer cannot be read", e);
    }
  }

  private StripeFailureException noted(StripeFailureException failure) {
    switch (failure.kind()) {
      case BROKEN, MISCONFIGURED -> {
        LOG.log(Level.WARNING, failure.reason());
        standing.fails(failure.reason());
      }
      case REFUSED -> {
        LOG.log(Level.WARNING, failure.reason());
        standing.works();
      }
      case DECLINED, BUSY -> standing.works();
      case INTERRUPTED -> {
        // Says nothing about Stripe.
      }
    }
    return failure;
  }

  @Override
  public void close() {
    http.close();
  }

  /** What the last call came to, and since when it is so. */
  private static final class Standing {
    private final InstantSource clock;
    private DependencyHealth.State state;

    Standing(InstantSource clock) {
      this.clock = clock;
      this.state =
          new DependencyHealth.State(Status.UNKNOWN, "nobody was charged yet", clock.instant());
    }

    synchronized void works() {
      if (state.status() != Status.UP) {
        state = new DependencyHealth.State(Status.UP, "", clock.instant());
      }
    }

    synchronized void fails(String reason) {
      Instant since = state.status() == Status.DEGRADED ? state.since() : clock.instant();
      state = new DependencyHealth.State(Status.DEGRADED, reason, since);
    }

    synchronized DependencyHealth.State state() {
      return state;
    }
  }
}
