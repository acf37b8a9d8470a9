package io.ringledger.bouts.domain;

/**
 * The last refusal of an escrow's signing or confirmation, kept until the next success.
 *
 * @param reason what exactly was wrong, at most 500 characters
 */
public record RecordedFailure(BoutFailure code, String reason) {

  public static final int MAX_REASON = 500;

  public RecordedFailure {
    if (reason.length() > MAX_REASON) {
      reason = reason.substring(0, MAX_REASON);
    }
  }
}
