package io.ringledger.advisory.domain;

import io.ringledger.shared.domain.UserId;
import java.time.Instant;

/** What a person made of a suggestion. */
public sealed interface Decision {

  int MAX_REASON_LENGTH = 1_000;

  /** The text of its status on the wire and in storage. */
  SuggestionStatus status();

  /** Nobody has decided yet. */
  record Pending() implements Decision {
    @Override
    public SuggestionStatus status() {
      return SuggestionStatus.PENDING;
    }
  }

  /**
   * A person approved it.
   *
   * @param version of the content that it became
   */
  record Approved(UserId by, Instant at, int version) implements Decision {
    @Override
    public SuggestionStatus status() {
      return SuggestionStatus.APPROVED;
    }
  }

  /**
   * A person rejected it.
   *
   * @param reason kept, so that better suggestions can be made: 1 to {@value #MAX_REASON_LENGTH}
   *     characters
   */
  record Rejected(UserId by, Instant at, String reason) implements Decision {

    public Rejected {
      if (!isReason(reason)) {
        throw new IllegalArgumentException("a reason is plain text of at most 1000 characters");
      }
    }

    @Override
    public SuggestionStatus status() {
      return SuggestionStatus.REJECTED;
    }
  }

  /** Whether a text can be a reason. */
  static boolean isReason(String text) {
    return PlainText.isText(text, MAX_REASON_LENGTH);
  }
}
