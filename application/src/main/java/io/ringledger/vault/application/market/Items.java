package io.ringledger.vault.application.market;

import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.market.Item;
import io.ringledger.vault.domain.market.ItemStanding;
import java.util.List;

/** Brings items out. */
public interface Items {

  /** More do not come in one request. */
  int MAX_ITEMS = 1_000;

  /**
   * Registers items with their first owners, each by itself. One that was registered with the same
   * terms is there already; with other terms it is refused.
   *
   * @param items as they could be read
   * @return for each, in their order, what came of it
   */
  List<Outcome<Registered>> register(Caller caller, List<Outcome<Item>> items);

  Outcome<ItemStanding> get(ItemId id);

  /**
   * An item that is registered.
   *
   * @param again whether it had been before
   */
  record Registered(Item item, boolean again) {}
}
