package io.ringledger.xamansandbox.wallet;

import java.io.Serial;

/** What the app would show instead of signing. The payload stays as it was. */
public final class WalletException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Why the app does not go on. */
  public enum Reason {
    /** There is no such payload, or it is over. */
    PAYLOAD_UNAVAILABLE,
    /** What was entered is no family seed. */
    BAD_SEED,
    /** The wallet holds no account. */
    NO_ACCOUNT,
    /** The payload names its signers, and the wallet holds none of them. */
    FORCED_SIGNER,
    /** The payload names its network, and the wallet is on another. */
    FORCED_NETWORK,
    /** The account does not exist on the ledger. */
    NOT_ACTIVATED,
    /** No node answers. */
    NO_NODE,
    /** The transaction cannot be written in the ledger's form. */
    UNSIGNABLE
  }

  private final Reason reason;

  WalletException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
