package io.ringledger.rewards.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.outbound.EventReader.Envelope;
import io.ringledger.rewards.application.settlement.RewardIntake;
import io.ringledger.rewards.domain.Points;
import io.ringledger.rewards.domain.ledger.Holder;
import io.ringledger.rewards.domain.orders.Purchase;
import io.ringledger.rewards.domain.policy.RewardFacts;
import io.ringledger.rewards.domain.policy.RewardType;
import io.ringledger.rewards.domain.settlement.SourceReading;
import io.ringledger.shared.domain.CurrencyCode;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PurchaseEventsWriterTest {

  private static final Instant CONFIRMED = Instant.parse("2030-06-01T12:00:00.123456Z");
  private static final SiteId SITE = new SiteId(new UUID(1, 1));
  private static final Holder BUYER = new Holder(new UUID(3, 3).toString());

  private final CloudEventsReader reader = new CloudEventsReader();
  private final PurchaseEventsWriter writer = new PurchaseEventsWriter();

  private static Purchase purchase(int order, long total, long points) {
    return new Purchase(
        SITE,
        new UUID(4, order),
        BUYER,
        new CurrencyCode("EUR"),
        total,
        new Points(points),
        "Shop_1.0-x",
        CONFIRMED);
  }

  private List<Envelope> written(List<Purchase> purchases) {
    Outcome<List<Outcome<Envelope>>> read = reader.read(writer.write(purchases));
    assertThat(read).isInstanceOf(Success.class);
    return ((Success<List<Outcome<Envelope>>>) read)
        .value().stream().map(event -> ((Success<Envelope>) event).value()).toList();
  }

  @Test
  void a_purchase_is_read_as_the_reward_event_that_it_is() {
    Envelope event = written(List.of(purchase(1, 4_990, 49))).getFirst();

    assertThat(event.source()).isEqualTo("urn:ringledger:site:" + SITE);
    assertThat(event.id()).isEqualTo(new UUID(4, 1).toString());
    assertThat(event.type()).isEqualTo("commerce.OrderConfirmed");
    assertThat(event.orderingKey()).isEqualTo(BUYER.id());
    assertThat(reader.understand(event.body(), Instant.EPOCH))
        .isEqualTo(
            new SourceReading.Reward(
                new RewardFacts(
                    RewardType.PURCHASE_REWARD,
                    BUYER,
                    new TreeSet<>(),
                    "Shop_1.0-x",
                    new Points(49),
                    false,
                    true,
                    CONFIRMED)));
  }

  @Test
  void the_smallest_and_the_largest_are_read() {
    for (Purchase purchase :
        List.of(purchase(1, 0, 0), purchase(1, Points.MAX_VALUE, Points.MAX_VALUE))) {
      assertThat(reader.understand(written(List.of(purchase)).getFirst().body(), Instant.EPOCH))
          .isInstanceOf(SourceReading.Reward.class);
    }
  }

  @Test
  void the_same_purchase_is_the_same_event() {
    assertThat(written(List.of(purchase(1, 100, 1))))
        .isEqualTo(written(List.of(purchase(1, 100, 1))));
    assertThat(written(List.of(purchase(1, 100, 1))).getFirst().fingerprint())
        .isNotEqualTo(written(List.of(purchase(1, 100, 2))).getFirst().fingerprint());
  }

  @Test
  void as_many_as_the_intake_takes_are_one_batch_in_their_order() {
    List<Purchase> purchases = new ArrayList<>();
    for (int order = 0; order < RewardIntake.MAX_BATCH; order++) {
      purchases.add(purchase(order, 100, 1));
    }

    assertThat(written(purchases))
        .extracting(Envelope::id)
        .isEqualTo(purchases.stream().map(purchase -> purchase.order().toString()).toList());
  }
}
