package io.ringledger.rewards.persistence.ledger;

import io.ringledger.shared.application.Randomness;
import java.util.UUID;

/** Threads share it, and the database other tests, so its ids are everybody's first. */
final class FreshIds implements Randomness {

  @Override
  public UUID newId() {
    return UUID.randomUUID();
  }

  @Override
  public byte[] newSecret(int length) {
    throw new AssertionError("the ledger needs no secrets");
  }
}
