package io.ringledger.local.chaos.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.ringledger.local.chaos.check.DatabaseState.AuditRow;
import io.ringledger.local.chaos.check.DatabaseState.BoutRow;
import io.ringledger.local.chaos.check.DatabaseState.ClaimRow;
import io.ringledger.local.chaos.check.DatabaseState.EscrowRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the database holds agrees with itself. */
final class StateChecks {

  private StateChecks() {}

  /**
   * Each step an escrow has taken has one transaction and one entry of success in the history,
   * whoever wrote it; a step it has not taken has neither.
   */
  static Stream<Anomaly> eachStepHasOneEffect(Evidence evidence) {
    return evidence.database().escrows().stream()
        .flatMap(
            escrow -> {
              List<ClaimRow> claims = claims(evidence.database(), escrow);
              Map<String, Long> entries = successes(evidence.database(), escrow);
              return entries.equals(expectedEntries(escrow))
                      && claims.size() == expectedClaims(escrow).size()
                      && new HashSet<>(claims).equals(expectedClaims(escrow))
                  ? Stream.empty()
                  : Stream.of(
                      new Anomaly(
                          "each step has one effect",
                          escrow.bout(),
                          "%s has the transactions %s and the entries of success %s"
                              .formatted(escrow, claims, entries)));
            });
  }

  private static List<ClaimRow> claims(DatabaseState database, EscrowRow escrow) {
    return database.claims().stream().filter(claim -> claim.escrow().equals(escrow.id())).toList();
  }

  private static Set<ClaimRow> expectedClaims(EscrowRow escrow) {
    return Stream.concat(
            escrow.createTransaction().stream()
                .map(hash -> new ClaimRow(escrow.id(), "create", hash)),
            escrow.closingTransaction().stream()
                .map(hash -> new ClaimRow(escrow.id(), "close", hash)))
        .collect(Collectors.toSet());
  }

  /** How often the history says that the escrow reached each state. */
  private static Map<String, Long> successes(DatabaseState database, EscrowRow escrow) {
    return database.audit().stream()
        .filter(entry -> entry.chain().equals("bout:" + escrow.bout()))
        .filter(entry -> entry.outcome().equals("success"))
        .map(AuditRow::details)
        .filter(details -> escrow.kind().equals(details.get("escrow_kind")))
        .flatMap(details -> Stream.ofNullable(details.get("escrow_status")))
        .collect(groupingBy(status -> status, counting()));
  }

  private static Map<String, Long> expectedEntries(EscrowRow escrow) {
    Map<String, Long> expected = new HashMap<>();
    escrow.createTransaction().ifPresent(_ -> expected.put("created", 1L));
    escrow.closingTransaction().ifPresent(_ -> expected.put(escrow.status(), 1L));
    return expected;
  }

  /** The status of a bout is what its escrows and its winner make it. */
  static Stream<Anomaly> boutsFollowFromTheirEscrows(Evidence evidence) {
    return evidence.database().bouts().stream()
        .filter(
            bout -> !bout.status().equals(expected(bout, evidence.database().escrowsOf(bout.id()))))
        .map(
            bout ->
                new Anomaly(
                    "a bout follows from its escrows",
                    bout.id(),
                    "%s, but %s".formatted(bout, evidence.database().escrowsOf(bout.id()))));
  }

  private static String expected(BoutRow bout, List<EscrowRow> escrows) {
    Map<String, String> statuses =
        escrows.stream().collect(Collectors.toMap(EscrowRow::kind, EscrowRow::status));
    if (statuses.containsValue("failed")) {
      return "none, for no escrow fails here";
    }
    if (statuses.containsValue("planned")) {
      return "draft";
    }
    if (bout.winner().isEmpty()) {
      return "escrows_created";
    }
    boolean paid =
        Stream.of("show_a", "show_b", bonusOf(bout.winner().get()))
            .allMatch(kind -> "finished".equals(statuses.get(kind)));
    boolean untouched = statuses.values().stream().allMatch("created"::equals);
    return paid ? "closed" : untouched ? "result_entered" : "payouts_in_progress";
  }

  private static String bonusOf(String winner) {
    return "bonus_" + winner.toLowerCase(Locale.ROOT);
  }

  /** Clients that are done have brought their bouts to the end. */
  static Stream<Anomaly> settledBoutsAreClosed(Evidence evidence) {
    if (!evidence.settled()) {
      return Stream.empty();
    }
    return evidence.database().bouts().stream()
        .filter(
            bout ->
                !bout.status().equals("closed")
                    || evidence.database().escrowsOf(bout.id()).stream()
                        .anyMatch(escrow -> escrow.closingTransaction().isEmpty()))
        .map(
            bout ->
                new Anomaly(
                    "a settled bout is closed",
                    bout.id(),
                    "%s, %s".formatted(bout, evidence.database().escrowsOf(bout.id()))));
  }

  /**
   * What opens a bonus was seen nowhere, but for the winner's after the result. That one is found,
   * once the bout is settled: whoever looks for secrets and sees not even it, is blind.
   */
  static Stream<Anomaly> losersSecretsAreNowhere(Evidence evidence) {
    return evidence.database().escrows().stream()
        .filter(EscrowRow::isBonus)
        .flatMap(
            bonus -> {
              Optional<String> place =
                  bonus.condition().flatMap(condition -> evidence.sightings().opening(condition));
              boolean winners =
                  winner(evidence.database(), bonus.bout()).stream()
                      .anyMatch(winner -> bonusOf(winner).equals(bonus.kind()));
              if (!winners) {
                return place.stream()
                    .map(where -> secret(bonus, "its secret was seen in " + where));
              }
              return evidence.settled() && place.isEmpty()
                  ? Stream.of(secret(bonus, "the winner's secret was seen nowhere"))
                  : Stream.empty();
            });
  }

  private static Optional<String> winner(DatabaseState database, String bout) {
    return database.bouts().stream()
        .filter(row -> row.id().equals(bout))
        .findFirst()
        .flatMap(BoutRow::winner);
  }

  private static Anomaly secret(EscrowRow bonus, String what) {
    return new Anomaly(
        "no secret of a loser is left", bonus.bout(), "%s: %s".formatted(bonus, what));
  }
}
