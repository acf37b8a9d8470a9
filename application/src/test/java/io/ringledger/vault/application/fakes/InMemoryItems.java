package io.ringledger.vault.application.fakes;

import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.UserId;
import io.ringledger.vault.application.outbound.ItemRegister;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.market.Item;
import io.ringledger.vault.domain.market.ItemStanding;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Items in memory. */
public final class InMemoryItems implements ItemRegister, Restorable {

  private Map<ItemId, ItemStanding> items = new HashMap<>();

  /** Has an unsettled batch hold the item. */
  public void hold(ItemId id, long batch) {
    items.computeIfPresent(
        id,
        (_, item) ->
            new ItemStanding(
                item.item(),
                item.owner(),
                item.since(),
                Optional.of(new BatchNumber(batch)),
                item.changedAt()));
  }

  @Override
  public Map<ItemId, Item> add(List<Item> added, UserId by, Instant at) {
    Map<ItemId, Item> before = new HashMap<>();
    for (Item item : added) {
      ItemStanding known =
          items.putIfAbsent(
              item.id(),
              new ItemStanding(item, item.firstOwner(), Optional.empty(), Optional.empty(), at));
      if (known != null) {
        before.put(item.id(), known.item());
      }
    }
    return before;
  }

  @Override
  public Map<ItemId, ItemStanding> find(Collection<ItemId> ids) {
    Map<ItemId, ItemStanding> found = new HashMap<>(items);
    found.keySet().retainAll(List.copyOf(ids));
    return found;
  }

  @Override
  public Map<ItemId, ItemStanding> lock(Collection<ItemId> ids) {
    return find(ids);
  }

  @Override
  public Runnable checkpoint() {
    Map<ItemId, ItemStanding> before = new HashMap<>(items);
    return () -> items = before;
  }
}
