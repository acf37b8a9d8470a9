package io.ringledger.shared.application.fakes;

/** A store in memory that can go back to how it was. */
public interface Restorable {

  /** Remembers how things are; running the answer brings them back. */
  Runnable checkpoint();
}
