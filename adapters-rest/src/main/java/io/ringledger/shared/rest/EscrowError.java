package io.ringledger.shared.rest;

import io.ringledger.shared.domain.Outcome.Particular;

/**
 * Why one purse was refused.
 *
 * @param code stable text that clients may switch on
 * @param detail in plain words
 */
public record EscrowError(String escrowKind, String code, String detail) {

  static EscrowError of(Particular particular) {
    return new EscrowError(particular.subject(), particular.code(), particular.detail());
  }
}
