package io.ringledger.vault.application.market;

import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.intents.MarketPorts;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.VaultFailure;
import io.ringledger.vault.domain.market.Item;
import io.ringledger.vault.domain.market.ItemStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@inheritDoc} */
public final class ItemsUseCase implements Items {

  private final MarketPorts ports;

  public ItemsUseCase(MarketPorts ports) {
    this.ports = ports;
  }

  @Override
  public List<Outcome<Registered>> register(Caller caller, List<Outcome<Item>> items) {
    Instant now = ports.clock().instant();
    Map<ItemId, Item> offered = new HashMap<>();
    for (Outcome<Item> item : items) {
      if (item instanceof Success<Item>(var valid)) {
        offered.putIfAbsent(valid.id(), valid);
      }
    }
    Map<ItemId, Item> before =
        ports.unitOfWork().execute(() -> add(caller, List.copyOf(offered.values()), now));
    Set<ItemId> answered = new HashSet<>();
    List<Outcome<Registered>> outcomes = new ArrayList<>();
    for (Outcome<Item> item : items) {
      outcomes.add(
          item.then(
              valid -> {
                boolean again = before.containsKey(valid.id()) || !answered.add(valid.id());
                Item kept = before.getOrDefault(valid.id(), offered.get(valid.id()));
                return valid.equals(kept)
                    ? Outcome.success(new Registered(valid, again))
                    : Outcome.rejected(VaultFailure.ITEM_TAKEN);
              }));
    }
    return outcomes;
  }

  private Map<ItemId, Item> add(Caller caller, List<Item> items, Instant now) {
    if (items.isEmpty()) {
      return Map.of();
    }
    Map<ItemId, Item> before = ports.items().add(items, caller.user(), now);
    List<Item> added = items.stream().filter(item -> !before.containsKey(item.id())).toList();
    if (!added.isEmpty()) {
      ports
          .trail()
          .record(
              AuditEntry.success(
                  new AuditChain("items:" + ports.randomness().newId()),
                  now,
                  caller.author(),
                  "items.register",
                  Map.of(
                      "count",
                      Integer.toString(added.size()),
                      "first",
                      added.stream().map(Item::id).min(ItemId::compareTo).orElseThrow().value())));
    }
    return before;
  }

  @Override
  public Outcome<ItemStanding> get(ItemId id) {
    return Optional.ofNullable(
            ports.unitOfWork().execute(() -> ports.items().find(List.of(id))).get(id))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.rejected(VaultFailure.ITEM_NOT_FOUND));
  }
}
