package io.ringledger.rewards.rest.response;

import io.ringledger.rewards.application.policy.RewardPolicyBook.Replay;
import io.ringledger.rewards.domain.policy.PolicyVersion;
import io.ringledger.rewards.domain.settlement.SettlementId;
import io.ringledger.shared.rest.Cursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Decisions held against another policy. */
public record ReplayResponse(
    int version,
    long compared,
    long unchanged,
    long changed,
    long pointsDifference,
    List<Difference> differences,
    @Nullable String nextCursor) {

  public static ReplayResponse of(Replay replay) {
    return new ReplayResponse(
        replay.version().number(),
        replay.compared(),
        replay.unchanged(),
        replay.changed(),
        replay.pointsDifference(),
        replay.differences().stream()
            .map(difference -> Difference.of(replay.version(), difference))
            .toList(),
        replay.next().map(SettlementId::value).map(Cursor::after).orElse(null));
  }

  /** A decision that would be another one. */
  @Schema(name = "ReplayDifference")
  public record Difference(String settlementId, DecisionResponse before, DecisionResponse now) {

    static Difference of(
        PolicyVersion version,
        io.ringledger.rewards.application.policy.RewardPolicyBook.Difference difference) {
      return new Difference(
          difference.before().settlement().toString(),
          DecisionResponse.of(difference.before()),
          DecisionResponse.of(difference.before(), version, difference.now()));
    }
  }
}
