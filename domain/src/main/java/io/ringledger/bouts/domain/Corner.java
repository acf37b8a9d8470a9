package io.ringledger.bouts.domain;

/** The two sides of a bout; also how a winner is named. */
public enum Corner {
  A,
  B;

  public Corner opposite() {
    return this == A ? B : A;
  }
}
