package io.ringledger.rewards.rest.response;

import io.ringledger.rewards.application.outbound.RewardPolicies.Kept;
import java.util.List;

/** All policies, the lowest version first. */
public record PoliciesResponse(List<PolicyResponse> policies) {

  public static PoliciesResponse of(List<Kept> kept) {
    return new PoliciesResponse(kept.stream().map(PolicyResponse::of).toList());
  }
}
