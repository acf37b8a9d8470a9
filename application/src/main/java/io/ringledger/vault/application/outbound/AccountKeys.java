package io.ringledger.vault.application.outbound;

import io.ringledger.shared.domain.XrplAddress;
import io.ringledger.vault.domain.signin.AccountAuthority;

/** The XRP Ledger, asked which keys sign for an account. */
public interface AccountKeys {

  /** Returns what the last validated ledger says. */
  Answer of(XrplAddress account);

  /** What came of it. */
  sealed interface Answer {

    /** The ledger answered, be it that there is no such account. */
    record Known(AccountAuthority authority) implements Answer {}

    /** No node answered as a node should, or they contradict each other. */
    record Unavailable(String reason) implements Answer {}
  }
}
