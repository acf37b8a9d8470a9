package io.ringledger.vault.application.settlement;

/** The process dies here. */
final class Crash extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Crash() {
    super("killed");
  }
}
