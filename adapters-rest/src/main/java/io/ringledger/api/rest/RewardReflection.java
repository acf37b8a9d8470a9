package io.ringledger.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.rewards.rest.ledger.AccountResponse;
import io.ringledger.rewards.rest.ledger.EntryPageResponse;
import io.ringledger.rewards.rest.ledger.EntryResponse;
import io.ringledger.rewards.rest.ledger.PostedResponse;
import io.ringledger.rewards.rest.ledger.StatementResponse;
import io.ringledger.rewards.rest.ledger.TrialBalanceResponse;
import io.ringledger.rewards.rest.orders.OrderRewardsResponse;
import io.ringledger.rewards.rest.response.DecisionResponse;
import io.ringledger.rewards.rest.response.EventSourcePageResponse;
import io.ringledger.rewards.rest.response.EventSourceResponse;
import io.ringledger.rewards.rest.response.IssuedTokenResponse;
import io.ringledger.rewards.rest.response.PoliciesResponse;
import io.ringledger.rewards.rest.response.PolicyResponse;
import io.ringledger.rewards.rest.response.ReceivedBatchResponse;
import io.ringledger.rewards.rest.response.ReceivedEventResponse;
import io.ringledger.rewards.rest.response.ReplayResponse;
import io.ringledger.rewards.rest.response.SettlementPageResponse;
import io.ringledger.rewards.rest.response.SettlementResponse;

/** The same as {@link NativeReflection} for answers about rewards and points. */
@RegisterForReflection(
    targets = {
      AccountResponse.class,
      DecisionResponse.class,
      DecisionResponse.Inputs.class,
      EntryPageResponse.class,
      EntryResponse.class,
      EventSourcePageResponse.class,
      EventSourceResponse.class,
      EventSourceResponse.Token.class,
      IssuedTokenResponse.class,
      PoliciesResponse.class,
      PolicyResponse.class,
      PolicyResponse.Cap.class,
      PolicyResponse.Rule.class,
      OrderRewardsResponse.class,
      PostedResponse.class,
      ReceivedBatchResponse.class,
      ReceivedBatchResponse.Item.class,
      ReceivedEventResponse.class,
      ReplayResponse.class,
      ReplayResponse.Difference.class,
      SettlementPageResponse.class,
      SettlementPageResponse.Item.class,
      SettlementResponse.class,
      SettlementResponse.Links.class,
      SettlementResponse.Step.class,
      StatementResponse.class,
      TrialBalanceResponse.class,
      TrialBalanceResponse.Disagreement.class,
      TrialBalanceResponse.Line.class
    })
final class RewardReflection {

  private RewardReflection() {}
}
