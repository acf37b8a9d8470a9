package io.ringledger.rewards.application.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.rewards.application.fakes.InMemoryOrderRewardMappings;
import io.ringledger.rewards.domain.RewardFailure;
import io.ringledger.rewards.domain.orders.OrderRewardMapping;
import io.ringledger.rewards.domain.orders.OrderRewardMapping.Terms;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.OneSiteScope;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.application.sites.SiteCaller;
import io.ringledger.shared.application.sites.SiteCaller.User;
import io.ringledger.shared.application.sites.SiteCaller.Visitor;
import io.ringledger.shared.application.sites.SiteStanding;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.SiteId;
import io.ringledger.shared.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderRewardsUseCaseTest {

  private static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");
  private static final SiteId SITE = new SiteId(new UUID(1, 1));
  private static final UserId ADMIN = new UserId(new UUID(2, 2));
  private static final RequestId REQUEST = new RequestId("r1");
  private static final Terms TERMS = new Terms(true, 100, "shop");
  private static final SiteCaller SUPER_ADMIN =
      new SiteCaller(SITE, new User(ADMIN), SiteStanding.SUPER_ADMIN, REQUEST);

  private final SettableClock clock = new SettableClock(NOW);
  private final InMemoryOrderRewardMappings mappings = new InMemoryOrderRewardMappings();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final OneSiteScope scope = new OneSiteScope(new SnapshotUnitOfWork(mappings, trail));
  private final OrderRewards rewards = new OrderRewardsUseCase(scope, mappings, trail, clock);

  OrderRewardsUseCaseTest() {
    mappings.worksWithin(scope);
  }

  private static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Success.class);
    return ((Success<T>) outcome).value();
  }

  @Test
  void ordersEarnNothingBeforeSomebodySaysSo() {
    assertThat(done(rewards.get(SUPER_ADMIN))).isEmpty();
  }

  @Test
  void whatAnAdminOfTheHouseSaysHoldsAndIsAudited() {
    OrderRewardMapping said = done(rewards.put(SUPER_ADMIN, TERMS));

    assertThat(said).isEqualTo(new OrderRewardMapping(SITE, 1, TERMS, ADMIN, NOW));
    assertThat(done(rewards.get(SUPER_ADMIN))).contains(said);
    assertThat(trail.history(new AuditChain("site:" + SITE)).links())
        .singleElement()
        .satisfies(
            link -> {
              assertThat(link.entry().actor()).isEqualTo(ADMIN.toString());
              assertThat(link.entry().role()).isEqualTo("super_admin");
              assertThat(link.entry().action()).isEqualTo("order_rewards.change");
              assertThat(link.entry().details())
                  .isEqualTo(
                      Map.of(
                          "site_id",
                          SITE.toString(),
                          "version",
                          "1",
                          "enabled",
                          "true",
                          "minor_per_point",
                          "100",
                          "grade",
                          "shop"));
            });
  }

  @Test
  void whatIsSaidAlreadyIsNotSaidAgain() {
    OrderRewardMapping said = done(rewards.put(SUPER_ADMIN, TERMS));
    clock.advance(Duration.ofSeconds(1));

    assertThat(done(rewards.put(SUPER_ADMIN, TERMS))).isEqualTo(said);
    assertThat(trail.entries()).hasSize(1);
  }

  @Test
  void eachChangeIsANewVersion() {
    done(rewards.put(SUPER_ADMIN, TERMS));
    clock.advance(Duration.ofSeconds(1));
    OrderRewardMapping off = done(rewards.put(SUPER_ADMIN, new Terms(false, 100, "shop")));

    assertThat(off.version()).isEqualTo(2);
    assertThat(off.changedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(trail.entries()).hasSize(2);
  }

  @Test
  void pointsAreTheHouses() {
    for (SiteCaller other :
        List.of(
            new SiteCaller(SITE, new User(ADMIN), SiteStanding.SITE_ADMIN, REQUEST),
            new SiteCaller(SITE, new User(ADMIN), SiteStanding.VISITOR, REQUEST),
            new SiteCaller(SITE, new Visitor(ADMIN), SiteStanding.VISITOR, REQUEST))) {
      Outcome<OrderRewardMapping> refused =
          Outcome.rejected(RewardFailure.REWARDS_SUPER_ADMIN_REQUIRED);
      Outcome<Optional<OrderRewardMapping>> unseen =
          Outcome.rejected(RewardFailure.REWARDS_SUPER_ADMIN_REQUIRED);
      assertThat(rewards.put(other, TERMS)).isEqualTo(refused);
      assertThat(rewards.get(other)).isEqualTo(unseen);
    }
    assertThat(done(rewards.get(SUPER_ADMIN))).isEmpty();
    assertThat(trail.entries()).isEmpty();
  }
}
