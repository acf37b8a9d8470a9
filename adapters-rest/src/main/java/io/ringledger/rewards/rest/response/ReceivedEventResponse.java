package io.ringledger.rewards.rest.response;

import io.ringledger.rewards.application.settlement.RewardIntake.Received;
import io.ringledger.rewards.domain.settlement.RewardSettlement;

/** An event that is kept, and its settlement as it stands. */
public record ReceivedEventResponse(
    String eventId, boolean known, String settlementId, String state, String statusUrl) {

  public static ReceivedEventResponse of(Received received) {
    RewardSettlement settlement = received.settlement();
    return new ReceivedEventResponse(
        settlement.reference().eventId(),
        received.known(),
        settlement.id().toString(),
        settlement.state().wire(),
        pathOf(settlement));
  }

  /** Where the settlement can be looked at. */
  public static String pathOf(RewardSettlement settlement) {
    return "/reward-settlements/" + settlement.id();
  }
}
