package io.ringledger.shared.rest.server;

/** Keeps count of how operations end. */
@FunctionalInterface
public interface OutcomeMeter {

  /**
   * One more.
   *
   * @param operation as the API's description names it
   * @param outcome {@code success}, or the code of the refusal
   */
  void count(String operation, String outcome);
}
