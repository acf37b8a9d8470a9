package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.domain.ledger.Receipt;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.shared.rest.OutcomeAnswers;
import jakarta.ws.rs.core.Response;

/** Answers moves: 201 where an entry is new, 200 where it had been posted. */
final class Posted {

  private Posted() {}

  static Response respond(Outcome<Receipt> outcome) {
    boolean known = outcome instanceof Success<Receipt>(var receipt) && receipt.alreadyApplied();
    return OutcomeAnswers.respond(outcome, known ? 200 : 201, PostedResponse::of);
  }
}
