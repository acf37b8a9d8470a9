package io.ringledger.vault.domain.index;

import java.util.List;

/**
 * All that touched the account in a row of whole ledgers.
 *
 * @param after the ledger before the first of them
 * @param through the last of them; the same where there is none yet
 * @param events in the ledger's order
 */
public record LedgerSlice(long after, long through, List<LedgerEvent> events) {

  public LedgerSlice {
    events = List.copyOf(events);
    if (through < after) {
      throw new IllegalArgumentException("a slice ends where it begins or later");
    }
    for (int i = 0; i < events.size(); i++) {
      LedgerEvent event = events.get(i);
      boolean isWithin = event.ledgerIndex() > after && event.ledgerIndex() <= through;
      if (!isWithin || (i > 0 && !event.follows(events.get(i - 1)))) {
        throw new IllegalArgumentException("events stand in the ledger's order, each once");
      }
    }
  }
}
