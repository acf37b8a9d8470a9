package io.ringledger.bouts.domain.signing;

import java.util.UUID;

/** Names a signing request among ours; the wallet has a name of its own for it. */
public record SigningRequestId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
