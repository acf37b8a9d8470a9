package io.ringledger.identity.rest;

import static io.restassured.RestAssured.given;
import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.identity.domain.LoginThrottle;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registration and login over HTTP. */
@QuarkusTest
class AuthResourceTest {

  private static final String HERE = "address:127.0.0.1";
  private static final String REGISTERING_HERE = "registration:127.0.0.1";

  @Inject World world;

  @BeforeEach
  void forgiveThisMachine() {
    world.attempts.forgive(HERE);
  }

  private static Response register(Person registrar, String email, String password, String role) {
    return Api.post(
        registrar, "/auth/register", Map.of("email", email, "password", password, "role", role));
  }

  private static Response login(String email, String password) {
    return Api.post(null, "/auth/login", Map.of("email", email, "password", password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"promoter", "admin", "fighter"})
  void anOpenRoleCanBeTaken(String role) {
    Response answer = register(null, "Open." + role + "@Example.org", "12345678", role);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.contentType()).isEqualTo("application/json");
    Map<String, Object> body = answer.jsonPath().getMap("");
    assertThat(body).containsOnlyKeys("user_id", "email", "role");
    assertThat(body)
        .containsEntry("email", "open." + role + "@example.org")
        .containsEntry("role", role);
  }

  @Test
  void anAddressCanBeTakenOnce() {
    register(null, "once@example.org", "12345678", "fighter").then().statusCode(201);
    assertProblem(
        register(null, "ONCE@example.org", "87654321", "promoter"),
        409,
        "email_taken",
        "This email address is already registered.");
  }

  @Test
  void aPasswordThatIsGuessedFirstIsRefused() {
    assertProblem(
        register(null, "common@example.org", World.COMMON_PASSWORD, "fighter"),
        422,
        "password_too_common",
        "This password is one of the first that are guessed; choose another.");
  }

  @Test
  void tooManyAccountsFromOneAddressHaveToWaitAndAreToldHowLong() {
    world.attempts.forgive(REGISTERING_HERE);
    for (int i = 0; i < World.REGISTRATIONS; i++) {
      world.attempts.charge(
          REGISTERING_HERE,
          LoginThrottle.ofRegistrations(World.REGISTRATIONS),
          world.clock.instant());
    }
    Response refused = register(null, "one.more@example.org", "a long passphrase", "fighter");
    assertProblem(refused, 429, "too_many_registrations");
    assertThat(refused.header("Retry-After")).isEqualTo("30");
    world.attempts.forgive(REGISTERING_HERE);
    register(null, "one.more@example.org", "a long passphrase", "fighter").then().statusCode(201);
  }

  @Test
  void everyAttemptIsLoggedAndNamesNobody() {
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler keeper = new LineKeeper(lines);
    Logger log = Logger.getLogger("io.ringledger.security");
    log.addHandler(keeper);
    try {
      register(null, "logged.attempt@example.org", "a long passphrase", "fighter");
      login("logged.attempt@example.org", "a long passphrase");
      login("logged.attempt@example.org", "another passphrase");
      register(null, "logged.attempt@example.org", "a long passphrase", "fighter");
    } finally {
      log.removeHandler(keeper);
    }
    String who = " account=[0-9a-f]{16} address=127.0.0.1";
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).matches("event=register outcome=success" + who);
    assertThat(lines.get(1)).matches("event=login outcome=success" + who);
    assertThat(lines.get(2)).matches("event=login outcome=invalid_credentials" + who);
    assertThat(lines.get(3)).matches("event=register outcome=email_taken" + who);
    assertThat(lines).noneMatch(line -> line.contains("example") || line.contains("passphrase"));
  }

  private static final class LineKeeper extends Handler {

    private final List<String> lines;

    LineKeeper(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(new PatternFormatter("%s").format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aRoleThatIsNotOpenIsHandedOutByAnAdmin() {
    Person admin = Api.join("handing.out", "admin");
    Person promoter = Api.join("not.handing.out", "promoter");
    assertProblem(register(null, "m1@example.org", "12345678", "management"), 403, "role_not_open");
    assertProblem(
        register(promoter, "m1@example.org", "12345678", "management"), 403, "role_not_open");
    register(admin, "m1@example.org", "12345678", "management").then().statusCode(201);
  }

  @Test
  void aBadTokenIsRefusedAlsoWhereNoneIsNeeded() {
    Person nobody = new Person("", "", "", "not.a.token");
    assertProblem(
        register(nobody, "m2@example.org", "12345678", "fighter"), 401, "unauthenticated");
  }

  @Test
  void everyFieldOfARegistrationHasBounds() {
    assertBadFields(register(null, "no address", "12345678", "fighter"), "email");
    assertBadFields(register(null, "a".repeat(250) + "@b.org", "12345678", "fighter"), "email");
    assertBadFields(register(null, "a@example.org", "1234567", "fighter"), "password");
    assertBadFields(register(null, "a@example.org", "x".repeat(129), "fighter"), "password");
    assertBadFields(register(null, "a@example.org", "12345678", "king"), "role");
    assertBadFields(register(null, "a@example.org", "12345678", "FIGHTER"), "role");
    assertBadFields(register(null, "", "", ""), "email", "password", "role");
    register(null, "long@example.org", "x".repeat(128), "fighter").then().statusCode(201);
  }

  @Test
  void aMissingFieldIsNamed() {
    Map<String, Object> body = new HashMap<>();
    body.put("email", null);
    assertBadFields(Api.post(null, "/auth/register", body), "email", "password", "role");
  }

  @Test
  void aTokenSaysWhoItStandsFor() {
    Person person = Api.join("claims", "promoter");
    String payload = person.token().split("\\.", -1)[1];
    String claims = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    Map<String, Object> known = io.restassured.path.json.JsonPath.from(claims).getMap("");
    assertThat(known)
        .containsOnlyKeys("sub", "email", "role", "groups", "iat", "exp", "iss", "aud", "jti")
        .containsEntry("sub", person.userId())
        .containsEntry("email", person.email())
        .containsEntry("role", "promoter")
        .containsEntry("iss", World.ISSUER)
        .containsEntry("aud", World.AUDIENCE);
    assertThat((int) known.get("exp") - (int) known.get("iat")).isEqualTo(3600);
  }

  @Test
  void loginAnswersABearerToken() {
    Person person = Api.join("bearer", "fighter");
    Response answer = login(person.email(), Api.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getMap("")).containsOnlyKeys("access_token", "token_type");
    assertThat(answer.<String>path("token_type")).isEqualTo("bearer");
  }

  @Test
  void anUnknownAddressAndAWrongPasswordGetTheSameAnswer() {
    Person person = Api.join("known", "fighter");
    Response wrong = login(person.email(), "wrong password");
    Response unknown = login("unknown@example.org", "wrong password");
    Response tooShort = login(person.email(), "short");
    assertProblem(wrong, 401, "invalid_credentials", "Email or password is not correct.");
    assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(unknown.asByteArray()).isEqualTo(wrong.asByteArray());
    assertThat(tooShort.asByteArray()).isEqualTo(wrong.asByteArray());
    assertThat(unknown.headers().asList().stream().map(h -> h.getName()).toList())
        .isEqualTo(wrong.headers().asList().stream().map(h -> h.getName()).toList());
  }

  @Test
  void repeatedFailuresHaveToWaitAndAreToldHowLong() {
    Person person = Api.join("throttled", "fighter");
    for (int i = 0; i < 6; i++) {
      assertProblem(login(person.email(), "wrong password"), 401, "invalid_credentials");
      world.clock.advance(Duration.ofSeconds(1));
    }
    Response refused = login(person.email(), Api.PASSWORD);
    assertProblem(refused, 429, "too_many_login_attempts");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(world.attempts.countOf(HERE)).isEqualTo(6);
    world.clock.advance(Duration.ofSeconds(1));
    login(person.email(), Api.PASSWORD).then().statusCode(200);
    login(person.email(), Api.PASSWORD).then().statusCode(200);
  }

  @Test
  void aForwardedAddressIsNotBelievedUnlessTheSettingsSaySo() {
    int before = world.attempts.countOf(HERE);
    given()
        .header("X-Forwarded-For", "203.0.113.7")
        .header("Forwarded", "for=203.0.113.7")
        .contentType("application/json")
        .body(Map.of("email", "spoof@example.org", "password", "wrong password"))
        .post("/auth/login")
        .then()
        .statusCode(401);
    assertThat(world.attempts.countOf(HERE)).isEqualTo(before + 1);
    assertThat(world.attempts.countOf("address:203.0.113.7")).isZero();
  }
}
