package io.ringledger.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.rewards.rest.ledger.AccountResponse;
import io.ringledger.rewards.rest.ledger.EntryPageResponse;
import io.ringledger.rewards.rest.ledger.EntryResponse;
import io.ringledger.rewards.rest.ledger.PostedResponse;
import io.ringledger.rewards.rest.ledger.StatementResponse;
import io.ringledger.rewards.rest.ledger.TrialBalanceResponse;

/** Keeps the members of answers of the points ledger readable in a native image. */
@RegisterForReflection(
    targets = {
      AccountResponse.class,
      EntryPageResponse.class,
      EntryResponse.class,
      PostedResponse.class,
      StatementResponse.class,
      TrialBalanceResponse.class,
      TrialBalanceResponse.Disagreement.class,
      TrialBalanceResponse.Line.class
    })
final class PointsReflection {

  private PointsReflection() {}
}
