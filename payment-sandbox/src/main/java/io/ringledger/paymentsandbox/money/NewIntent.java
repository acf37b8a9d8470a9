package io.ringledger.paymentsandbox.money;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a payment intent is to be.
 *
 * @param amount in the smallest unit of the currency
 * @param currency three lower-case letters
 * @param captureMethod {@code automatic}, {@code automatic_async} or {@code manual}
 * @param methodTypes what may pay it; empty: the provider chooses
 * @param mayRedirect whether what the provider chooses may send the person to another page
 * @param description for people
 * @param receiptEmail where a receipt would go
 * @param metadata the caller's own
 */
public record NewIntent(
    long amount,
    String currency,
    String captureMethod,
    List<String> methodTypes,
    boolean mayRedirect,
    Optional<String> description,
    Optional<String> receiptEmail,
    Map<String, String> metadata) {

  /** Keeps copies. */
  public NewIntent {
    methodTypes = List.copyOf(methodTypes);
    metadata = Map.copyOf(metadata);
  }
}
