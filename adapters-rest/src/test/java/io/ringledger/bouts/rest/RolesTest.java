package io.ringledger.bouts.rest;

import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.identity.application.AccessTokens;
import io.ringledger.identity.domain.EmailAddress;
import io.ringledger.identity.domain.PasswordHash;
import io.ringledger.identity.domain.UserAccount;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each role on each route, as the contract's table has it. */
@QuarkusTest
class RolesTest {

  private static final String BOUT = "/bouts/00000000-0000-7000-8000-00000000beef";
  private static final String ESCROW = "/admin/escrows/00000000-0000-7000-8000-00000000beef";
  private static final Set<Role> EVERY_PARTY = EnumSet.of(Role.PROMOTER, Role.FIGHTER, Role.ADMIN);
  private static final Set<Role> PROMOTER = EnumSet.of(Role.PROMOTER);
  private static final Set<Role> FIGHTER = EnumSet.of(Role.FIGHTER);
  private static final Set<Role> ADMIN = EnumSet.of(Role.ADMIN);

  @Inject AccessTokens tokens;
  @Inject World world;

  record Route(String method, String path, Set<Role> roles) {

    Response call(Person person) {
      return switch (method) {
        case "GET" -> Api.get(person, path);
        case "PUT" -> Api.put(person, path, Map.of());
        default ->
            path.endsWith("/prepare") || path.endsWith("/follow-up")
                ? Api.post(person, path, null)
                : Api.post(person, path, Map.of());
      };
    }
  }

  private static final List<Route> ROUTES =
      List.of(
          new Route("GET", "/fighters/me", FIGHTER),
          new Route("PUT", "/fighters/me", FIGHTER),
          new Route("POST", "/bouts", PROMOTER),
          new Route("GET", "/bouts", EVERY_PARTY),
          new Route("GET", BOUT, EVERY_PARTY),
          new Route("GET", BOUT + "/audit", EnumSet.of(Role.PROMOTER, Role.ADMIN)),
          new Route("POST", BOUT + "/escrows/prepare", PROMOTER),
          new Route("POST", BOUT + "/escrows/signing/reconcile", PROMOTER),
          new Route("POST", BOUT + "/escrows/confirm", PROMOTER),
          new Route("POST", BOUT + "/result", ADMIN),
          new Route("POST", BOUT + "/payouts/prepare", PROMOTER),
          new Route("POST", BOUT + "/payouts/signing/reconcile", PROMOTER),
          new Route("POST", BOUT + "/payouts/confirm", PROMOTER),
          new Route("GET", "/ledger/checkpoints", ADMIN),
          new Route("GET", "/admin/escrows/stuck", ADMIN),
          new Route("POST", ESCROW + "/follow-up", ADMIN),
          new Route("POST", ESCROW + "/fail", ADMIN),
          new Route("GET", "/admin" + BOUT + "/evidence", ADMIN));

  static Stream<Route> routes() {
    return ROUTES.stream();
  }

  private Person someoneOf(Role role) {
    UserAccount account =
        new UserAccount(
            new UserId(world.randomness.newId()),
            new EmailAddress(role.wire() + "@example.org"),
            new PasswordHash("$none"),
            role,
            world.clock.instant());
    String token = tokens.issue(account, world.clock.instant()).value();
    return new Person(account.id().toString(), account.email().value(), role.wire(), token);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void onlyTheRolesOfARouteGetPastItsDoor(Route route) {
    for (Role role : Role.values()) {
      Response answer = route.call(someoneOf(role));
      if (route.roles().contains(role)) {
        assertThat(answer.statusCode()).as("%s as %s", route, role).isNotIn(401, 403);
      } else {
        assertProblem(answer, 403, "forbidden", "Your role does not allow this.");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void everyRouteNeedsAToken(Route route) {
    assertProblem(route.call(null), 401, "unauthenticated", "A valid bearer token is required.");
    assertProblem(route.call(new Person("", "", "", "bad")), 401, "unauthenticated");
  }

  @Test
  void managementHasNoVerbsOnBoutsAtAll() {
    assertThat(Arrays.asList(Role.values())).contains(Role.MANAGEMENT);
    assertThat(ROUTES).noneMatch(route -> route.roles().contains(Role.MANAGEMENT));
  }

  @Test
  void aMissingTokenIsSaidBeforeAnythingAboutTheBody() {
    Response answer = Api.post(null, BOUT + "/escrows/confirm", "{ no json");
    assertProblem(answer, 401, "unauthenticated");
    Response fighter = Api.post(someoneOf(Role.FIGHTER), BOUT + "/escrows/confirm", "{ no json");
    assertProblem(fighter, 403, "forbidden");
  }

  @Test
  void aMissingKeyIsSaidBeforeAnythingAboutTheBody() {
    Person promoter = someoneOf(Role.PROMOTER);
    for (String part : List.of("/escrows/confirm", "/payouts/confirm")) {
      assertProblem(
          Api.post(promoter, BOUT + part, "{ no json"),
          400,
          "idempotency_key_required",
          "Idempotency-Key header is required.");
    }
  }
}
