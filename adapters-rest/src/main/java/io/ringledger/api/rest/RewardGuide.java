package io.ringledger.api.rest;

import static io.ringledger.rewards.domain.RewardFailure.EVENT_BATCH_TOO_LARGE;
import static io.ringledger.rewards.domain.RewardFailure.EVENT_EXISTS_WITH_DIFFERENT_CONTENT;
import static io.ringledger.rewards.domain.RewardFailure.EVENT_MALFORMED;
import static io.ringledger.rewards.domain.RewardFailure.EVENT_SOURCE_EXISTS;
import static io.ringledger.rewards.domain.RewardFailure.EVENT_SOURCE_NOT_FOUND;
import static io.ringledger.rewards.domain.RewardFailure.EVENT_SOURCE_NOT_YOURS;
import static io.ringledger.rewards.domain.RewardFailure.EVENT_TYPE_NOT_ALLOWED;
import static io.ringledger.rewards.domain.RewardFailure.POLICY_INVALID;
import static io.ringledger.rewards.domain.RewardFailure.POLICY_IN_USE;
import static io.ringledger.rewards.domain.RewardFailure.POLICY_MALFORMED;
import static io.ringledger.rewards.domain.RewardFailure.POLICY_NOT_FOUND;
import static io.ringledger.rewards.domain.RewardFailure.SERVICE_TOKENS_EXHAUSTED;
import static io.ringledger.rewards.domain.RewardFailure.SERVICE_TOKEN_NOT_FOUND;
import static io.ringledger.rewards.domain.RewardFailure.SETTLEMENT_NOT_CANCELLABLE;
import static io.ringledger.rewards.domain.RewardFailure.SETTLEMENT_NOT_FOUND;
import static io.ringledger.rewards.domain.RewardFailure.SETTLEMENT_NOT_PARKED;

import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.rewards.security.Services;
import io.ringledger.shared.domain.FailureCode;
import io.ringledger.shared.domain.Role;
import java.util.Map;
import java.util.Set;

/** Which refusals the operations on rewards know, and whose they are. */
final class RewardGuide {

  private static final String ADMIN = Role.ADMIN.wire();

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          OperationGuide.rowOf(
              "sendRewardEvents",
              Set.of(Services.ROLE),
              EVENT_MALFORMED,
              EVENT_BATCH_TOO_LARGE,
              EVENT_SOURCE_NOT_YOURS,
              EVENT_TYPE_NOT_ALLOWED,
              EVENT_EXISTS_WITH_DIFFERENT_CONTENT),
          OperationGuide.rowOf(
              "getRewardSettlement", Set.of(Services.ROLE, ADMIN), SETTLEMENT_NOT_FOUND),
          admin("listRewardSettlements"),
          admin("cancelRewardSettlement", SETTLEMENT_NOT_FOUND, SETTLEMENT_NOT_CANCELLABLE),
          admin("requeueRewardSettlement", SETTLEMENT_NOT_FOUND, SETTLEMENT_NOT_PARKED),
          admin("registerEventSource", EVENT_SOURCE_EXISTS),
          admin("listEventSources"),
          admin("getEventSource", EVENT_SOURCE_NOT_FOUND),
          admin("changeEventTypes", EVENT_SOURCE_NOT_FOUND),
          admin("issueServiceToken", EVENT_SOURCE_NOT_FOUND, SERVICE_TOKENS_EXHAUSTED),
          admin("revokeServiceToken", EVENT_SOURCE_NOT_FOUND, SERVICE_TOKEN_NOT_FOUND),
          admin("loadRewardPolicy", POLICY_MALFORMED, POLICY_IN_USE, POLICY_INVALID),
          admin("listRewardPolicies"),
          admin("getRewardPolicy", POLICY_NOT_FOUND),
          admin("replayRewardPolicy", POLICY_NOT_FOUND));

  private RewardGuide() {}

  private static Map.Entry<String, Row> admin(String operationId, FailureCode... failures) {
    return OperationGuide.rowOf(operationId, Set.of(ADMIN), failures);
  }
}
