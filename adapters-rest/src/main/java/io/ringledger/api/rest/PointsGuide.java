package io.ringledger.api.rest;

import static io.ringledger.rewards.domain.RewardFailure.ACCOUNT_MOVE_NOT_ALLOWED;
import static io.ringledger.rewards.domain.RewardFailure.ACCOUNT_NOT_FOUND;
import static io.ringledger.rewards.domain.RewardFailure.ACCOUNT_NOT_OPEN;
import static io.ringledger.rewards.domain.RewardFailure.ENTRY_NOT_FOUND;
import static io.ringledger.rewards.domain.RewardFailure.ENTRY_NOT_REVERSIBLE;
import static io.ringledger.rewards.domain.RewardFailure.ENTRY_REVERSED_ALREADY;
import static io.ringledger.rewards.domain.RewardFailure.EXISTS_WITH_DIFFERENT_AMOUNT;
import static io.ringledger.rewards.domain.RewardFailure.EXISTS_WITH_DIFFERENT_SOURCE;
import static io.ringledger.rewards.domain.RewardFailure.HOLDER_NOT_YOU;
import static io.ringledger.rewards.domain.RewardFailure.INSTANT_IN_FUTURE;
import static io.ringledger.rewards.domain.RewardFailure.INSUFFICIENT_POINTS;
import static io.ringledger.rewards.domain.RewardFailure.POINTS_OUT_OF_RANGE;
import static io.ringledger.shared.domain.Role.ADMIN;

import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Role;
import java.util.Map;
import java.util.Set;

/** Which refusals the operations of the points ledger know, and whose they are. */
final class PointsGuide {

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          anybody("openAccount", HOLDER_NOT_YOU),
          anybody("findAccount", ACCOUNT_NOT_FOUND),
          anybody("getAccount", ACCOUNT_NOT_FOUND),
          anybody("listEntries", ACCOUNT_NOT_FOUND),
          anybody("getStatement", ACCOUNT_NOT_FOUND, INSTANT_IN_FUTURE),
          admin(
              "creditAccount",
              ACCOUNT_NOT_FOUND,
              EXISTS_WITH_DIFFERENT_AMOUNT,
              EXISTS_WITH_DIFFERENT_SOURCE,
              ACCOUNT_NOT_OPEN,
              POINTS_OUT_OF_RANGE),
          admin(
              "deductFromAccount",
              ACCOUNT_NOT_FOUND,
              EXISTS_WITH_DIFFERENT_AMOUNT,
              EXISTS_WITH_DIFFERENT_SOURCE,
              ACCOUNT_NOT_OPEN,
              INSUFFICIENT_POINTS,
              POINTS_OUT_OF_RANGE),
          admin("freezeAccount", ACCOUNT_NOT_FOUND, ACCOUNT_MOVE_NOT_ALLOWED),
          admin("unfreezeAccount", ACCOUNT_NOT_FOUND, ACCOUNT_MOVE_NOT_ALLOWED),
          admin("closeAccount", ACCOUNT_NOT_FOUND, ACCOUNT_MOVE_NOT_ALLOWED),
          admin("setOverdraft", ACCOUNT_NOT_FOUND, ACCOUNT_MOVE_NOT_ALLOWED),
          admin(
              "reverseEntry",
              ENTRY_NOT_FOUND,
              ENTRY_NOT_REVERSIBLE,
              ENTRY_REVERSED_ALREADY,
              ACCOUNT_NOT_OPEN,
              INSUFFICIENT_POINTS,
              POINTS_OUT_OF_RANGE),
          admin("getTrialBalance"));

  private PointsGuide() {}

  private static Map.Entry<String, Row> anybody(String operationId, FailureCode... failures) {
    return OperationGuide.row(operationId, Set.of(Role.values()), failures);
  }

  private static Map.Entry<String, Row> admin(String operationId, FailureCode... failures) {
    return OperationGuide.row(operationId, Set.of(ADMIN), failures);
  }
}
