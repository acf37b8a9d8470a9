package io.ringledger.shared.application;

/**
 * Who is behind something that happened.
 *
 * @param actor the user id, or {@code system}
 * @param role of the user, or {@code system}
 * @param request in which it happened, or the run of a job
 */
public record Author(String actor, String role, RequestId request) {

  private static final String SYSTEM = "system";

  /** RingLedger itself, in that run of a job. */
  public static Author system(RequestId run) {
    return new Author(SYSTEM, SYSTEM, run);
  }
}
