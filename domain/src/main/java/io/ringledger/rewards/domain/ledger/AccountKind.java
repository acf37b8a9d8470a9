package io.ringledger.rewards.domain.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What an account is for. All but those of members exist once, and are there from the start. */
public enum AccountKind {
  /** Points somebody has. */
  MEMBER(0),
  /** Where points come from: its balance is what has been issued, as a negative number. */
  ISSUANCE(1),
  /** Where points go that nobody will spend any more (IFRS 15: breakage). */
  BREAKAGE(2),
  /** Where points go that were spent. */
  REDEMPTION(3);

  private static final long SYSTEM_IDS = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final int number;

  AccountKind(int number) {
    this.number = number;
  }

  /**
   * The one account of this kind, the same in every ledger: a version 7 UUID of the first
   * millisecond there is, which no account opened since can have. Throws for members.
   */
  public AccountId systemAccount() {
    if (isMember()) {
      throw new IllegalStateException("there are many members' accounts");
    }
    return new AccountId(new UUID(SYSTEM_IDS, VARIANT | number));
  }

  /** Whether it is one of the accounts that exist once. */
  public static boolean isSystem(AccountId account) {
    return Arrays.stream(values())
        .anyMatch(kind -> !kind.isMember() && kind.systemAccount().equals(account));
  }

  public boolean isMember() {
    return this == MEMBER;
  }

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that wire text, or empty where there is none. */
  public static Optional<AccountKind> ofWire(String text) {
    return Arrays.stream(values()).filter(kind -> kind.wire().equals(text)).findFirst();
  }
}
