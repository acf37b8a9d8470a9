package io.ringledger.vault.rest.settlement;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SettlementRoutesTest {

  private static final String LEGS = "/api/settlement/legs";
  private static final String HELD = LEGS + "/" + OneHeldLeg.HELD + "/retry";

  private Person admin;

  @BeforeEach
  void anAdminIsThere() {
    admin = Api.join("admin-" + UUID.randomUUID(), "admin");
  }

  @Test
  void aBatchIsShownWithItsLegs() {
    Response shown = Api.get(admin, "/api/batches/7/settlement");

    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.<String>path("state")).isEqualTo("settled");
    assertThat(shown.<String>path("legs[0].state")).isEqualTo("held");
    assertThat(shown.<String>path("legs[0].result_code")).isEqualTo("tecNO_DST");
    assertProblem(Api.get(admin, "/api/batches/8/settlement"), 404, "batch_not_found");
  }

  @Test
  void heldLegsAreListedUnlessOthersAreAskedFor() {
    assertThat(Api.get(admin, LEGS).<String>path("items[0].leg_id"))
        .isEqualTo(OneHeldLeg.HELD.toString());
    assertThat(Api.get(admin, LEGS + "?state=validated").<String>path("items[0].leg_id"))
        .isEqualTo(OneHeldLeg.PAID.toString());
    assertBadFields(Api.get(admin, LEGS + "?state=lost"), "state");
  }

  @Test
  void aHeldLegIsRetriedWhereItWasOrElsewhere() {
    assertThat(Api.post(admin, HELD, Map.of()).<String>path("state")).isEqualTo("planned");
    assertThat(
            Api.post(admin, HELD, Map.of("destination", "rrrrrrrrrrrrrrrrrrrrBZbvji"))
                .<String>path("destination"))
        .isEqualTo("rrrrrrrrrrrrrrrrrrrrBZbvji");
    assertBadFields(Api.post(admin, HELD, Map.of("destination", "nowhere")), "destination");
  }

  @Test
  void whatIsNotHeldIsNotRetried() {
    String none = LEGS + "/0197a000-0000-7000-8000-0000000000ff/retry";
    assertProblem(
        Api.post(admin, LEGS + "/" + OneHeldLeg.PAID + "/retry", Map.of()),
        409,
        "settlement_leg_not_held");
    assertProblem(Api.post(admin, none, Map.of()), 404, "settlement_leg_not_found");
  }

  @Test
  void onlyAdminsAreShownLegs() {
    assertThat(Api.get(null, LEGS).statusCode()).isEqualTo(401);
    assertThat(Api.get(Api.join("promoter-" + UUID.randomUUID(), "promoter"), LEGS).statusCode())
        .isEqualTo(403);
  }
}
