package io.ringledger.shared.application.providers;

/**
 * What became of a question to one provider.
 *
 * @param <T> what an answer is
 */
public sealed interface Reply<T> {

  /** An answer after which nobody else need be asked. */
  record Settled<T>(T answer) implements Reply<T> {}

  /** An answer, though another provider may know more. */
  record Unsettled<T>(T answer) implements Reply<T> {}

  /**
   * No answer from a provider that is well, for example because its history is short.
   *
   * @param reason without addresses or secrets
   */
  record Unable<T>(String reason) implements Reply<T> {}

  /**
   * No answer, or none that can be believed, which counts against the provider.
   *
   * @param reason without addresses or secrets
   */
  record Failed<T>(String reason) implements Reply<T> {}
}
