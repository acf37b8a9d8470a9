package io.ringledger.paymentsandbox.webhook;

/**
 * A webhook that was sent.
 *
 * @param delivery of which delivery
 * @param event about which event
 * @param endpoint to which endpoint
 * @param letter what was in it
 * @param number 1 for the first attempt of its delivery
 * @param timestamp the time its signature says, in seconds since 1970
 * @param status how it was answered; {@link Webhooks#NO_ANSWER}: not at all
 */
public record Attempt(
    String delivery,
    String event,
    String endpoint,
    Letter letter,
    int number,
    long timestamp,
    int status) {}
