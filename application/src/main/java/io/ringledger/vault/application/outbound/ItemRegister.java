package io.ringledger.vault.application.outbound;

import io.ringledger.shared.domain.UserId;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.market.Item;
import io.ringledger.vault.domain.market.ItemStanding;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What there is to trade, and who has it. */
public interface ItemRegister {

  /**
   * Adds items with their first owners, but for those whose id is there already.
   *
   * @return of the latter, how they were registered
   */
  Map<ItemId, Item> add(List<Item> items, UserId by, Instant at);

  /** Returns those that are there. */
  Map<ItemId, ItemStanding> find(Collection<ItemId> ids);

  /**
   * Returns those that are there, held until the unit of work ends, in the order of their ids. Who
   * holds an item decides alone which of its intents are counterparts.
   */
  Map<ItemId, ItemStanding> lock(Collection<ItemId> ids);
}
