package io.ringledger.bouts.application;

import io.ringledger.shared.domain.Outcome;

/** Hears from the wallet's service that something happened to a signing request. */
public interface SigningNotifications {

  /**
   * Receives a delivery. What it says is not believed: it only has the request looked at sooner.
   *
   * @param timestamp when it says it was sent
   * @param signature over timestamp and body
   * @param rawBody exactly as it came
   * @return whether a request of ours is looked at because of it
   */
  Outcome<Boolean> receive(String timestamp, String signature, byte[] rawBody);
}
