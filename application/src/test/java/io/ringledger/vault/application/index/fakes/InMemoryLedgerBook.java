package io.ringledger.vault.application.index.fakes;

import io.ringledger.shared.application.fakes.Restorable;
import io.ringledger.shared.domain.TransactionHash;
import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.application.index.outbound.LedgerBook;
import io.ringledger.vault.domain.index.LedgerCursor;
import io.ringledger.vault.domain.index.LedgerEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read of the ledger, in memory. */
public final class InMemoryLedgerBook implements LedgerBook, Restorable {

  private Map<XrplAddress, LedgerCursor> cursors = new HashMap<>();
  private Map<XrplAddress, Map<TransactionHash, LedgerEvent>> events = new HashMap<>();

  /** All that was read for the account, in the order it was added. */
  public synchronized List<LedgerEvent> all(XrplAddress account) {
    return List.copyOf(events.getOrDefault(account, Map.of()).values());
  }

  @Override
  public synchronized Optional<LedgerCursor> find(XrplAddress account) {
    return Optional.ofNullable(cursors.get(account));
  }

  @Override
  public Optional<LedgerCursor> lock(XrplAddress account) {
    return find(account);
  }

  @Override
  public synchronized void open(LedgerCursor cursor, Instant now) {
    cursors.putIfAbsent(cursor.account(), cursor);
  }

  @Override
  public synchronized void add(XrplAddress account, List<LedgerEvent> more, Instant now) {
    Map<TransactionHash, LedgerEvent> known =
        events.computeIfAbsent(account, _ -> new LinkedHashMap<>());
    for (LedgerEvent event : more) {
      if (known.putIfAbsent(event.hash(), event) != null) {
        throw new IllegalStateException(event.hash() + " was read before");
      }
    }
  }

  @Override
  public synchronized void move(XrplAddress account, long ledgerIndex, Instant now) {
    LedgerCursor cursor = cursors.get(account);
    if (cursor == null || cursor.ledgerIndex() > ledgerIndex) {
      throw new IllegalStateException("the cursor moves on and never back");
    }
    cursors.put(
        account, new LedgerCursor(account, cursor.openingLedger(), cursor.opening(), ledgerIndex));
  }

  @Override
  public synchronized Runnable checkpoint() {
    Map<XrplAddress, LedgerCursor> cursorsBefore = new HashMap<>(cursors);
    Map<XrplAddress, Map<TransactionHash, LedgerEvent>> eventsBefore = new HashMap<>();
    events.forEach((account, known) -> eventsBefore.put(account, new LinkedHashMap<>(known)));
    return () -> {
      cursors = cursorsBefore;
      events = eventsBefore;
    };
  }
}
