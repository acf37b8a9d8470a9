package io.ringledger.shared.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.ringledger.shared.application.DependencyHealth;
import io.ringledger.shared.application.DependencyHealth.State;
import io.ringledger.shared.application.DependencyHealth.Status;
import io.ringledger.shared.application.EssentialHealth;
import io.ringledger.shared.application.EssentialHealth.Finding;
import io.ringledger.shared.rest.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadinessTest {

  private final AtomicLong nanoTime = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();
  private volatile boolean databaseUp = true;

  private List<Finding> look() {
    looks.incrementAndGet();
    return List.of(new Finding("database", databaseUp), new Finding("migrations", true));
  }

  private Readiness readiness(EssentialHealth essential, DependencyHealth... dependencies) {
    return new Readiness(List.of(essential), List.of(dependencies), nanoTime::get);
  }

  private static DependencyHealth dependency(Status status) {
    return new DependencyHealth() {
      @Override
      public String name() {
        return "ledger";
      }

      @Override
      public State state() {
        return new State(status, "node 1 of 2 (secret.example) is slow", Instant.EPOCH);
      }
    };
  }

  @Test
  void aServerWhoseDatabaseAnswersIsReady() {
    ReadinessReport report = readiness(this::look).report().join();
    assertThat(report.isReady()).isTrue();
    assertThat(WireJson.write(report))
        .isEqualTo(
            """
            {"status":"ready","checks":{"database":{"status":"up"},"migrations":{"status":"up"}}}\
            """);
  }

  @Test
  void aServerWithoutItsDatabaseIsNot() {
    databaseUp = false;
    ReadinessReport report = readiness(this::look).report().join();
    assertThat(report.isReady()).isFalse();
    assertThat(report.status()).isEqualTo("unready");
    assertThat(report.checks().get("database").status()).isEqualTo("down");
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void troubleOutsideIsToldAndTakesNothingAway(Status status) {
    ReadinessReport report = readiness(this::look, dependency(status)).report().join();
    assertThat(report.isReady()).isTrue();
    assertThat(WireJson.write(report))
        .contains(
            "\"ledger\":{\"status\":\"%s\",\"since\":\"1970-01-01T00:00:00Z\"}"
                .formatted(status.name().toLowerCase(Locale.ROOT)))
        .doesNotContain("secret.example");
  }

  @Test
  void manyProbesInOneSecondLookOnce() {
    Readiness readiness = readiness(this::look);
    readiness.report().join();
    nanoTime.set(Duration.ofSeconds(1).toNanos() - 1);
    IntStream.range(0, 100).forEach(_ -> readiness.report().join());
    assertThat(looks).hasValue(1);
    nanoTime.incrementAndGet();
    readiness.report().join();
    assertThat(looks).hasValue(2);
  }

  @Test
  void aLookThatDoesNotEndMakesUnreadyAndIsNotRepeatedUntilItEnds() {
    CountDownLatch answer = new CountDownLatch(1);
    Readiness readiness =
        readiness(
            () -> {
              List<Finding> findings = look();
              await(answer);
              return findings;
            });
    List<CompletableFuture<ReadinessReport>> probes =
        IntStream.range(0, 20)
            .mapToObj(
                _ -> {
                  nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
                  return readiness.report();
                })
            .toList();
    probes.forEach(probe -> assertThat(probe.join().isReady()).isFalse());
    assertThat(looks).hasValue(1);

    answer.countDown();
    nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
    awaitReady(readiness);
  }

  private void awaitReady(Readiness readiness) {
    for (int i = 0; i < 1_000 && !readiness.report().join().isReady(); i++) {
      nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
    }
    assertThat(readiness.report().join().isReady()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aServerThatStopsWantsNoMoreRequests() {
    Readiness readiness = readiness(this::look);
    readiness.drain(new ShutdownDelayInitiatedEvent());
    ReadinessReport report = readiness.report().join();
    assertThat(report.isReady()).isFalse();
    assertThat(report.status()).isEqualTo("draining");
    assertThat(report.checks().get("database").status()).isEqualTo("up");
  }
}
