package io.ringledger.vault.domain.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringledger.shared.domain.Drops;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.ListingId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.ListingTerms;
import io.ringledger.vault.domain.intent.SessionSignature;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListingTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant END = NOW.plusSeconds(60);
  private static final IntentId BUYER = new IntentId(new UUID(3, 3));
  private static final WalletAddress SELLER =
      new WalletAddress("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");
  private static final Listing LISTING =
      Listing.listed(
          new ListingId(new UUID(1, 1)),
          new ListingTerms(
              new SessionId(new UUID(2, 2)),
              new ItemId("card:1"),
              SELLER,
              new Drops(5),
              END,
              new IntentNonce("n"),
              NOW),
          new SessionSignature("ab".repeat(64)),
          NOW);

  private static Listing taken() {
    return ((Success<Listing>) LISTING.take(BUYER, NOW)).value();
  }

  @Test
  void itIsTakenByOneAtATimeUntilItEnds() {
    assertThat(taken().takenBy()).contains(BUYER);
    assertThat(taken().take(BUYER, NOW)).isInstanceOf(Rejected.class);
    assertThat(LISTING.take(BUYER, END)).isInstanceOf(Rejected.class);
    assertThat(taken().free(NOW)).isEqualTo(LISTING);
    assertThat(taken().free(END).state()).isEqualTo(ListingState.EXPIRED);
    assertThatThrownBy(() -> LISTING.free(NOW)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void onlyAnActiveOneIsTakenBack() {
    Listing cancelled = ((Success<Listing>) LISTING.cancel(NOW)).value();
    assertThat(cancelled.endedAt()).contains(NOW);
    assertThat(cancelled.cancel(NOW)).isInstanceOf(Rejected.class);
    assertThat(taken().cancel(NOW)).isInstanceOf(Rejected.class);
  }

  @Test
  void aRoyaltyGoesToSomebodyAndIsHalfThePriceAtMost() {
    ItemId id = new ItemId("card:1");
    assertThat(Item.of(id, SELLER, 0, Optional.empty())).isInstanceOf(Success.class);
    assertThat(Item.of(id, SELLER, 5_000, Optional.of(SELLER))).isInstanceOf(Success.class);
    assertThat(Item.of(id, SELLER, 5_001, Optional.of(SELLER))).isInstanceOf(Rejected.class);
    assertThat(Item.of(id, SELLER, 1, Optional.empty())).isInstanceOf(Rejected.class);
    assertThat(Item.of(id, SELLER, 0, Optional.of(SELLER))).isInstanceOf(Rejected.class);
    assertThat(Item.of(id, SELLER, -1, Optional.of(SELLER))).isInstanceOf(Rejected.class);
  }
}
