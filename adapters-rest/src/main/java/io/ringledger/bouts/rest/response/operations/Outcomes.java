package io.ringledger.bouts.rest.response.operations;

import io.ringledger.bouts.domain.BoutFailure;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.IdempotencyFailure;
import io.ringledger.shared.domain.FailureCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the entries of a bout's history came to. */
final class Outcomes {

  private Outcomes() {}

  /** The refusal that the entry tells of; empty where it tells of a success. */
  static Optional<FailureCode> codeOf(AuditEntry entry) {
    return Stream.concat(
            Arrays.stream(IdempotencyFailure.values()), Arrays.stream(BoutFailure.values()))
        .map(FailureCode.class::cast)
        .filter(code -> code.code().equals(entry.outcome()))
        .findFirst();
  }
}
