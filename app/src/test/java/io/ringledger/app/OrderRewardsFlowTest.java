package io.ringledger.app;

import static io.restassured.RestAssured.given;
import static io.ringledger.app.Promotion.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.ringledger.rewards.application.orders.OrderRewardConsumer;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.application.events.EventData;
import io.ringledger.shared.application.events.EventLog;
import io.ringledger.shared.application.events.EventSequencer;
import io.ringledger.shared.application.events.NewEvent;
import io.ringledger.shared.application.events.Outbox;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the event of a confirmed order to the buyer's points, through everything deployed. */
@QuarkusTest
@TestProfile(DeclaredMode.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OrderRewardsFlowTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String POLICY =
      """
      {"version":200,"valid_from":"2026-01-01T00:00:00Z",
       "rules":{"purchase_reward":{"by_grade":{"shop":5},"basis_points":10000}}}
      """;

  @Inject Outbox outbox;
  @Inject EventLog log;
  @Inject EventSequencer sequencer;
  @Inject UnitOfWork unitOfWork;
  @Inject InstantSource clock;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  private String admin;
  private String site;
  private Promotion.Account buyer;
  private String account;

  @BeforeEach
  void aSiteAndABuyer() {
    admin = Promotion.token(Promotion.register("admin"));
    as(admin).body(POLICY).post("/reward-policies");
    site =
        as(admin)
            .body(Map.of("slug", "s" + UUID.randomUUID(), "name", "Ring", "currency", "EUR"))
            .post("/sites")
            .then()
            .statusCode(201)
            .extract()
            .path("site_id");
    buyer = Promotion.register("fighter");
    account =
        as(Promotion.token(buyer))
            .body(Map.of("holder", buyer.id()))
            .post("/accounts")
            .then()
            .statusCode(201)
            .extract()
            .path("account_id");
  }

  private void say(boolean enabled) {
    Response answer =
        as(admin)
            .body(Map.of("enabled", enabled, "minor_per_point", 100, "grade", "shop"))
            .put("/sites/{site}/order-rewards", site);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  private void confirmed(UUID order, Object total) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("site_id", site);
    facts.put("order_id", order.toString());
    facts.put("state", "confirmed");
    facts.put("buyer_id", buyer.id());
    facts.put("buyer_known", true);
    facts.put("currency", "EUR");
    facts.put("total_minor", total);
    unitOfWork.run(
        () ->
            outbox.publish(
                List.of(
                    new NewEvent(
                        UUID.randomUUID(),
                        "commerce.OrderConfirmed",
                        order.toString(),
                        "order:" + order,
                        clock.instant(),
                        EventData.of(facts)))));
  }

  private long balance() {
    return as(admin).get("/accounts/{account}", account).jsonPath().getLong("balance");
  }

  private List<String> settled() {
    return as(admin)
        .queryParam("source", "urn:ringledger:site:" + site)
        .get("/reward-settlements")
        .jsonPath()
        .getList("items.event_id");
  }

  /** Until every event there is has its place and was read. */
  private void awaitRead() {
    await(
        () -> {
          sequencer.sequence(100);
          return unitOfWork.execute(() -> log.standing(OrderRewardConsumer.NAME)).stream()
              .allMatch(standing -> standing.lag() == 0);
        });
  }

  private static void await(BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  @Test
  void a_confirmed_order_earns_its_buyer_points_once_however_often_it_is_read() {
    say(true);
    UUID order = UUID.randomUUID();
    confirmed(order, 4_990L);
    await(() -> balance() == 54);

    // 5 of the grade, and all of the 49 at stake.
    Response entries = as(admin).get("/accounts/{account}/entries", account);
    assertThat(entries.<List<String>>path("items.entry_type")).containsExactly("purchase_reward");
    assertThat(entries.asString()).contains("earn:purchase_reward:" + order + ":" + account);

    unitOfWork.run(() -> log.rewind(OrderRewardConsumer.NAME));
    awaitRead();
    assertThat(balance()).isEqualTo(54);
    assertThat(settled()).containsExactly(order.toString());
  }

  @Test
  void where_it_is_off_an_order_is_passed_over_for_good() {
    confirmed(UUID.randomUUID(), 4_990L);
    awaitRead();
    say(true);
    unitOfWork.run(() -> log.rewind(OrderRewardConsumer.NAME));
    awaitRead();

    assertThat(settled()).isEmpty();
  }

  @Test
  void what_can_never_become_a_reward_event_holds_nobody_up() {
    say(true);
    UUID order = UUID.randomUUID();
    try (KeptLog lines = KeptLog.open()) {
      confirmed(order, "a lot");
      confirmed(order, 100L);
      await(() -> settled().size() == 1);
      awaitRead();

      assertThat(lines.lines())
          .anyMatch(line -> line.contains("can never become a reward event: event_malformed"))
          .noneMatch(line -> line.contains("a lot"));
    }
    assertThat(given().get(metrics).asString())
        .containsPattern("ringledger_order_rewards_total\\{[^}]*fate=\"refused\"");
  }
}
