package io.ringledger.rewards.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.outbound.OrderRewardMappings;
import io.ringledger.rewards.domain.orders.OrderRewardMapping;
import io.ringledger.rewards.domain.orders.OrderRewardMapping.Terms;
import io.ringledger.shared.application.sites.SiteScope;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everything that keeps the mappings of sites keeps to. */
public abstract class OrderRewardMappingsContract {

  private static final Instant NOW = Instant.parse("2030-06-01T12:00:00.123456Z");
  private static final Terms SOME = new Terms(true, 100, "shop");
  private static final Terms OTHER = new Terms(false, 1_000_000, "Merch_2.0-x");

  private SiteId site;
  private SiteId other;

  /** A site, known to the store. */
  protected abstract SiteId givenSite();

  /** An admin of the house, known to the store. */
  protected abstract UserId givenAdmin();

  protected abstract SiteScope scope();

  protected abstract OrderRewardMappings mappings();

  @BeforeEach
  public void twoSites() {
    site = givenSite();
    other = givenSite();
  }

  private OrderRewardMapping say(SiteId of, Terms terms, Instant now) {
    UserId admin = givenAdmin();
    return scope()
        .within(
            of,
            () -> {
              mappings().hold(of);
              OrderRewardMapping next =
                  OrderRewardMapping.after(mappings().current(of), of, terms, admin, now);
              mappings().add(next);
              return next;
            });
  }

  private Optional<OrderRewardMapping> current(SiteId of) {
    return scope().within(of, () -> mappings().current(of));
  }

  @Test
  public void nothingIsSaidOfANewSite() {
    assertThat(current(site)).isEmpty();
    assertThat(scope().within(site, () -> mappings().inForce(site, Set.of(NOW)))).isEmpty();
    assertThat(scope().within(site, () -> mappings().inForce(site, Set.of()))).isEmpty();
  }

  @Test
  public void whatWasSaidLastComesBackAsItWas() {
    OrderRewardMapping first = say(site, SOME, NOW);
    assertThat(current(site)).contains(first);

    OrderRewardMapping second = say(site, OTHER, NOW.plusSeconds(1));
    assertThat(current(site)).contains(second);
    assertThat(second.version()).isEqualTo(2);
  }

  @Test
  public void eachMomentHasWhatHeldThen() {
    OrderRewardMapping first = say(site, SOME, NOW);
    OrderRewardMapping second = say(site, OTHER, NOW.plusSeconds(10));
    Instant before = NOW.minusNanos(1_000);
    Instant between = NOW.plusSeconds(10).minusNanos(1_000);
    Instant after = NOW.plusSeconds(99);

    assertThat(
            scope()
                .within(
                    site,
                    () ->
                        mappings()
                            .inForce(
                                site, Set.of(before, NOW, between, NOW.plusSeconds(10), after))))
        .isEqualTo(Map.of(NOW, first, between, first, NOW.plusSeconds(10), second, after, second));
  }

  @Test
  public void ofTwoOfOneMomentTheLaterHolds() {
    say(site, SOME, NOW);
    OrderRewardMapping second = say(site, OTHER, NOW);

    assertThat(scope().within(site, () -> mappings().inForce(site, Set.of(NOW))))
        .isEqualTo(Map.of(NOW, second));
  }

  @Test
  public void aSiteSeesNothingOfAnothers() {
    say(other, SOME, NOW);

    assertThat(current(site)).isEmpty();
    assertThat(scope().within(site, () -> mappings().current(other))).isEmpty();
    assertThat(scope().within(site, () -> mappings().inForce(other, Set.of(NOW)))).isEmpty();
  }
}
