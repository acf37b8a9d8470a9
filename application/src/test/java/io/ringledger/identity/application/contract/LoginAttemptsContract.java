package io.ringledger.identity.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.identity.application.LoginAttempts;
import io.ringledger.identity.domain.LoginThrottle;
import io.ringledger.shared.application.contract.InTurn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LoginAttempts} keeps to. */
public abstract class LoginAttemptsContract {

  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private static final LoginThrottle THREE_FREE =
      new LoginThrottle(3, Duration.ofSeconds(10), Duration.ofSeconds(25));

  private final String subject = "account:" + UUID.randomUUID() + "@example.org";
  private final String other = "address:" + UUID.randomUUID();

  protected abstract LoginAttempts attempts();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  @Test
  public void theFirstAttemptsAreFree() {
    for (int i = 0; i < 3; i++) {
      assertThat(charge(subject, T0)).isZero();
    }
    assertThat(charge(subject, T0)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  public void registrationsAreCountedApartFromLogins() {
    String network = UUID.randomUUID().toString();
    for (int i = 0; i < 3; i++) {
      assertThat(charge("registration:" + network, T0)).isZero();
    }
    assertThat(charge("registration:" + network, T0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(charge("address:" + network, T0)).isZero();
  }

  @Test
  public void theWaitCountsFromTheLastAttempt() {
    exhaust();

    assertThat(charge(subject, T0.plusSeconds(4))).isEqualTo(Duration.ofSeconds(6));
    assertThat(charge(subject, T0.plusMillis(9_999))).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  public void anAttemptThatHasToWaitIsNotCounted() {
    exhaust();
    for (int i = 0; i < 10; i++) {
      charge(subject, T0.plusSeconds(1));
    }

    assertThat(charge(subject, T0.plusSeconds(10))).isZero();
  }

  @Test
  public void eachAttemptAfterItsWaitMakesTheNextWaitLongerUpToTheBound() {
    exhaust();

    assertThat(charge(subject, T0.plusSeconds(10))).isZero();
    assertThat(charge(subject, T0.plusSeconds(10))).isEqualTo(Duration.ofSeconds(20));
    assertThat(charge(subject, T0.plusSeconds(30))).isZero();
    assertThat(charge(subject, T0.plusSeconds(30))).isEqualTo(Duration.ofSeconds(25));
    assertThat(charge(subject, T0.plusSeconds(55))).isZero();
    assertThat(charge(subject, T0.plusSeconds(55))).isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  public void forgivingForgetsAllAttempts() {
    exhaust();
    run(() -> attempts().forgive(subject));

    for (int i = 0; i < 3; i++) {
      assertThat(charge(subject, T0)).isZero();
    }
    assertThat(charge(subject, T0)).isPositive();
  }

  @Test
  public void aRefundTakesOneAttemptBack() {
    exhaust();
    run(() -> attempts().refund(subject));

    assertThat(charge(subject, T0)).isZero();
    assertThat(charge(subject, T0)).isPositive();
  }

  @Test
  public void refundsAndForgivenessOfNothingChangeNothing() {
    run(() -> attempts().refund(subject));
    run(() -> attempts().refund(subject));
    run(() -> attempts().forgive(subject));
    for (int i = 0; i < 3; i++) {
      assertThat(charge(subject, T0)).isZero();
    }
    assertThat(charge(subject, T0)).isPositive();
  }

  @Test
  public void refundsNeverMakeMoreThanTheFreeAttempts() {
    charge(subject, T0);
    for (int i = 0; i < 5; i++) {
      run(() -> attempts().refund(subject));
    }

    exhaust();
    assertThat(charge(subject, T0)).isPositive();
  }

  @Test
  public void subjectsDoNotMeet() {
    exhaust();

    assertThat(charge(other, T0)).isZero();
    run(() -> attempts().forgive(other));
    assertThat(charge(subject, T0)).isPositive();
  }

  @Test
  public void oldAttemptsAreForgotten() {
    exhaust();
    Instant later = T0.plus(LoginThrottle.MEMORY).plusSeconds(1);

    for (int i = 0; i < 3; i++) {
      assertThat(charge(subject, later)).isZero();
    }
    assertThat(charge(subject, later)).isPositive();
  }

  @Test
  public void attemptsAreRememberedUntilThen() {
    exhaust();
    Instant later = T0.plus(LoginThrottle.MEMORY).minusSeconds(1);

    assertThat(charge(subject, later)).isZero();
    assertThat(charge(subject, later)).isPositive();
  }

  @Test
  public void attemptsMadeAtOnceDoNotSlipThroughTogether() {
    List<Duration> waits =
        InTurn.atOnce(
            IntStream.range(0, 8)
                .<Callable<Duration>>mapToObj(_ -> () -> charge(subject, T0))
                .toList());

    assertThat(waits).filteredOn(Duration::isZero).hasSize(3);
  }

  private void exhaust() {
    for (int i = 0; i < 3; i++) {
      charge(subject, T0);
    }
  }

  private Duration charge(String whom, Instant now) {
    return inUnitOfWork(() -> attempts().charge(whom, THREE_FREE, now));
  }

  private void run(Runnable work) {
    inUnitOfWork(
        () -> {
          work.run();
          return true;
        });
  }
}
