package io.ringledger.vault.security;

import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ringledger.shared.rest.WireJson;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Premises;
import io.ringledger.shared.rest.testing.World;
import io.ringledger.vault.application.sessions.WalletTokens;
import io.ringledger.vault.domain.WalletAddress;
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

/** Which wallets' tokens are taken, told by the difference between 401 and 403. */
@QuarkusTest
class WalletTokensTest {

  private static final long ONE_HOUR = 60L * 60;

  @Inject World world;
  @Inject WalletTokenSettings settings;
  @Inject WalletTokens tokens;

  private static final WalletAddress WALLET =
      new WalletAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");

  private long now;

  @BeforeEach
  void tellTheTime() {
    now = world.clock.instant().getEpochSecond();
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new TreeMap<>();
    claims.put("sub", WALLET.value());
    claims.put("iss", World.ISSUER);
    claims.put("aud", "ringledger-vault");
    claims.put("iat", now);
    claims.put("exp", now + ONE_HOUR);
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
    return get(token, "/sites");
  }

  private static Response get(String token, String path) {
    return RestAssured.given().header("Authorization", "Bearer " + token).get(path);
  }

  private void assertTaken(Map<String, Object> claims) {
    assertProblem(ask("rlw_" + signed("HS256", settings.key(), claims)), 403, "forbidden");
  }

  private void assertRefused(Map<String, Object> claims) {
    assertRefused("rlw_" + signed("HS256", settings.key(), claims));
  }

  private static void assertRefused(String token) {
    assertProblem(ask(token), 401, "unauthenticated");
  }

  @Test
  void aTokenThatWasIssuedIsTakenAndOpensNothingOfTheHouse() {
    String token = tokens.issue(WALLET, world.clock.instant()).text();

    for (String path :
        new String[] {"/sites", "/bouts", "/accounts", "/event-sources", "/reward-settlements"}) {
      assertProblem(get(token, path), 403, "forbidden");
    }
    String site = Premises.opened().siteId();
    for (String path : new String[] {"/cart", "/orders", "/products", "/content"}) {
      assertThat(get(token, path + "?site_id=" + site).statusCode()).as(path).isIn(401, 403);
    }
    assertTaken(claims());
  }

  @Test
  void aWalletsTokenIsNeverAPersonsNorAVisitors() {
    String token = tokens.issue(WALLET, world.clock.instant()).text().substring("rlw_".length());

    assertRefused(token);
    assertRefused("rlv_" + token);
    Map<String, Object> disguised = with("role", "admin");
    disguised.put("aud", World.AUDIENCE);
    assertRefused(signed("HS256", settings.key(), disguised));
  }

  @Test
  void neitherAPersonsNorAVisitorsTokenIsAWallets() {
    String token = Api.join("p" + UUID.randomUUID(), "admin").token();
    SecretKey people =
        new SecretKeySpec(World.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    assertRefused("rlw_" + token);
    assertRefused("rlw_" + Premises.opened().visitor().token().substring("rlv_".length()));
    assertRefused("rlw_" + signed("HS256", people, claims()));
  }

  @Test
  void anythingElseIsRefused() {
    assertRefused("rlw_");
    assertRefused("rlw_a.b.c");
    assertRefused("rlw_" + "x".repeat(5000));
    assertRefused("rlw_rlw_" + signed("HS256", settings.key(), claims()));
    assertRefused("RLW_" + signed("HS256", settings.key(), claims()));
    assertRefused("rlw_" + signed("HS512", settings.key(), claims()));
    String token = signed("HS256", settings.key(), claims());
    assertRefused("rlw_" + base64("{\"alg\":\"none\"}") + token.substring(token.indexOf('.')));
    assertRefused("rlw_" + token.substring(0, token.length() - 4));
  }

  @Test
  void everyClaimHasToBeThereAndMakeSense() {
    for (String claim : claims().keySet()) {
      assertRefused(with(claim, null));
    }
    assertRefused(with("sub", "somebody"));
    assertRefused(with("iss", "https://other.example"));
    assertRefused(with("aud", World.AUDIENCE));
    assertRefused(with("iat", now + 60));
  }

  @Test
  void anExpiredOneIsRefusedAndNoneLivesForEver() {
    Map<String, Object> old = with("iat", now - ONE_HOUR);
    old.put("exp", now - 60);
    assertRefused(old);
    assertRefused(with("exp", now + 2 * ONE_HOUR));
  }

  @Test
  void neitherTokenNorKeyIsPrinted() {
    assertThat(settings.toString()).isEqualTo("WalletTokenSettings[issuer=" + World.ISSUER + "]");
  }
}
