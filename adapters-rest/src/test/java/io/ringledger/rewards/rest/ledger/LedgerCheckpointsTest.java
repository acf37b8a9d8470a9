package io.ringledger.rewards.rest.ledger;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.rewards.domain.ledger.chain.ChainFixtures;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerCheckpointsTest {

  @Inject World world;

  @Test
  void checkpointsAreListedNewestFirstWithTheKeyThatVerifiesThem() {
    Settlement bout = Settlement.planned("c" + UUID.randomUUID(), world.clock.instant());
    Response newest = Api.get(bout.admin, "/ledger/checkpoints?limit=1");
    assertThat(newest.statusCode()).isEqualTo(200);
    assertThat(newest.<String>path("public_key")).isEqualTo(TwoCheckpoints.KEY.key());
    assertThat(newest.<String>path("public_key_id")).isEqualTo(TwoCheckpoints.KEY.id());
    assertThat(newest.<List<Integer>>path("checkpoints.number")).containsExactly(2);
    assertThat(newest.<String>path("checkpoints[0].previous_hash"))
        .isEqualTo(ChainFixtures.checkpoint().hash().hex());
    assertThat(newest.<Integer>path("checkpoints[0].entries")).isEqualTo(2);
    assertThat(newest.<List<Integer>>path("checkpoints[0].heads.shard")).containsExactly(0, 3);
    assertThat(newest.<Integer>path("next_before")).isEqualTo(2);
    Response rest = Api.get(bout.admin, "/ledger/checkpoints?before=2");
    assertThat(rest.<List<Integer>>path("checkpoints.number")).containsExactly(1);
    assertThat(rest.<Object>path("next_before")).isNull();
    assertBadFields(Api.get(bout.admin, "/ledger/checkpoints?before=0&limit=0"), "before", "limit");
    assertBadFields(
        Api.get(bout.admin, "/ledger/checkpoints?before=9999999999999999999"), "before");
  }
}
