package io.ringledger.vault.application.fakes;

import io.ringledger.shared.application.fakes.SnapshotUnitOfWork;
import io.ringledger.shared.domain.UserId;
import io.ringledger.vault.application.contract.MarketStores;
import java.util.UUID;

/** The stores of the vault in memory, together. */
public final class InMemoryVault {

  public final InMemoryFunds funds = new InMemoryFunds();
  public final InMemoryItems items = new InMemoryItems();
  public final InMemoryListings listings = new InMemoryListings(funds);
  public final InMemoryIntents intents = new InMemoryIntents(listings);
  public final InMemoryBatches batches = new InMemoryBatches(funds, items, listings, intents);
  public final SnapshotUnitOfWork unitOfWork =
      new SnapshotUnitOfWork(funds, items, listings, intents, batches);

  /** Returns them as contracts know them. */
  public MarketStores stores() {
    return new MarketStores(
        unitOfWork,
        funds,
        items,
        listings,
        intents,
        funds::put,
        items::hold,
        new UserId(new UUID(1, 1)));
  }
}
