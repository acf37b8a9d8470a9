package io.ringledger.shared.application;

/**
 * The thing whose history is written down; its entries form one hash chain.
 *
 * @param name {@code <kind>:<id>}, for example {@code bout:0197...}
 */
public record AuditChain(String name) {

  public AuditChain {
    if (name.isBlank() || name.length() > 100) {
      throw new IllegalArgumentException("an audit chain has a name of at most 100 characters");
    }
  }
}
