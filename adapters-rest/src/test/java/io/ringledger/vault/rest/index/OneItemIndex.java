package io.ringledger.vault.rest.index;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.index.Reconciliation;
import io.ringledger.vault.application.index.VaultIndex;
import io.ringledger.vault.application.index.outbound.VaultBooks.Rebuilt;
import io.ringledger.vault.application.index.outbound.VaultBooks.Report;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.index.Difference;
import io.ringledger.vault.domain.index.Difference.Kind;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An index that knows one item, which changed hands once. */
@Singleton
public class OneItemIndex implements VaultIndex, Reconciliation {

  static final ItemId ITEM = new ItemId("card:1");
  static final WalletAddress SELLER = new WalletAddress("rngKmuGFnaT5L3EM61TcPu4LQZ3stvoNh6");
  static final WalletAddress BUYER = new WalletAddress("rn45rXHn7Vi2H1HZ2UjEXTrCNevXGG8Ym8");
  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private static final BatchNumber BATCH = new BatchNumber(7);

  @Override
  public Outcome<Page<ItemMove, Long>> history(ItemId item, Optional<Long> before, int limit) {
    if (!item.equals(ITEM)) {
      return Outcome.rejected(VaultFailure.ITEM_NOT_FOUND);
    }
    return Outcome.success(
        before.isPresent()
            ? new Page<>(List.of(), Optional.empty())
            : new Page<>(
                List.of(new ItemMove(BATCH, SELLER, BUYER, NOON)), Optional.of(BATCH.value())));
  }

  @Override
  public Page<OwnedItem, ItemId> items(WalletAddress wallet, Optional<ItemId> after, int limit) {
    return wallet.equals(BUYER) && after.isEmpty()
        ? new Page<>(
            List.of(new OwnedItem(ITEM, Optional.of(BATCH), Optional.empty())), Optional.of(ITEM))
        : new Page<>(List.of(), Optional.empty());
  }

  @Override
  public WalletBalance balance(WalletAddress wallet) {
    return wallet.equals(SELLER)
        ? new WalletBalance(wallet, 0, 990, 900, Optional.of(BATCH))
        : new WalletBalance(wallet, 0, 0, 0, Optional.empty());
  }

  @Override
  public VaultStats stats() {
    return new VaultStats(
        1,
        2,
        new BigInteger("92233720368547758070"),
        BigInteger.TEN,
        BigInteger.ONE,
        Optional.of(BATCH),
        Optional.of(99L));
  }

  @Override
  public Optional<Report> reconcile(RequestId run) {
    return last();
  }

  @Override
  public Optional<Report> last() {
    return Optional.of(
        new Report(NOON, 99, 1, 5, List.of(new Difference(Kind.WALLET_OWED, "r1", 5, 10))));
  }

  @Override
  public Rebuilt rebuild(Author author) {
    return new Rebuilt(1, 2, 3, 1);
  }
}
