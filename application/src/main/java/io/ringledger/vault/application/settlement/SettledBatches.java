package io.ringledger.vault.application.settlement;

import io.ringledger.vault.application.settlement.outbound.SettlementBatches.Head;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.settlement.Backoff;
import io.ringledger.vault.domain.settlement.BatchSettlement;
import io.ringledger.vault.domain.settlement.Leg;
import io.ringledger.vault.domain.settlement.LegId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts a batch together from what is kept of it, and keeps count of its failures. */
final class SettledBatches {

  /** After so many failures in a row somebody is told. */
  static final int FAILURES_TO_TELL = 3;

  private final SettlementTools tools;
  private final SettlementReports reports;

  SettledBatches(SettlementTools tools, SettlementReports reports) {
    this.tools = tools;
    this.reports = reports;
  }

  /** A batch as it stands. */
  record Known(Head head, BatchSettlement settlement) {

    /** The same with these legs as they are now. */
    Known with(List<Leg> changed) {
      Map<LegId, Leg> newer =
          changed.stream().collect(Collectors.toMap(Leg::id, Function.identity()));
      return new Known(
          head,
          new BatchSettlement(
              settlement.number(),
              settlement.state(),
              settlement.debits(),
              settlement.legs().stream().map(leg -> newer.getOrDefault(leg.id(), leg)).toList()));
    }
  }

  /** That one; inside a unit of work. */
  Optional<Known> find(BatchNumber number) {
    return tools.batches().find(number).map(this::known);
  }

  /** The same, kept from others until the unit of work ends. */
  Optional<Known> lock(BatchNumber number) {
    return tools.batches().lock(number).map(this::known);
  }

  private Known known(Head head) {
    return new Known(
        head,
        new BatchSettlement(
            head.number(),
            head.state(),
            head.state().isUndecided() ? tools.batches().debits(head.number()) : List.of(),
            tools.legs().of(head.number())));
  }

  /** The ledger gave no answer, so nothing of the batch can go on for a while. */
  void stumble(BatchNumber number, String reason) {
    tools
        .unitOfWork()
        .run(
            () -> {
              Instant now = tools.clock().instant();
              Head head = tools.batches().lock(number).orElseThrow();
              int failures = head.failures() + 1;
              count(number, failures, reason, now.plus(Backoff.after(failures)), now);
            });
  }

  /**
   * Counts failures in a row: a leg that was done begins again at zero.
   *
   * @param worse what went wrong; its leg waits, the others need not
   */
  void note(Head head, boolean better, Optional<String> worse, Instant now) {
    if (better && head.failures() > 0) {
      tools.batches().wentWell(head.number(), now);
    }
    worse.ifPresent(
        reason -> count(head.number(), (better ? 0 : head.failures()) + 1, reason, now, now));
  }

  private void count(BatchNumber number, int failures, String reason, Instant dueAt, Instant now) {
    tools.batches().stumbled(number, failures, reason, dueAt, now);
    if (failures == FAILURES_TO_TELL) {
      reports.troubled(number, failures, reason);
    }
  }
}
