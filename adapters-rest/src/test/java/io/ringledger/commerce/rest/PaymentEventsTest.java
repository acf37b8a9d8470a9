package io.ringledger.commerce.rest;

import static io.ringledger.shared.rest.testing.Problems.assertBadFields;
import static io.ringledger.shared.rest.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.ringledger.commerce.application.fakes.GatewayMail.Notice;
import io.ringledger.commerce.domain.AttemptId;
import io.ringledger.commerce.domain.OrderId;
import io.ringledger.commerce.domain.PaymentEventId;
import io.ringledger.commerce.domain.ProductKind;
import io.ringledger.commerce.domain.order.PaymentEvent;
import io.ringledger.commerce.domain.order.PaymentProvider;
import io.ringledger.shared.domain.Money;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.rest.testing.Api;
import io.ringledger.shared.rest.testing.Buying;
import io.ringledger.shared.rest.testing.Premises;
import io.ringledger.shared.rest.testing.ShopWorld;
import io.ringledger.shared.rest.testing.World;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaymentEventsTest {

  @Inject World world;
  @Inject ShopWorld shop;

  private Premises premises;
  private Buying visitor;

  @BeforeEach
  void aShop() {
    premises = Premises.opened();
    shop.opensShop(premises.siteId());
    visitor = new Buying(premises.siteId(), premises.visitor());
    shop.gatewayReports();
  }

  private String ordered() {
    visitor.add(shop.sells(premises.siteId(), ProductKind.TICKET, 5), 1).then().statusCode(200);
    return visitor.checkout("key").path("order_id");
  }

  @Test
  void verify_webhook_signature_validation_rejects_invalid_signatures() {
    String order = ordered();
    Notice genuine = shop.gateway.takeMail().getLast();
    assertProblem(
        ShopWorld.deliver(genuine.forged()),
        401,
        "payment_webhook_unverified",
        "The signature or the time of the payment event does not verify.");
    assertThat(visitor.order(order).<String>path("state")).isEqualTo("pending_payment");

    Response received = ShopWorld.deliver(genuine);
    assertThat(received.asString()).isEqualTo("{\"received\":true,\"known\":false}");
    assertThat(ShopWorld.deliver(genuine).asString())
        .isEqualTo("{\"received\":true,\"known\":true}");
    shop.gatewayReports();
    assertThat(visitor.order(order).<String>path("state")).isEqualTo("confirmed");
  }

  @Test
  void aProviderWithoutASecretIsNeverBelieved() {
    Notice genuine = anEventOfNoOrder();
    Response answer =
        Api.as(null)
            .headers(genuine.headers())
            .contentType("application/json")
            .body(genuine.body())
            .post("/webhooks/payments/standard");
    assertProblem(answer, 401, "payment_webhook_unverified");
  }

  @Test
  void anEventOfAnUnknownOrderIsParkedListedAndTakenUpAgain() {
    shop.gatewayReports();
    ShopWorld.deliver(anEventOfNoOrder()).then().statusCode(200);
    shop.gatewayReports();

    Response parked = Api.get(premises.superAdmin(), "/payment-events?status=parked&limit=1");
    assertThat(parked.<String>path("items[0].note")).isEqualTo("order unknown");
    assertThat(parked.<String>path("items[0].site_id")).isEqualTo(premises.siteId());
    assertThat(parked.<Integer>path("items[0].amount_minor")).isEqualTo(2_000);
    String path = "/payment-events/" + parked.path("items[0].payment_event_id") + "/requeue";
    Response again = Api.post(premises.superAdmin(), path, null);
    assertThat(again.<String>path("status")).isEqualTo("pending");
    assertProblem(Api.post(premises.superAdmin(), path, null), 409, "payment_event_not_parked");
    assertProblem(
        Api.post(premises.superAdmin(), "/payment-events/" + UUID.randomUUID() + "/requeue", null),
        404,
        "payment_event_not_found");
  }

  @Test
  void eventsOfAllSitesAreForAdminsOfTheHouse() {
    for (Api.Person other : List.of(premises.siteAdmin(), premises.visitor())) {
      assertProblem(Api.get(other, "/payment-events"), 403, "forbidden");
    }
    assertBadFields(Api.get(premises.superAdmin(), "/payment-events?status=lost"), "status");
    String failures = "/payment-failures?site_id=" + premises.siteId();
    assertProblem(Api.get(premises.visitor(), failures), 403, "forbidden");
    Api.Person member = Api.join("m" + UUID.randomUUID(), "promoter");
    assertProblem(Api.get(member, failures), 403, "site_admin_required");
  }

  private Notice anEventOfNoOrder() {
    shop.gateway.says(
        new PaymentEvent(
            new PaymentEventId(new UUID(0, 0)),
            PaymentProvider.STRIPE,
            "evt_" + UUID.randomUUID(),
            "payment_intent.succeeded",
            PaymentEvent.Kind.PAYMENT_SUCCEEDED,
            Optional.of(SiteId.of(premises.siteId())),
            Optional.of(new OrderId(UUID.randomUUID())),
            Optional.of(new AttemptId(UUID.randomUUID())),
            Optional.empty(),
            Optional.of("pi_unknown"),
            Optional.empty(),
            Optional.of(new Money(2_000, ShopWorld.EUR)),
            Optional.empty(),
            world.clock.instant(),
            world.clock.instant()));
    return shop.gateway.takeMail().getLast();
  }
}
