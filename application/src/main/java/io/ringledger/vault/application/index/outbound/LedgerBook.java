package io.ringledger.vault.application.index.outbound;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.index.LedgerCursor;
import io.ringledger.vault.domain.index.LedgerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was read of the ledger, and how far. */
public interface LedgerBook {

  /** How far it was read for that account; empty where reading has not begun. */
  Optional<LedgerCursor> find(XrplAddress account);

  /** The same, kept from others until the unit of work ends. */
  Optional<LedgerCursor> lock(XrplAddress account);

  /** Begins; nothing changes where somebody else has begun. */
  void open(LedgerCursor cursor, Instant now);

  /** Adds what was read after the cursor; throws where one of them was added before. */
  void add(XrplAddress account, List<LedgerEvent> events, Instant now);

  /** Has the cursor stand there, or where it is: a pass has ended. */
  void move(XrplAddress account, long ledgerIndex, Instant now);
}
