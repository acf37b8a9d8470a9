package io.ringledger.shared.http;

/** What became of one request. */
public sealed interface Exchange {

  /** An answer of whatever status, whole. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Answered(int status, byte[] body) implements Exchange {}

  /**
   * No answer, or none that was read to its end.
   *
   * @param reason in plain words, without addresses or secrets
   * @param cause may hold both; not for logs that others read
   */
  record Failed(String reason, Exception cause) implements Exchange {}
}
