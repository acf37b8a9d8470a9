package io.ringledger.advisory.langchain;

import io.ringledger.advisory.langchain.ModelTroubleException.Kind;
import io.smallrye.faulttolerance.api.Guard;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Keeps a model in trouble from becoming our trouble. A call needs one of the places, it ends in
 * time, and none is made while too many have failed. None is repeated: each costs money, and the
 * admin who asked is there to ask again.
 *
 * <p>The guards' metrics carry their names {@code advisory-places} and {@code advisory-call}.
 */
final class GuardedCalls {

  private static final Logger LOG = System.getLogger(GuardedCalls.class.getName());

  private final ModelSettings.Calls calls;
  private final InstantSource clock;
  private final Guard places;
  private final Guard call;
  private ModelHealth health;

  GuardedCalls(ModelSettings.Calls calls, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
    this.health = new ModelHealth(false, false, clock.instant(), "nobody has asked it yet");
    this.places =
        Guard.create()
            .withDescription("advisory-places")
            .withBulkhead()
            .limit(calls.atOnce())
            .done()
            .build();
    this.call =
        Guard.create()
            .withDescription("advisory-call")
            .withTimeout()
            .duration(calls.timeout().toMillis(), ChronoUnit.MILLIS)
            .done()
            .withCircuitBreaker()
            .requestVolumeThreshold(calls.breakerCalls())
            .failureRatio(0.5)
            .delay(calls.breakerDelay().toMillis(), ChronoUnit.MILLIS)
            .successThreshold(1)
            .when(GuardedCalls::isTrouble)
            .done()
            .build();
  }

  private static boolean isTrouble(Throwable failure) {
    return failure instanceof TimeoutException
        || (failure instanceof ModelTroubleException model && model.kind() == Kind.BROKEN);
  }

  synchronized ModelHealth health() {
    return health;
  }

  /** What the call answers; whatever goes wrong is one exception. */
  <T> T make(Callable<T> request, Class<T> type) {
    try {
      T answer = places.call(() -> call.call(request, type), type);
      note(false, "");
      return answer;
    } catch (ModelTroubleException failure) {
      throw noted(failure);
    } catch (TimeoutException _) {
      throw noted(
          new ModelTroubleException(
              Kind.BROKEN,
              "The advisory model did not answer within %d ms."
                  .formatted(calls.timeout().toMillis())));
    } catch (CircuitBreakerOpenException _) {
      throw new ModelTroubleException(
          Kind.BROKEN,
          "The advisory model is not asked for the moment, because too many calls failed.");
    } catch (BulkheadException _) {
      throw new ModelTroubleException(
          Kind.BUSY, "As many suggestions are being made as may be at once.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelTroubleException(
          Kind.INTERRUPTED, "Nobody waits for the advisory model any more.", e);
    } catch (RuntimeException bug) {
      throw bug;
    } catch (Exception e) {
      throw new IllegalStateException("a call of the model failed in a way it cannot", e);
    }
  }

  private ModelTroubleException noted(ModelTroubleException failure) {
    switch (failure.kind()) {
      case BROKEN -> {
        LOG.log(Level.WARNING, failure.reason());
        note(true, failure.reason());
      }
      case UNUSABLE -> {
        LOG.log(Level.WARNING, failure.reason());
        note(false, "");
      }
      case BUSY -> note(false, "");
      case INTERRUPTED -> {
        // Says nothing about the model.
      }
    }
    return failure;
  }

  private synchronized void note(boolean broken, String reason) {
    boolean same = health.asked() && health.broken() == broken;
    Instant since = same ? health.since() : clock.instant();
    health = new ModelHealth(true, broken, since, reason);
  }
}
