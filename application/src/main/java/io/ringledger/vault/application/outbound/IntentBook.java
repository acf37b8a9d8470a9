package io.ringledger.vault.application.outbound;

import io.ringledger.vault.domain.IntentId;
import io.ringledger.vault.domain.IntentNonce;
import io.ringledger.vault.domain.ItemId;
import io.ringledger.vault.domain.SessionId;
import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.intent.IntentChange;
import io.ringledger.vault.domain.intent.TradeIntent;
import io.ringledger.vault.domain.market.Listing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All intents, and every change of their states. */
public interface IntentBook {

  /** What makes a signed statement the only one of its session. */
  record Stated(SessionId session, IntentNonce nonce) {}

  /** What has been stated before. */
  record Used(Map<Stated, TradeIntent> intents, Map<Stated, Listing> listings) {
    public Used {
      intents = Map.copyOf(intents);
      listings = Map.copyOf(listings);
    }
  }

  /** Returns what was stated so before, by intents and by listings. */
  Used used(Collection<Stated> statements);

  /** Draws that many places in the order of acceptance, growing; a place is never drawn again. */
  List<Long> draw(int count);

  /** Adds new ones; the caller holds their sessions, items and listings. */
  void add(List<TradeIntent> intents);

  /**
   * Makes pending TRADEs and BIDs of the same item, wallets and amount that have none yet each
   * other's counterparts, the oldest first; then they can be applied. The caller holds the items.
   *
   * @param acceptedAfter only those count that are younger
   * @return how many pairs came together
   */
  int pair(Collection<ItemId> items, Instant acceptedAfter);

  Optional<TradeIntent> find(IntentId id);

  /** Returns those that are there, held until the unit of work ends, in the order of their ids. */
  List<TradeIntent> lock(Collection<IntentId> ids);

  /**
   * Keeps intents that have ended unapplied; the caller holds them, their sessions and items. Their
   * counterparts wait again.
   */
  void end(Collection<TradeIntent> ended);

  /** Returns pending ones that were accepted then or earlier, the oldest first. */
  List<TradeIntent> pendingSince(Instant acceptedUntil, int limit);

  /**
   * Returns what came after a place in the changes of a wallet's own intents, in their order.
   * Whatever is shown, nothing is ever shown later that stands before it.
   */
  List<IntentChange> changes(WalletAddress wallet, IntentChange.Place after, int limit);
}
