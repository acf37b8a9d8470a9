package io.ringledger.vault.application.intents;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.shared.application.Caller;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.application.fakes.InMemoryAuditTrail;
import io.ringledger.shared.application.fakes.SequentialRandomness;
import io.ringledger.shared.application.fakes.SettableClock;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.domain.Role;
import io.ringledger.shared.domain.UserId;
import io.ringledger.vault.application.contract.MarketWords;
import io.ringledger.vault.application.fakes.CountingRate;
import io.ringledger.vault.application.fakes.InMemoryVault;
import io.ringledger.vault.application.fakes.SeedSignatures;
import io.ringledger.vault.application.market.Items;
import io.ringledger.vault.application.market.Items.Registered;
import io.ringledger.vault.application.market.ItemsUseCase;
import io.ringledger.vault.application.outbound.IntentRate.Limits;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.market.Item;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ItemsTest {

  private static final Caller ADMIN =
      new Caller(new UserId(new UUID(1, 1)), Role.ADMIN, new RequestId("a-request"));

  private final MarketWords words = new MarketWords();
  private final InMemoryVault vault = new InMemoryVault();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final SeedSignatures signatures = new SeedSignatures();
  private final Items items =
      new ItemsUseCase(
          new MarketPorts(
              vault.unitOfWork,
              vault.funds,
              vault.items,
              vault.listings,
              vault.intents,
              new CountingRate(new Limits(1, 1, 1)),
              signatures,
              signatures,
              trail,
              new SequentialRandomness(),
              new SettableClock(MarketWords.NOW),
              0));

  @Test
  void eachItemIsRegisteredByItselfAndOnce() {
    Item one = words.item(words.wallet());
    Item two = words.item(words.wallet());
    Item forged = new Item(one.id(), two.firstOwner(), 0, Optional.empty());

    List<Outcome<Registered>> outcomes =
        items.register(
            ADMIN,
            List.of(
                Outcome.success(one),
                Outcome.success(one),
                Outcome.success(forged),
                Outcome.rejected(VaultFailure.ROYALTY_INVALID),
                Outcome.success(two)));

    assertThat(outcomes)
        .containsExactly(
            Outcome.success(new Registered(one, false)),
            Outcome.success(new Registered(one, true)),
            Outcome.rejected(VaultFailure.ITEM_TAKEN),
            Outcome.rejected(VaultFailure.ROYALTY_INVALID),
            Outcome.success(new Registered(two, false)));
    assertThat(items.register(ADMIN, List.of(Outcome.success(one))))
        .containsExactly(Outcome.success(new Registered(one, true)));
    assertThat(trail.entries()).hasSize(1);
    assertThat(items.get(one.id())).isInstanceOf(Success.class);
    assertThat(items.get(new ItemId("card:none"))).isInstanceOf(Rejected.class);
  }
}
