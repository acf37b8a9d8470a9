package io.ringledger.sites.security;

import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ringledger.shared.rest.WireJson;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.Premises;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which visitors' tokens are taken, told by the difference between 401 and 403. */
@QuarkusTest
class VisitorTokensTest {

  private static final long THIRTY_DAYS = 30L * 24 * 60 * 60;

  @Inject World world;
  @Inject VisitorTokenSettings settings;

  private long now;

  @BeforeEach
  void tellTheTime() {
    now = world.clock.instant().getEpochSecond();
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new TreeMap<>();
    claims.put("sub", "0197aaaa-0000-7000-8000-000000000001");
    claims.put("site_id", "0197aaaa-0000-7000-8000-000000000002");
    claims.put("iss", World.ISSUER);
    claims.put("aud", "ringledger-visitors");
    claims.put("iat", now);
    claims.put("exp", now + THIRTY_DAYS);
    claims.put("jti", UUID.randomUUID().toString());
    return claims;
  }

  private Map<String, Object> with(String claim, @Nullable Object value) {
    Map<String, Object> claims = claims();
    if (value == null) {
      claims.remove(claim);
    } else {
      claims.put(claim, value);
    }
    return claims;
  }

  private static String signed(String algorithm, SecretKey key, Map<String, Object> claims) {
    String input =
        base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}")
            + "."
            + base64(WireJson.write(claims));
    try {
      String name = "HmacSHA" + algorithm.substring(2);
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key.getEncoded(), name));
      return input
          + "."
          + Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Response ask(String token) {
    return RestAssured.given().header("Authorization", "Bearer " + token).get("/sites");
  }

  private void assertTaken(Map<String, Object> claims) {
    assertProblem(ask("rlv_" + signed("HS256", settings.key(), claims)), 403, "forbidden");
  }

  private void assertRefused(Map<String, Object> claims) {
    assertRefused("rlv_" + signed("HS256", settings.key(), claims));
  }

  private static void assertRefused(String token) {
    assertProblem(ask(token), 401, "unauthenticated");
  }

  @Test
  void aTokenThatWasIssuedIsTakenAndOpensNothingOfPeoples() {
    Person visitor = Premises.opened().visitor();

    for (String path : new String[] {"/sites", "/bouts", "/accounts", "/event-sources"}) {
      assertProblem(Api.get(visitor, path), 403, "forbidden");
    }
    assertTaken(claims());
  }

  @Test
  void aVisitorsTokenIsNeverAPersons() {
    String token = Premises.opened().visitor().token().substring("rlv_".length());

    assertRefused(token);
    Map<String, Object> disguised = with("role", "admin");
    disguised.put("aud", World.AUDIENCE);
    assertRefused(signed("HS256", settings.key(), disguised));
  }

  @Test
  void aPersonsTokenIsNeverAVisitors() {
    String token = Api.join("p" + UUID.randomUUID(), "admin").token();
    SecretKey people =
        new SecretKeySpec(World.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    assertRefused("rlv_" + token);
    assertRefused("rlv_" + signed("HS256", people, claims()));
  }

  @Test
  void anythingElseIsRefused() {
    assertRefused("rlv_");
    assertRefused("rlv_a.b.c");
    assertRefused("rlv_" + "x".repeat(5000));
    assertRefused("rlv_rlv_" + signed("HS256", settings.key(), claims()));
    assertRefused("RLV_" + signed("HS256", settings.key(), claims()));
    assertRefused("rlv_" + signed("HS512", settings.key(), claims()));
    String token = signed("HS256", settings.key(), claims());
    assertRefused("rlv_" + base64("{\"alg\":\"none\"}") + token.substring(token.indexOf('.')));
    assertRefused("rlv_" + token.substring(0, token.length() - 4));
  }

  @Test
  void everyClaimHasToBeThereAndMakeSense() {
    for (String claim : claims().keySet()) {
      assertRefused(with(claim, null));
    }
    assertRefused(with("sub", "somebody"));
    assertRefused(with("site_id", "7"));
    assertRefused(with("iss", "https://other.example"));
    assertRefused(with("aud", World.AUDIENCE));
    assertRefused(with("iat", now + 60));
  }

  @Test
  void anExpiredOneIsRefusedAndNoneLivesForEver() {
    Map<String, Object> old = with("iat", now - THIRTY_DAYS);
    old.put("exp", now - 60);
    assertRefused(old);
    assertRefused(with("exp", now + 2 * THIRTY_DAYS));
  }

  @Test
  void neitherTokenNorKeyIsPrinted() {
    assertThat(settings.toString()).isEqualTo("VisitorTokenSettings[issuer=" + World.ISSUER + "]");
  }
}
