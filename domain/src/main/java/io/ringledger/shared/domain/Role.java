package io.ringledger.shared.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person is to the promotion; decides which verbs are theirs. */
public enum Role {
  /** Locks purses and pays them out, signing in their own wallet. */
  PROMOTER,
  /** Enters results. */
  ADMIN,
  /** Receives purses. */
  FIGHTER,
  /** Looks after fighters; has no verbs on bouts. */
  MANAGEMENT;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that wire text, or empty where there is none. */
  public static Optional<Role> ofWire(String text) {
    return Arrays.stream(values()).filter(role -> role.wire().equals(text)).findFirst();
  }
}
