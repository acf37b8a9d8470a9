package io.ringledger.advisory.domain;

import io.ringledger.shared.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a content said from some moment on; it never changes.
 *
 * @param number from 1, without gaps
 * @param author the person who wrote it, or who approved it where it was suggested
 * @param suggestion where it came from, unless a person wrote it
 */
public record ContentVersion(
    int number, ContentText text, UserId author, Optional<SuggestionId> suggestion, Instant at) {

  /** The highest number. */
  public static final int MAX_NUMBER = 1_000_000;

  public ContentVersion {
    if (number < 1 || number > MAX_NUMBER) {
      throw new IllegalArgumentException("versions are counted from 1 to 1000000");
    }
  }
}
