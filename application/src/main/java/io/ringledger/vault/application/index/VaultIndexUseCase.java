package io.ringledger.vault.application.index;

import io.ringledger.shared.application.Page;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.application.index.outbound.VaultReads;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.WalletAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads, one unit of work each. */
public final class VaultIndexUseCase implements VaultIndex {

  private final UnitOfWork unitOfWork;
  private final VaultReads reads;

  public VaultIndexUseCase(UnitOfWork unitOfWork, VaultReads reads) {
    this.unitOfWork = unitOfWork;
    this.reads = reads;
  }

  @Override
  public Outcome<Page<ItemMove, Long>> history(ItemId item, Optional<Long> before, int limit) {
    return unitOfWork.execute(
        () ->
            reads.knows(item)
                ? Outcome.success(
                    page(reads.moves(item, before, limit + 1), limit, move -> move.batch().value()))
                : Outcome.rejected(VaultFailure.ITEM_NOT_FOUND));
  }

  @Override
  public Page<OwnedItem, ItemId> items(WalletAddress wallet, Optional<ItemId> after, int limit) {
    return unitOfWork.execute(
        () -> page(reads.items(wallet, after, limit + 1), limit, OwnedItem::item));
  }

  @Override
  public WalletBalance balance(WalletAddress wallet) {
    return unitOfWork.execute(
        () ->
            reads
                .balance(wallet)
                .orElseGet(() -> new WalletBalance(wallet, 0, 0, 0, Optional.empty())));
  }

  @Override
  public VaultStats stats() {
    return unitOfWork.execute(reads::stats);
  }

  /** One more was asked for than the page holds. */
  private static <T, C> Page<T, C> page(List<T> found, int limit, Function<T, C> place) {
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, limit), Optional.of(place.apply(found.get(limit - 1))));
  }
}
