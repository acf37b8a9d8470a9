package io.ringledger.app;

/** Claims are taken at their word, so that every refusal of the contract can be provoked. */
public final class DeclaredMode extends LocalRun {

  public DeclaredMode() {
    super("declared");
  }
}
