package io.ringledger.app.observation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.ringledger.shared.domain.Drops;
import io.ringledger.vault.application.settlement.outbound.SettlementBatches;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.settlement.BatchState;
import io.ringledger.vault.domain.settlement.Debit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Counts how batches end, and the failures on the way, as this replica keeps it. What rolls back
 * afterwards is counted again: the database knows exactly, and this is for watching.
 */
public final class CountedBatches implements SettlementBatches {

  private static final Set<BatchState> COUNTED =
      Set.of(BatchState.COLLECTED, BatchState.SETTLED, BatchState.REVERSED);

  private final SettlementBatches batches;
  private final MeterProvider<Counter> moved;
  private final Counter failures;

  public CountedBatches(SettlementBatches batches, MeterRegistry registry) {
    this.batches = batches;
    this.moved =
        Counter.builder("ringledger.vault.batches.moved")
            .description("Batches of the vault, by the state they came to")
            .withRegistry(registry);
    // There from the start, so that the first is a step and not a beginning.
    COUNTED.forEach(state -> moved.withTag("state", state.wire()));
    this.failures =
        Counter.builder("ringledger.vault.settlement.failures")
            .description("Steps of settlement that have failed and are tried again")
            .register(registry);
  }

  @Override
  public void move(BatchNumber number, BatchState state, Optional<String> reason, Instant now) {
    batches.move(number, state, reason, now);
    if (COUNTED.contains(state)) {
      moved.withTags(Tags.of("state", state.wire())).increment();
    }
  }

  @Override
  public void stumbled(BatchNumber number, int inARow, String reason, Instant dueAt, Instant now) {
    batches.stumbled(number, inARow, reason, dueAt, now);
    failures.increment();
  }

  @Override
  public List<BatchNumber> due(Instant now, int limit) {
    return batches.due(now, limit);
  }

  @Override
  public Optional<Head> find(BatchNumber number) {
    return batches.find(number);
  }

  @Override
  public Optional<Head> lock(BatchNumber number) {
    return batches.lock(number);
  }

  @Override
  public List<Debit> debits(BatchNumber number) {
    return batches.debits(number);
  }

  @Override
  public List<Credit> credits(BatchNumber number) {
    return batches.credits(number);
  }

  @Override
  public void collect(BatchNumber number, Instant now) {
    batches.collect(number, now);
  }

  @Override
  public void undo(BatchNumber number, String reason, Instant now) {
    batches.undo(number, reason, now);
  }

  @Override
  public void paid(BatchNumber number, WalletAddress wallet, Drops drops) {
    batches.paid(number, wallet, drops);
  }

  @Override
  public void wentWell(BatchNumber number, Instant now) {
    batches.wentWell(number, now);
  }
}
