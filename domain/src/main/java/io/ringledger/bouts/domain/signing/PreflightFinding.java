package io.ringledger.bouts.domain.signing;

import io.ringledger.bouts.domain.EscrowKind;

/**
 * One thing found before a signature is asked for.
 *
 * @param detail plain words for the person who would sign
 */
public record PreflightFinding(EscrowKind kind, PreflightCode code, String detail) {

  /** Whether it means that. */
  public boolean is(PreflightCode.Severity severity) {
    return code.severity() == severity;
  }
}
