package io.ringledger.paymentsandbox.money;

import java.util.Optional;

/**
 * A wish to have an intent paid.
 *
 * @param paymentMethod with what; empty: with what the intent has
 * @param returnUrl where the person goes after having been asked
 * @param offSession whether the person is not there to be asked
 */
public record Confirmation(
    Optional<String> paymentMethod, Optional<String> returnUrl, boolean offSession) {}
