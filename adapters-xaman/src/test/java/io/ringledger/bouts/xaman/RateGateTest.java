package io.ringledger.bouts.xaman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.xaman.XamanFailureException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time passes here only while somebody waits. */
class RateGateTest {

  private static final Instant START = Instant.parse("2026-06-01T20:00:00Z");

  private Instant now = START;
  private final List<Duration> waits = new ArrayList<>();
  private final InstantSource clock = () -> now;

  private void pass(Duration duration) {
    waits.add(duration);
    now = now.plus(duration);
  }

  private RateGate gate(int perMinute, Duration longestWait) {
    return new RateGate(perMinute, longestWait, clock, this::pass);
  }

  @Test
  void soManyAMinuteGoThroughWithoutWaiting() throws XamanFailureException {
    RateGate gate = gate(3, Duration.ofSeconds(8));
    for (int i = 0; i < 3; i++) {
      gate.take();
    }
    assertThat(waits).isEmpty();
  }

  @Test
  void theNextOneIsSentAwayWithTheTimeAfterWhichThereIsRoom() throws XamanFailureException {
    RateGate gate = gate(2, Duration.ofSeconds(8));
    gate.take();
    now = START.plusSeconds(20);
    gate.take();

    assertBusy(gate, "40 seconds");
    now = START.plusSeconds(51).plusMillis(1);
    assertBusyWith(gate(1, Duration.ZERO), 60);
    assertThat(waits).isEmpty();
  }

  @Test
  void whoCanWaitLongEnoughIsLetThroughAtTheFirstFreeMoment() throws XamanFailureException {
    RateGate gate = gate(2, Duration.ofSeconds(8));
    gate.take();
    gate.take();
    now = START.plusSeconds(52);

    assertThat(gate.take()).isEqualTo(START.plusSeconds(60));
    assertThat(waits).containsExactly(Duration.ofSeconds(8));
    assertThat(gate.take()).isEqualTo(START.plusSeconds(60));
    assertBusy(gate, "60 seconds");
  }

  @Test
  void noMinuteEverSeesMoreThanItsNumber() throws XamanFailureException {
    RateGate gate = gate(5, Duration.ofSeconds(60));
    List<Instant> passes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      now = now.plusSeconds(i % 7);
      passes.add(gate.take());
    }
    for (int i = 5; i < passes.size(); i++) {
      assertThat(Duration.between(passes.get(i - 5), passes.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }
    assertThat(passes).isSorted();
  }

  @Test
  void whatWasNotUsedIsFreeAgain() throws XamanFailureException {
    RateGate gate = gate(1, Duration.ZERO);
    gate.giveBack(gate.take());

    assertThat(gate.take()).isEqualTo(START);
  }

  @Test
  void whoeverIsSentAwayUsesNothingUp() throws XamanFailureException {
    RateGate gate = gate(1, Duration.ofSeconds(8));
    gate.take();
    assertBusy(gate, "60 seconds");
    assertBusy(gate, "60 seconds");

    now = START.plusSeconds(60);
    assertThat(gate.take()).isEqualTo(now);
  }

  @Test
  void aClosedGateOpensByItself() throws XamanFailureException {
    RateGate gate = gate(10, Duration.ofSeconds(8));
    gate.closeFor(Duration.ofSeconds(30));
    assertBusy(gate, "30 seconds");
    now = START.plusSeconds(22);

    assertThat(gate.take()).isEqualTo(START.plusSeconds(30));
    assertThat(waits).containsExactly(Duration.ofSeconds(8));
  }

  @Test
  void itIsNeverClosedForLongerThanFiveMinutes() throws XamanFailureException {
    RateGate gate = gate(10, Duration.ZERO);
    gate.closeFor(Duration.ofDays(1));
    assertBusy(gate, "300 seconds");

    now = START.plusSeconds(300);
    gate.take();
  }

  @Test
  void whoIsWaitingWhenTheGateIsClosedIsSentAwayAndUsesNothingUp() throws XamanFailureException {
    List<RateGate> closing = new ArrayList<>();
    RateGate gate =
        new RateGate(
            1,
            Duration.ofSeconds(60),
            clock,
            duration -> {
              pass(duration);
              closing.removeFirst().closeFor(Duration.ofSeconds(100));
            });
    closing.add(gate);
    gate.take();

    assertBusy(gate, "100 seconds");
    now = now.plusSeconds(100);
    assertThat(gate.take()).isEqualTo(now);
  }

  @Test
  void whoIsInterruptedLeavesTheQueue() throws XamanFailureException {
    RateGate gate =
        new RateGate(
            1,
            Duration.ofSeconds(60),
            clock,
            _ -> {
              throw new InterruptedException();
            });
    gate.take();

    assertThatThrownBy(gate::take)
        .isInstanceOfSatisfying(
            XamanFailureException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    now = START.plusSeconds(60);
    assertThat(gate.take()).isEqualTo(now);
  }

  private static void assertBusy(RateGate gate, String wait) {
    assertThatThrownBy(gate::take)
        .hasMessageEndingWith("try again in " + wait)
        .isInstanceOfSatisfying(
            XamanFailureException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUSY));
  }

  private static void assertBusyWith(RateGate gate, int seconds) throws XamanFailureException {
    gate.take();
    assertBusy(gate, seconds + " seconds");
  }
}
