package io.ringledger.bouts.application.contract;

import static io.ringledger.bouts.domain.BoutFixtures.NOW;
import static io.ringledger.bouts.domain.BoutFixtures.hashOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.bouts.application.outbound.WebhookDeliveries;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookDeliveries} keeps to. */
public abstract class WebhookDeliveriesContract {

  protected abstract WebhookDeliveries deliveries();

  protected abstract <T> T inUnitOfWork(Supplier<T> work);

  @Test
  public void aDeliveryIsKeptOnce() {
    String delivery = delivery();

    assertThat(store(delivery, NOW)).isTrue();
    assertThat(store(delivery, NOW)).isFalse();
    assertThat(store(delivery, NOW.plusSeconds(9))).isFalse();
    assertThat(store(delivery(), NOW)).isTrue();
  }

  @Test
  public void aDeliveryNeedNotBeAboutARequest() {
    String delivery = delivery();

    assertThat(inUnitOfWork(() -> deliveries().store(delivery, Optional.empty(), NOW))).isTrue();
    assertThat(store(delivery, NOW)).isFalse();
  }

  @Test
  public void whatIsOlderIsForgottenAndNothingElse() {
    forgetBefore(NOW.plusSeconds(1));
    String older = delivery();
    String newer = delivery();
    store(older, NOW.minusMillis(1));
    store(newer, NOW);

    assertThat(forgetBefore(NOW)).isOne();
    assertThat(forgetBefore(NOW)).isZero();
    assertThat(store(older, NOW)).isTrue();
    assertThat(store(newer, NOW)).isFalse();
  }

  @Test
  public void aUnitOfWorkThatFailsKeepsNothing() {
    String delivery = delivery();
    assertThatThrownBy(
            () ->
                inUnitOfWork(
                    () -> {
                      deliveries().store(delivery, Optional.empty(), NOW);
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");

    assertThat(store(delivery, NOW)).isTrue();
  }

  private boolean store(String delivery, Instant at) {
    return inUnitOfWork(() -> deliveries().store(delivery, Optional.of(UUID.randomUUID()), at));
  }

  private int forgetBefore(Instant moment) {
    return inUnitOfWork(() -> deliveries().forgetBefore(moment));
  }

  private static String delivery() {
    return hashOf(UUID.randomUUID().toString()).value().toLowerCase(Locale.ROOT);
  }
}
