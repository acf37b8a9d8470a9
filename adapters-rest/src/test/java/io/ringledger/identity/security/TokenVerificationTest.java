package io.ringledger.identity.security;

import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.ringledger.shared.rest.WireJson;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens let someone in. They are forged here by hand, without the library under test. */
@QuarkusTest
class TokenVerificationTest {

  @Inject World world;

  private long now;

  @BeforeEach
  void tellTheTime() {
    now = world.clock.instant().getEpochSecond();
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new TreeMap<>();
    claims.put("sub", "0197aaaa-0000-7000-8000-000000000001");
    claims.put("email", "forged@example.org");
    claims.put("role", "promoter");
    claims.put("groups", List.of("promoter"));
    claims.put("iss", World.ISSUER);
    claims.put("aud", World.AUDIENCE);
    claims.put("iat", now);
    claims.put("exp", now + 600);
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

  private static String hmac(String algorithm, String secret, Map<String, Object> claims) {
    String mac = "HmacSHA" + algorithm.substring(2);
    String input = input(algorithm, claims);
    try {
      Mac signer = Mac.getInstance(mac);
      signer.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac));
      return input + "." + base64(signer.doFinal(input.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String input(String algorithm, Map<String, Object> claims) {
    return base64(text("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}"))
        + "."
        + base64(text(WireJson.write(claims)));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Response ask(String token) {
    return Api.get(new Person("", "", "", token), "/bouts");
  }

  private static void assertLetIn(Map<String, Object> claims) {
    Response answer = ask(hmac("HS256", World.SECRET, claims));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  private static void assertRefused(String token) {
    Response answer = ask(token);
    assertProblem(answer, 401, "unauthenticated", "A valid bearer token is required.");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  private static void assertRefused(Map<String, Object> claims) {
    assertRefused(hmac("HS256", World.SECRET, claims));
  }

  @Test
  void aTokenWithAllClaimsLetsIn() {
    assertLetIn(claims());
  }

  @Test
  void withoutATokenNobodyGetsIn() {
    Response answer = Api.get(null, "/bouts");
    assertProblem(answer, 401, "unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic YTpi", "Bearer a.b", "Bearer a.b.c.d.e"})
  void anotherKindOfCredentialIsNone(String header) {
    Response answer = RestAssured.given().header("Authorization", header).get("/bouts");
    assertProblem(answer, 401, "unauthenticated");
  }

  @Test
  void anotherSecretIsRefused() {
    assertRefused(hmac("HS256", World.SECRET + "!", claims()));
  }

  @Test
  void anotherAlgorithmIsRefusedEvenWithTheRightSecret() {
    String twice = World.SECRET + World.SECRET;
    assertRefused(hmac("HS512", World.SECRET, claims()));
    assertRefused(hmac("HS384", World.SECRET, claims()));
    assertRefused(hmac("HS512", twice, claims()));
  }

  @Test
  void noAlgorithmIsRefused() {
    assertRefused(input("none", claims()) + ".");
    assertRefused(input("None", claims()) + ".");
    String signed = hmac("HS256", World.SECRET, claims());
    assertRefused(input("none", claims()) + signed.substring(signed.lastIndexOf('.')));
  }

  @Test
  void aPublicKeySignatureIsRefused() throws GeneralSecurityException {
    PrivateKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    String input = input("RS256", claims());
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(text(input));
    assertRefused(input + "." + base64(signature.sign()));
  }

  /** Headers that name a key, or where to find one, are not even read (RFC 7515, section 4.1). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"jwk\":{\"kty\":\"oct\",\"k\":\"YXR0YWNrZXItYXR0YWNrZXItYXR0YWNrZXItMTI\"}",
        "\"jku\":\"http://127.0.0.1:9/keys\"",
        "\"x5u\":\"http://127.0.0.1:9/certificate\"",
        "\"kid\":\"../../dev/null\""
      })
  void aKeyThatTheTokenBringsAlongIsNotBelieved(String header) {
    String input =
        base64(text("{\"alg\":\"HS256\"," + header + "}"))
            + "."
            + base64(text(WireJson.write(claims())));
    assertRefused(input + "." + mac("attacker-attacker-attacker-12", input));
    assertRefused(input + "." + mac("attacker-attacker-attacker-12".repeat(2), input));
  }

  private static String mac(String secret, String input) {
    try {
      Mac signer = Mac.getInstance("HmacSHA256");
      signer.init(new SecretKeySpec(text(secret), "HmacSHA256"));
      return base64(signer.doFinal(text(input)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aChangedClaimIsRefused() {
    String token = hmac("HS256", World.SECRET, claims());
    String signature = token.substring(token.lastIndexOf('.'));
    assertRefused(input("HS256", with("role", "admin")) + signature);
  }

  @Test
  void anExpiredTokenIsRefused() {
    Map<String, Object> claims = with("iat", now - 700);
    claims.put("exp", now - 100);
    assertRefused(claims);
  }

  @Test
  void aTokenThatIsNotValidYetIsRefused() {
    assertRefused(with("nbf", now + 600));
    Map<String, Object> fromTheFuture = with("iat", now + 365 * 86_400);
    fromTheFuture.put("exp", now + 365 * 86_400 + 600);
    assertRefused(fromTheFuture);
  }

  @Test
  void aTokenThatLivesLongerThanOursIsRefused() {
    assertRefused(with("exp", now + World.LIFETIME.toSeconds() + 60));
    assertLetIn(with("exp", now + World.LIFETIME.toSeconds()));
  }

  @Test
  void anotherIssuerOrAudienceIsRefused() {
    assertRefused(with("iss", "https://elsewhere.test"));
    assertRefused(with("aud", "another-api"));
    assertRefused(with("aud", List.of("another-api")));
    assertLetIn(with("aud", List.of("another-api", World.AUDIENCE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "role", "iss", "aud", "iat", "exp", "jti"})
  void aTokenWithoutOneOfItsClaimsIsRefused(String claim) {
    assertRefused(with(claim, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", "admin", "0197aaaa-0000-7000-8000-00000000000g"})
  void aSubjectThatIsNoUserIdIsRefused(String subject) {
    assertRefused(with("sub", subject));
  }

  @Test
  void aRoleNobodyKnowsIsRefused() {
    assertRefused(with("role", "king"));
    assertRefused(with("role", ""));
    assertRefused(with("role", 5));
    assertRefused(with("role", List.of("promoter")));
  }

  @Test
  void theRoleClaimAloneDecides() {
    Map<String, Object> claims = with("role", "management");
    claims.put("groups", List.of("promoter", "admin"));
    assertProblem(ask(hmac("HS256", World.SECRET, claims)), 403, "forbidden");
    assertLetIn(with("groups", null));
  }

  @Test
  void aShortSecretIsNotAccepted() {
    assertThatThrownBy(() -> TokenSettings.of("x".repeat(31), "i", "a", Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(TokenSettings.of("x".repeat(32), "i", "a", Duration.ofMinutes(1)).toString())
        .doesNotContain("xx");
  }
}
