package io.ringledger.local.chaos.check;

import static java.util.stream.Collectors.groupingBy;

import io.ringledger.local.chaos.check.DatabaseState.BoutRow;
import io.ringledger.local.chaos.check.DatabaseState.EscrowRow;
import io.ringledger.local.chaos.check.DatabaseState.StoredAnswer;
import io.ringledger.local.chaos.check.Exchange.Intent;
import io.ringledger.local.demo.ApiClient.Answer;
import io.ringledger.local.demo.PromoterDesk.Half;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What clients were told is so, and stays so. */
final class AnswerChecks {

  private AnswerChecks() {}

  /** Whoever was answered 200 finds the step in the database, just as it was claimed. */
  static Stream<Anomaly> acknowledgedConfirmsAreThere(Evidence evidence) {
    return evidence.exchanges().stream()
        .filter(Exchange::isAcknowledged)
        .filter(
            exchange ->
                evidence.database().escrowsOf(exchange.bout()).stream()
                    .filter(escrow -> escrow.kind().equals(exchange.kind()))
                    .noneMatch(escrow -> shows(escrow, exchange)))
        .map(
            lost ->
                new Anomaly(
                    "an acknowledged confirm is there",
                    lost.bout(),
                    "%s, but the database has %s"
                        .formatted(lost, evidence.database().escrowsOf(lost.bout()))));
  }

  private static boolean shows(EscrowRow escrow, Exchange exchange) {
    Optional<String> moved =
        switch (exchange.half()) {
          case ESCROWS -> escrow.createTransaction();
          case PAYOUTS -> escrow.closingTransaction();
        };
    return moved.filter(exchange.transaction().toUpperCase(Locale.ROOT)::equals).isPresent()
        && escrow.offerSequence() == exchange.offerSequence();
  }

  /** One winner was acknowledged, and it is the one in the database. */
  static Stream<Anomaly> acknowledgedWinnersAreThere(Evidence evidence) {
    Map<String, BoutRow> bouts =
        evidence.database().bouts().stream()
            .collect(Collectors.toMap(BoutRow::id, Function.identity()));
    return evidence.winners().stream()
        .filter(
            won ->
                !Optional.ofNullable(bouts.get(won.bout()))
                    .flatMap(BoutRow::winner)
                    .equals(Optional.of(won.winner())))
        .map(
            won ->
                new Anomaly(
                    "an acknowledged winner is there",
                    won.bout(),
                    "%s was acknowledged, but the database has %s"
                        .formatted(won.winner(), bouts.get(won.bout()))));
  }

  /**
   * All final answers under one key are about one body and the same, byte for byte; every other
   * body is refused. What is stored is what was said.
   */
  static Stream<Anomaly> oneIntentHasOneAnswer(Evidence evidence) {
    Map<Intent, StoredAnswer> stored = stored(evidence.database());
    Map<Intent, List<Exchange>> intents =
        evidence.exchanges().stream().collect(groupingBy(Exchange::intent));
    return intents.entrySet().stream()
        .flatMap(
            intent ->
                reasons(intent.getValue(), Optional.ofNullable(stored.get(intent.getKey())))
                    .stream()
                    .map(
                        reason ->
                            new Anomaly(
                                "one intent has one answer",
                                intent.getKey().bout(),
                                "%s: %s".formatted(reason, intent.getValue()))));
  }

  private static List<String> reasons(List<Exchange> exchanges, Optional<StoredAnswer> stored) {
    Set<String> bodiesSent = new HashSet<>();
    Set<String> bodiesAnswered = new HashSet<>();
    Set<Verdict> verdicts = new HashSet<>();
    boolean refused = false;
    for (Exchange exchange : exchanges) {
      bodiesSent.add(exchange.request());
      Optional<Answer> answer = exchange.finalAnswer();
      if (answer.filter(Exchange::refusesTheKey).isPresent()) {
        refused = true;
      } else if (answer.isPresent()) {
        bodiesAnswered.add(exchange.request());
        verdicts.add(new Verdict(answer.get().status(), answer.get().body()));
      }
    }
    List<String> reasons = new ArrayList<>();
    if (verdicts.size() > 1) {
      reasons.add("different answers under one key");
    }
    if (bodiesAnswered.size() > 1) {
      reasons.add("two bodies answered under one key");
    }
    if (refused && bodiesSent.size() == 1) {
      reasons.add("the only body there ever was is refused as another one");
    }
    if (!verdicts.isEmpty()
        && stored
            .map(kept -> new Verdict(kept.status(), kept.body()))
            .filter(verdicts::contains)
            .isEmpty()) {
      reasons.add("kept is " + stored);
    }
    return reasons;
  }

  private record Verdict(int status, String body) {}

  private static Map<Intent, StoredAnswer> stored(DatabaseState database) {
    return database.answers().stream()
        .collect(Collectors.toMap(AnswerChecks::intent, Function.identity()));
  }

  /** The scope is made of what is confirmed and the bout. */
  private static Intent intent(StoredAnswer answer) {
    String[] scope = answer.scope().split(":", 2);
    Half half = scope[0].equals("payout_confirm") ? Half.PAYOUTS : Half.ESCROWS;
    return new Intent(scope[1], half, answer.key());
  }
}
