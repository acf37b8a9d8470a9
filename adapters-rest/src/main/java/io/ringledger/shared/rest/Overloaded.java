package io.ringledger.shared.rest;

/** There is no room for this request right now; nothing was done. */
public final class Overloaded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Overloaded(String what) {
    super(what);
  }
}
