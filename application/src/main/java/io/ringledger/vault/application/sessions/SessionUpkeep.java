package io.ringledger.vault.application.sessions;

import io.ringledger.shared.application.Author;

/** What is done about sessions and nonces without anybody asking. */
public interface SessionUpkeep {

  /** Ends sessions whose end has come, and forgets nonces that did; returns how many in all. */
  int sweep(Author author);
}
