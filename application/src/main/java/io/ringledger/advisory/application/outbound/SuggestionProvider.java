package io.ringledger.advisory.application.outbound;

import io.ringledger.advisory.domain.Origin;
import io.ringledger.advisory.domain.Proposal;
import io.ringledger.advisory.domain.SuggestionInput;

/**
 * Whoever makes suggestions. It is given a text and answers with texts; it is given no way to do
 * anything else. Never asked inside a unit of work.
 */
public interface SuggestionProvider {

  /** Asks for a suggestion, and ends in time. */
  Answer suggest(SuggestionInput input);

  /** What came of asking. */
  sealed interface Answer {}

  /**
   * It suggests something.
   *
   * @param origin what made it, and of which input
   */
  record Suggested(Proposal proposal, Origin origin) implements Answer {}

  /**
   * It did not answer, or not as it should.
   *
   * @param reason for the audit trail; never a secret, and nothing the provider wrote
   */
  record Unavailable(String reason) implements Answer {}

  /**
   * It takes no more for the moment.
   *
   * @param reason as above
   */
  record Busy(String reason) implements Answer {}

  /**
   * What it answered cannot be used.
   *
   * @param reason as above
   */
  record Unusable(String reason) implements Answer {}
}
