package io.ringledger.bouts.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.Settlement;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Fighters' own profiles. */
@QuarkusTest
class FightersResourceTest {

  @Inject World world;

  private Settlement planned() {
    return Settlement.planned("f" + UUID.randomUUID(), world.clock.instant());
  }

  private static String unique(String name) {
    return name + UUID.randomUUID();
  }

  private static Response profile(Person person, String name, String address) {
    return Api.put(person, "/fighters/me", Map.of("display_name", name, "xrpl_address", address));
  }

  @Test
  void aProfileIsKeptAndCanBeRead() {
    Settlement bout = planned();
    Person fighter = Api.join(unique("profile"), "fighter");
    assertProblem(
        Api.get(fighter, "/fighters/me"),
        404,
        "profile_not_found",
        "You have no fighter profile yet.");
    Response put = profile(fighter, "Iron Fist", bout.wallet("somebody"));
    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(put.jsonPath().getMap(""))
        .isEqualTo(
            Map.of(
                "user_id", fighter.userId(),
                "display_name", "Iron Fist",
                "xrpl_address", bout.wallet("somebody")));
    assertThat(Api.get(fighter, "/fighters/me").asString()).isEqualTo(put.asString());
  }

  @Test
  void anAddressWithABadChecksumIsUnprocessable() {
    Person fighter = Api.join(unique("typo"), "fighter");
    assertProblem(
        profile(fighter, "Typo", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi"),
        422,
        "address_invalid",
        "The XRPL address is not valid; check it for typing errors.");
    assertProblem(profile(fighter, "Typo", "x".repeat(64)), 422, "address_invalid");
  }

  @Test
  void anAddressBelongsToOneFighter() {
    Settlement bout = planned();
    Person other = Api.join(unique("thief"), "fighter");
    assertProblem(
        profile(other, "Thief", bout.wallet("a")),
        409,
        "address_taken",
        "This XRPL address belongs to another fighter.");
  }

  @Test
  void everyFieldOfAProfileHasBounds() {
    Person fighter = Api.join(unique("bounds"), "fighter");
    assertBadFields(profile(fighter, "", "r"), "display_name", "display_name");
    assertBadFields(profile(fighter, "   ", "r"), "display_name");
    assertBadFields(profile(fighter, "a\nb", "r"), "display_name");
    assertBadFields(profile(fighter, "x".repeat(101), "r"), "display_name");
    assertBadFields(profile(fighter, "x".repeat(100), "x".repeat(65)), "xrpl_address");
    assertBadFields(profile(fighter, "x", ""), "xrpl_address");
    assertBadFields(Api.put(fighter, "/fighters/me", Map.of()), "display_name", "xrpl_address");
  }
}
