package io.ringledger.bouts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A whole bout, from plan to the last purse. */
@QuarkusTest
class BoutSettlementTest {

  @Inject World world;

  @Test
  void aBoutIsSettledFromPlanToTheLosersBonus() {
    Settlement bout = Settlement.decided("whole", world.clock.instant());
    assertThat(bout.status()).isEqualTo("result_entered");
    for (String kind : new String[] {"show_a", "show_b", "bonus_a"}) {
      bout.confirmPayout("out-" + kind, bout.payout(kind)).then().statusCode(200);
    }
    assertThat(bout.status()).isEqualTo("closed");
    bout.confirmPayout("out-bonus_b", bout.payout("bonus_b")).then().statusCode(200);
    assertThat(bout.status()).isEqualTo("closed");
    assertThat(bout.escrow("bonus_b")).containsEntry("escrow_status", "cancelled");
    Api.get(bout.promoter, bout.path("/audit")).then().statusCode(200);
  }
}
