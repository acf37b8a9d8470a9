package io.ringledger.local.chaos.check;

import java.util.List;
import java.util.stream.Stream;

/** A rule that holds at every moment, whatever was killed or cut off. */
public interface Check {

  /** What breaks it. */
  Stream<Anomaly> look(Evidence evidence);

  /** Every rule there is. */
  List<Check> ALL =
      List.of(
          AnswerChecks::acknowledgedConfirmsAreThere,
          AnswerChecks::acknowledgedWinnersAreThere,
          AnswerChecks::oneIntentHasOneAnswer,
          StateChecks::eachStepHasOneEffect,
          StateChecks::boutsFollowFromTheirEscrows,
          StateChecks::settledBoutsAreClosed,
          StateChecks::losersSecretsAreNowhere,
          LedgerChecks::escrowsAreAsTheLedgerSays,
          LedgerChecks::moneyAddsUp,
          AuditChecks::chainsHold);

  /** What breaks any of them. */
  static List<Anomaly> all(Evidence evidence) {
    return ALL.stream().flatMap(check -> check.look(evidence)).toList();
  }
}
