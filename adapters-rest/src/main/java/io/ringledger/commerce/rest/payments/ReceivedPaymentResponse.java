package io.ringledger.commerce.rest.payments;

/**
 * A gateway's report was received.
 *
 * @param known whether it was known before
 */
public record ReceivedPaymentResponse(boolean received, boolean known) {

  public static ReceivedPaymentResponse of(boolean isNew) {
    return new ReceivedPaymentResponse(true, !isNew);
  }
}
