package io.ringledger.app.observation.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.ringledger.vault.persistence.batches.NettingJobs;
import io.ringledger.vault.persistence.figures.BatchFigures;
import io.ringledger.vault.persistence.figures.BookFigures;
import io.ringledger.vault.persistence.figures.IntentFigures;
import io.ringledger.vault.persistence.figures.IntentFigures.Waiting;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What is open about the vault: intents, batches, books. All replicas see the same. */
@Singleton
class VaultGauges {

  private static final List<String> UNSETTLED =
      List.of("cut", "anchored", "collected", "reversing");
  private static final List<String> OPEN_LEGS =
      List.of("planned", "signed", "submitted", "held", "failed");

  private final ScrapedFigures<IntentFigures> intents;
  private final ScrapedFigures<BatchFigures> batches;
  private final ScrapedFigures<BookFigures> books;

  VaultGauges(ScrapedDatabase database) {
    intents = database.figures("intents", (open, _) -> IntentFigures.read(open, NettingJobs.NET));
    batches = database.figures("batches", (open, _) -> BatchFigures.read(open));
    books = database.figures("the vault's books", (open, _) -> BookFigures.read(open));
  }

  void register(@Observes StartupEvent event, MeterRegistry registry) {
    registerIntents(registry);
    registerBatches(registry);
    registerLegs(registry);
    registerBooks(registry);
  }

  private void registerIntents(MeterRegistry registry) {
    waiting("batch", IntentFigures::forBatch, registry);
    waiting("counterpart", IntentFigures::forCounterpart, registry);
    gauge("items.in.settlement", intents, IntentFigures::inSettlement)
        .description("Items in a batch that is not settled")
        .register(registry);
    since("netting.last.run", intents, IntentFigures::lastRun, Double.NaN)
        .description("How long ago netting last ran by itself and did not fail")
        .register(registry);
  }

  private void waiting(
      String what, Function<IntentFigures, Waiting> which, MeterRegistry registry) {
    gauge("intents.pending", intents, read -> which.apply(read).count())
        .tag("waits_for", what)
        .description("Signed intents that wait")
        .register(registry);
    since("intents.pending.oldest", intents, read -> which.apply(read).oldest(), 0)
        .tag("waits_for", what)
        .description("How long ago the oldest of them was accepted; 0 where there is none")
        .register(registry);
  }

  private void registerBatches(MeterRegistry registry) {
    for (String state : UNSETTLED) {
      gauge("batches.unsettled", batches, read -> read.unsettled().getOrDefault(state, 0L))
          .tag("state", state)
          .description("Batches that are not settled")
          .register(registry);
    }
    since("settlement.oldest.unsettled", batches, BatchFigures::oldest, 0)
        .description("How long ago the oldest of them was cut; 0 where there is none")
        .register(registry);
    gauge("settlement.success.ratio", batches, VaultGauges::success)
        .description("Of the last hundred batches that ended, the share that was settled")
        .register(registry);
    inARow("tries", BatchFigures::failedTries).register(registry);
    inARow("batches", BatchFigures::reversed).register(registry);
  }

  private Gauge.Builder<?> inARow(String of, ToDoubleFunction<BatchFigures> value) {
    return gauge("settlement.failures.in.a.row", batches, value)
        .tag("of", of)
        .description(
            "Failures of settlement in a row: of one batch, or batches that were reversed");
  }

  private void registerLegs(MeterRegistry registry) {
    for (String state : OPEN_LEGS) {
      gauge("settlement.legs", batches, read -> read.legs().getOrDefault(state, 0L))
          .tag("state", state)
          .description("Legs of settlement that are not done")
          .register(registry);
    }
    gauge("settlement.held.drops", batches, BatchFigures::heldDrops)
        .description("What is owed by legs that are held")
        .register(registry);
  }

  private void registerBooks(MeterRegistry registry) {
    since("ledger.read", books, BookFigures::read, Double.NaN)
        .description("How long ago the ledger was last read up to its validated end")
        .register(registry);
    since("reconciliation.age", books, BookFigures::reconciled, Double.NaN)
        .description("How long ago books and ledger were last compared")
        .register(registry);
    gauge("reconciliation.difference.drops", books, VaultGauges::difference)
        .description("The sum of the differences that were found then")
        .register(registry);
  }

  private static double success(BatchFigures read) {
    return read.ended() == 0 ? Double.NaN : (double) read.settled() / read.ended();
  }

  private static double difference(BookFigures read) {
    return read.differenceDrops().isPresent() ? read.differenceDrops().getAsLong() : Double.NaN;
  }

  private static <T> Gauge.Builder<ScrapedFigures<T>> gauge(
      String name, ScrapedFigures<T> figures, ToDoubleFunction<T> value) {
    return Gauge.builder("ringledger.vault." + name, figures, read -> read.figure(value))
        .strongReference(true);
  }

  private static <T> Gauge.Builder<ScrapedFigures<T>> since(
      String name, ScrapedFigures<T> figures, Function<T, Optional<Instant>> moment, double never) {
    return gauge(name, figures, read -> moment.apply(read).map(figures::secondsSince).orElse(never))
        .baseUnit("seconds");
  }
}
