package io.ringledger.vault.application.sessions;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.vault.domain.WalletAddress;

/** A wallet that has signed in, and the request in which it asks. It is nobody of the house. */
public record WalletCaller(WalletAddress wallet, RequestId request) {

  /** How audit entries call the role of whoever acts for a wallet. */
  public static final String ROLE = "wallet";

  /** Returns the wallet as the author of what happens. */
  public Author author() {
    return new Author("wallet:" + wallet, ROLE, request);
  }
}
