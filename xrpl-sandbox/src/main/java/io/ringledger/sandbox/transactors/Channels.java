package io.ringledger.sandbox.transactors;

import io.ringledger.sandbox.state.Accounts;
import io.ringledger.sandbox.state.ApplyView;
import io.ringledger.sandbox.state.LedgerEntry;
import io.ringledger.sandbox.state.OwnerDirectories;
import org.jspecify.annotations.Nullable;

/** What funding and claiming do alike with a payment channel. */
final class Channels {
  /** What times in the ledger are counted modulo: they have 32 bits. */
  private static final long TIME_MASK = 0xFFFF_FFFFL;

  private Channels() {}

  /** Returns the channel, free to be changed, or null if there is no channel with that id. */
  static @Nullable LedgerEntry open(ApplyView view, String id) {
    LedgerEntry entry = view.read(id);
    return entry == null || !entry.type().equals("PayChannel") ? null : view.peek(id);
  }

  /**
   * Returns whether its time is over. Unlike an escrow's, it is over when the parent closed at that
   * very second.
   */
  static boolean isOver(LedgerEntry channel, LedgerRules rules) {
    return hasCome(channel, "CancelAfter", rules) || hasCome(channel, "Expiration", rules);
  }

  /**
   * Returns when a channel ends that its owner asks to end now; the time wraps as a real node's.
   */
  static long settledAt(LedgerEntry channel, LedgerRules rules) {
    return (rules.parentCloseTime() + channel.number("SettleDelay")) & TIME_MASK;
  }

  /** Ends a channel and gives what was not claimed back to its owner. */
  static void close(ApplyView view, LedgerEntry channel) {
    String owner = channel.text("Account");
    OwnerDirectories.remove(view, owner, channel.uint64("OwnerNode"), channel.id(), true);
    OwnerDirectories.remove(
        view, channel.text("Destination"), channel.uint64("DestinationNode"), channel.id(), true);
    LedgerEntry root = Accounts.open(view, owner);
    Accounts.adjustBalance(root, channel.drops("Amount") - channel.drops("Balance"));
    Accounts.adjustOwnerCount(root, -1);
    view.erase(channel);
  }

  private static boolean hasCome(LedgerEntry channel, String field, LedgerRules rules) {
    return channel.has(field) && rules.parentCloseTime() >= channel.number(field);
  }
}
