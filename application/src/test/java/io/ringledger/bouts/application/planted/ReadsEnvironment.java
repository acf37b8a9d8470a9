package io.ringledger.bouts.application.planted;

/** Configures itself. */
public final class ReadsEnvironment {

  public String setting() {
    return System.getenv("SETTING");
  }
}
