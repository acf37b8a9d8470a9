package io.ringledger.vault.rest.market;

import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.rest.Problem;

/**
 * Why one of several was refused.
 *
 * @param status the one it would have had by itself
 */
public record ItemProblem(String code, int status, String detail) {

  static ItemProblem of(Rejected<?> refusal) {
    return new ItemProblem(
        refusal.code().code(), Problem.status(refusal.code().category()), refusal.reason());
  }
}
