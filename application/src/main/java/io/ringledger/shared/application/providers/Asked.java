package io.ringledger.shared.application.providers;

import java.util.List;

/**
 * What a list of providers answered to one question.
 *
 * @param answers the one that settled the matter or, where none did, the last given; where each was
 *     asked, those of all; empty where nobody answered
 * @param failures who did not answer and why, in the order they were asked, without addresses
 * @param <T> what an answer is
 */
public record Asked<T>(List<T> answers, List<String> failures) {

  public Asked {
    answers = List.copyOf(answers);
    failures = List.copyOf(failures);
  }

  /** Why nobody answered, provider by provider, in one line. */
  public String reasons() {
    return String.join("; ", failures);
  }
}
