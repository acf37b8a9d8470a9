package io.ringledger.rewards.rest.ledger;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Api.Person;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points accounts and the ledger over HTTP: every status they can answer with. */
@QuarkusTest
class PointsTest {

  private static final String NOWHERE = "/accounts/0198c0de-0000-7000-8000-00000000dead";

  @Inject World world;

  private Person admin;
  private Person ada;
  private Person ben;
  private String account;

  @BeforeEach
  void anAccount() {
    String run = "p" + UUID.randomUUID();
    admin = Api.join(run + "-admin", "admin");
    ada = Api.join(run + "-ada", "fighter");
    ben = Api.join(run + "-ben", "promoter");
    account =
        "/accounts/"
            + Api.post(ada, "/accounts", Map.of("holder", ada.userId())).path("account_id");
  }

  // Accounts

  @Test
  void openingAnswers201OnceAnd200AfterwardsWithItsPlace() {
    Response first = Api.post(ben, "/accounts", Map.of("holder", ben.userId()));
    Response again = Api.post(ben, "/accounts", Map.of("holder", ben.userId()));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(first.header("Location")).endsWith("/accounts/" + first.path("account_id"));
    assertThat(first.jsonPath().getMap(""))
        .containsEntry("account_kind", "member")
        .containsEntry("account_status", "open")
        .containsEntry("holder", ben.userId())
        .containsEntry("balance", 0)
        .containsEntry("overdraft_allowed", false);
  }

  @Test
  void anAccountForAnotherIsOpenedByAnAdminOnly() {
    Map<String, Object> other = Map.of("holder", "promotion:" + UUID.randomUUID());

    assertProblem(Api.post(ben, "/accounts", other), 403, "holder_not_you");
    assertThat(Api.post(admin, "/accounts", other).statusCode()).isEqualTo(201);
  }

  @Test
  void anothersAccountIsAnsweredLikeNone() {
    String since = "?at=2026-01-01T00:00:00Z";
    for (String path :
        List.of(
            account,
            account + "/entries",
            account + "/statement" + since,
            "/accounts?holder=" + ada.userId())) {
      assertProblem(Api.get(ben, path), 404, "account_not_found");
      assertThat(Api.get(ada, path).statusCode()).as(path).isEqualTo(200);
      assertThat(Api.get(admin, path).statusCode()).as(path).isEqualTo(200);
    }
    assertProblem(Api.get(admin, NOWHERE), 404, "account_not_found");
  }

  @Test
  void whatIsNotAnIdAHolderALimitOrATimeIsNamed() {
    assertBadFields(Api.get(admin, "/accounts/7"), "account_id");
    assertBadFields(Api.get(admin, "/accounts"), "holder");
    assertBadFields(Api.get(admin, "/accounts?holder=a%20b"), "holder");
    assertBadFields(Api.get(admin, account + "/entries?limit=101"), "limit");
    assertBadFields(Api.get(admin, account + "/entries?cursor=x"), "cursor");
    assertBadFields(Api.get(admin, account + "/statement?at=yesterday"), "at");
    assertBadFields(Api.post(admin, "/accounts", Map.of("holder", "")), "holder");
    assertBadFields(Api.post(admin, account + "/overdraft", Map.of()), "allowed");
  }

  @Test
  void withoutATokenNobodyGetsIn() {
    assertProblem(Api.get(null, account), 401, "unauthenticated");
    assertProblem(Api.post(ada, account + "/freeze", null), 403, "forbidden");
    assertProblem(Api.get(ada, "/ledger/trial-balance"), 403, "forbidden");
  }

  // Moves

  @Test
  void aMoveAnswers201AndItsRepeat200WithTheSameEntry() {
    Response first = credit("ticket-1", 100);
    Response again = credit("ticket-1", 100);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(first.<Boolean>path("already_applied")).isFalse();
    assertThat(again.<Boolean>path("already_applied")).isTrue();
    assertThat(again.<Map<String, Object>>path("entry")).isEqualTo(first.path("entry"));
    assertThat(first.<Map<String, Object>>path("entry"))
        .containsEntry("direction", "credit")
        .containsEntry("points", 100)
        .containsEntry("delta", 100)
        .containsEntry("balance", 100)
        .containsEntry("source", "urn:ringledger:admin")
        .containsEntry("source_event_id", "ticket-1")
        .containsEntry("reverses_entry_id", null);
  }

  @Test
  void otherContentUnderTheSameReferenceIsAConflict() {
    credit("ticket-1", 100);

    assertProblem(credit("ticket-1", 101), 409, "exists_with_different_amount");
  }

  @Test
  void noMoreIsTakenThanIsThereUnlessTheAccountAllowsIt() {
    credit("ticket-1", 100);

    assertProblem(deduct("order-1", 101), 422, "insufficient_points");
    assertThat(Api.post(admin, account + "/overdraft", Map.of("allowed", true)).statusCode())
        .isEqualTo(200);
    Response taken = deduct("order-1", 101);
    assertThat(taken.statusCode()).isEqualTo(201);
    assertThat(taken.<Integer>path("entry.balance")).isEqualTo(-1);
    assertThat(taken.<Integer>path("entry.delta")).isEqualTo(-101);
    assertProblem(
        Api.post(admin, account + "/overdraft", Map.of("allowed", false)),
        409,
        "account_move_not_allowed");
  }

  @Test
  void aMoveThatIsNoneNamesItsFields() {
    Map<String, Object> move = new HashMap<>(move("a b", "subscription_grant", 0));
    assertBadFields(
        Api.post(admin, account + "/credits", move), "entry_type", "points", "reference");
    assertBadFields(
        Api.post(admin, account + "/deductions", move("o", "admin_grant", 1)), "entry_type");
    assertBadFields(
        Api.post(
            admin,
            account + "/credits",
            Map.of("reference", "r", "entry_type", "refund", "points", 1_000_000_000_000_001L)),
        "points");
    assertProblem(
        Api.post(admin, NOWHERE + "/credits", move("t", "refund", 1)), 404, "account_not_found");
  }

  @Test
  void nothingMovesOnAFrozenAccountAndAnEmptyOneCloses() {
    assertThat(Api.post(admin, account + "/freeze", null).<String>path("account_status"))
        .isEqualTo("frozen");
    assertProblem(credit("ticket-1", 1), 409, "account_not_open");
    assertProblem(Api.post(admin, account + "/freeze", null), 409, "account_move_not_allowed");
    assertThat(Api.post(admin, account + "/unfreeze", null).<String>path("account_status"))
        .isEqualTo("open");
    assertThat(Api.post(admin, account + "/close", null).<String>path("account_status"))
        .isEqualTo("closed");
    assertProblem(Api.post(admin, NOWHERE + "/close", null), 404, "account_not_found");
  }

  // Reading

  @Test
  void entriesAreWalkedByCursorAndAStatementLooksBack() {
    for (int i = 1; i <= 3; i++) {
      credit("ticket-" + i, i);
    }
    Response first = Api.get(ada, account + "/entries?limit=2");
    Response second =
        Api.get(ada, account + "/entries?limit=2&cursor=" + first.path("next_cursor"));

    assertThat(first.<List<Integer>>path("items.points")).containsExactly(3, 2);
    assertThat(first.<List<Integer>>path("items.balance")).containsExactly(6, 3);
    assertThat(second.<List<Integer>>path("items.points")).containsExactly(1);
    assertThat(second.<String>path("next_cursor")).isNull();
    assertThat(Api.get(ada, account + "/statement").<Integer>path("balance")).isEqualTo(6);
    assertThat(
            Api.get(ada, account + "/statement?at=2020-01-01T00:00:00Z").<Integer>path("balance"))
        .isZero();
    assertProblem(
        Api.get(ada, account + "/statement?at=9999-12-31T23:59:59Z"), 422, "instant_in_future");
  }

  // The book

  @Test
  void anEntryIsReversedOnce() {
    String entry = credit("ticket-1", 100).path("entry.entry_id");
    Response reversed = reverse(entry, "mistake-1");

    assertThat(reversed.statusCode()).isEqualTo(201);
    assertThat(reversed.<String>path("entry.reverses_entry_id")).isEqualTo(entry);
    assertThat(reversed.<Integer>path("entry.delta")).isEqualTo(-100);
    assertThat(reverse(entry, "mistake-1").statusCode()).isEqualTo(200);
    assertProblem(reverse(entry, "mistake-2"), 409, "entry_reversed_already");
    assertProblem(
        reverse(reversed.path("entry.entry_id"), "mistake-1"), 409, "entry_not_reversible");
    assertProblem(reverse(UUID.randomUUID().toString(), "mistake-1"), 404, "entry_not_found");
    assertBadFields(
        Api.post(admin, "/ledger/entries/" + entry + "/reversal", Map.of()), "reference");
  }

  @Test
  void whatIsSpentIsNotTakenBack() {
    String entry = credit("ticket-1", 100).path("entry.entry_id");
    deduct("order-1", 1);

    assertProblem(reverse(entry, "mistake-1"), 422, "insufficient_points");
  }

  @Test
  void theTrialBalanceAddsUp() {
    credit("ticket-1", 100);
    Response balance = Api.get(admin, "/ledger/trial-balance");

    assertThat(balance.statusCode()).isEqualTo(200);
    assertThat(balance.<Boolean>path("balanced")).isTrue();
    assertThat(balance.<Boolean>path("cache_agrees")).isTrue();
    assertThat(balance.<List<String>>path("lines.account_kind"))
        .containsExactly("member", "issuance", "breakage", "redemption");
    assertThat(balance.<Integer>path("debits")).isEqualTo(balance.<Integer>path("credits"));
    assertThat(balance.<List<Object>>path("disagreements")).isEmpty();
  }

  private Response credit(String reference, long points) {
    return Api.post(admin, account + "/credits", move(reference, "admin_grant", points));
  }

  private Response deduct(String reference, long points) {
    return Api.post(admin, account + "/deductions", move(reference, "redemption", points));
  }

  private Response reverse(String entry, String reference) {
    return Api.post(
        admin, "/ledger/entries/" + entry + "/reversal", Map.of("reference", reference));
  }

  private static Map<String, Object> move(String reference, String type, long points) {
    return Map.of("reference", reference, "entry_type", type, "points", points);
  }
}
