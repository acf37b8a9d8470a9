package io.ringledger.advisory.domain;

import java.util.List;

/**
 * What a provider proposes; it is data, and nothing in it is done.
 *
 * @param rationale why, for people: plain text of 1 to {@value #MAX_RATIONALE_LENGTH} characters
 * @param findings at most {@value Finding#MAX_OF_A_SUGGESTION}
 */
public record Proposal(ContentText text, String rationale, List<Finding> findings) {

  public static final int MAX_RATIONALE_LENGTH = 2_000;

  public Proposal {
    findings = List.copyOf(findings);
    if (!isRationale(rationale)) {
      throw new IllegalArgumentException("a rationale is plain text of at most 2000 characters");
    }
    if (findings.size() > Finding.MAX_OF_A_SUGGESTION) {
      throw new IllegalArgumentException("a proposal has at most 50 findings");
    }
  }

  /** Whether a text can be a rationale. */
  public static boolean isRationale(String text) {
    return PlainText.isText(text, MAX_RATIONALE_LENGTH);
  }
}
