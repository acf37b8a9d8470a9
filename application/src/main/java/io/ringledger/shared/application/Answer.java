package io.ringledger.shared.application;

/**
 * A final answer as it goes over the wire, so that a repeat gets the same bytes. What status and
 * body mean is the adapter's business.
 */
public record Answer(int status, String body) {}
