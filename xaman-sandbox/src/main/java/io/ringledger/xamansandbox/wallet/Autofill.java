package io.ringledger.xamansandbox.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.Resolution.Network;

/**
 * What the app fills in before it signs (Xaman-App, {@code Sign.mixin.ts}). It knows nothing of the
 * surcharge for a fulfilment: a finish with one needs its {@code Fee} from whoever asks.
 */
final class Autofill {
  /** A lower number means so many ledgers from the moment of signing. */
  private static final long LEAST_ABSOLUTE_LEDGER = 32_570;

  private static final long LEDGERS_TO_LIVE = 20;
  private static final long LEDGERS_TO_LIVE_WITH_CARD = 150;

  /** Networks up to this id take no {@code NetworkID} in their transactions. */
  private static final long LAST_NETWORK_WITHOUT_ID = 1024;

  private final LedgerNode node;

  Autofill(LedgerNode node) {
    this.node = node;
  }

  void fill(ObjectNode fields, SignOrder order, Network network) {
    if (order.ticket().isPresent()) {
      fields.put("Sequence", 0).put("TicketSequence", order.ticket().getAsLong());
    } else if (!fields.has("Sequence")) {
      fields.put("Sequence", node.sequence(fields.path("Account").asText()));
    }
    if (!fields.has("Fee")) {
      fields.put("Fee", node.fee());
    }
    fields.put(
        "LastLedgerSequence",
        lastLedger(
            fields.path("LastLedgerSequence").asLong(-1),
            node.lastLedger(),
            order.card() ? LEDGERS_TO_LIVE_WITH_CARD : LEDGERS_TO_LIVE));
    if (!fields.has("NetworkID") && network.id() > LAST_NETWORK_WITHOUT_ID) {
      fields.put("NetworkID", network.id());
    }
  }

  /**
   * The last ledger the app signs for.
   *
   * @param asked what the payload says, negative for nothing
   * @param newest the newest validated ledger
   * @param offset the fewest ledgers the app allows itself
   */
  static long lastLedger(long asked, long newest, long offset) {
    if (asked < 0) {
      return newest + offset;
    }
    return asked < LEAST_ABSOLUTE_LEDGER ? newest + asked : Math.max(asked, newest + offset);
  }
}
