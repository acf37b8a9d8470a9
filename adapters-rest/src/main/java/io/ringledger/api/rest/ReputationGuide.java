package io.ringledger.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.ringledger.api.rest.OperationGuide.Row;
import io.ringledger.reputation.rest.LeaderboardResponse;
import io.ringledger.reputation.rest.RebuiltResponse;
import io.ringledger.reputation.rest.ReputationResponse;
import io.ringledger.shared.domain.Role;
import java.util.Map;
import java.util.Set;

/** Whose the operations on standings are; and keeps their answers readable in a native image. */
@RegisterForReflection(
    targets = {
      LeaderboardResponse.class,
      LeaderboardResponse.StandingItem.class,
      RebuiltResponse.class,
      ReputationResponse.class
    })
final class ReputationGuide {

  static final Map<String, Row> ROWS =
      Map.ofEntries(
          OperationGuide.row("getReputation", Set.of(Role.values())),
          OperationGuide.row("getLeaderboard", Set.of(Role.values())),
          OperationGuide.row("rebuildReputation", Set.of(Role.ADMIN)));

  private ReputationGuide() {}
}
