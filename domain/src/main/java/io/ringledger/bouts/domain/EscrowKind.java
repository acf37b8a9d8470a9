package io.ringledger.bouts.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four purses of a bout. A show purse is owed for appearing, a bonus for winning. */
public enum EscrowKind {
  SHOW_A(Corner.A, false),
  SHOW_B(Corner.B, false),
  BONUS_A(Corner.A, true),
  BONUS_B(Corner.B, true);

  private final Corner corner;
  private final boolean bonus;

  EscrowKind(Corner corner, boolean bonus) {
    this.corner = corner;
    this.bonus = bonus;
  }

  /** Whose purse it is. */
  public Corner corner() {
    return corner;
  }

  /** Whether only the winner receives it. */
  public boolean isBonus() {
    return bonus;
  }

  /** The bonus of that corner. */
  public static EscrowKind bonusOf(Corner corner) {
    return corner == Corner.A ? BONUS_A : BONUS_B;
  }

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that wire text, or empty where there is none. */
  public static Optional<EscrowKind> ofWire(String text) {
    return Arrays.stream(values()).filter(kind -> kind.wire().equals(text)).findFirst();
  }
}
