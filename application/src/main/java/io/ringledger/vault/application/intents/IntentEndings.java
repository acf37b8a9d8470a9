package io.ringledger.vault.application.intents;

import static java.util.Objects.requireNonNull;

import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.intent.IntentRules;
import io.ringledger.vault.domain.intent.SessionPurse;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.market.Listing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Ends intents that are not applied, and gives back what they held. */
public final class IntentEndings {

  private final MarketPorts ports;

  public IntentEndings(MarketPorts ports) {
    this.ports = ports;
  }

  /**
   * Holds the sessions, items and intents, in this order, has each intent end or go on as it is,
   * and keeps that.
   *
   * @param found as they were while nothing was held
   * @param ending answers the intent as it ends; empty where it does not
   */
  public List<TradeIntent> end(
      Collection<TradeIntent> found,
      Function<TradeIntent, Optional<TradeIntent>> ending,
      Instant now) {
    Map<SessionId, SessionPurse> sessions =
        new HashMap<>(
            ports
                .funds()
                .lock(found.stream().map(each -> each.terms().sessionId()).distinct().toList()));
    ports.items().lock(found.stream().map(each -> each.terms().item()).distinct().toList());
    List<TradeIntent> ended =
        ports.intents().lock(found.stream().map(TradeIntent::id).toList()).stream()
            .map(ending)
            .flatMap(Optional::stream)
            .toList();
    if (ended.isEmpty()) {
      return ended;
    }
    Map<SessionId, SessionPurse> released = new HashMap<>();
    for (TradeIntent intent : ended) {
      if (intent.terms().action().isBuying()) {
        SessionId id = intent.terms().sessionId();
        SessionPurse purse = requireNonNull(released.getOrDefault(id, sessions.get(id)));
        released.put(id, purse.release(intent.terms().amount()));
      }
    }
    ports.funds().save(released.values());
    ports.intents().end(ended);
    free(ended, now);
    List<ItemId> items = ended.stream().map(each -> each.terms().item()).distinct().toList();
    ports.intents().pair(items, now.minus(IntentRules.MAX_AGE));
    return ended;
  }

  private void free(List<TradeIntent> ended, Instant now) {
    List<IntentId> takers =
        ended.stream().filter(intent -> intent.listing().isPresent()).map(TradeIntent::id).toList();
    if (!takers.isEmpty()) {
      List<Listing> free =
          ports.listings().lockTakenBy(takers).stream().map(each -> each.free(now)).toList();
      ports.listings().save(free);
    }
  }
}
