package io.ringledger.bouts.domain.signing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a signing request of ours has come. */
public enum SigningRequestStatus {
  /** Written down; whether the wallet has it is not known yet. */
  REQUESTED,
  /** The wallet has it, and the promoter can sign it. */
  OPEN,
  /** Nobody can open it any more; who had it open may still sign. */
  EXPIRED,
  /** Signed: what was signed is followed from here on. */
  SIGNED,
  /** The promoter declined it. */
  DECLINED,
  /** Taken back. */
  CANCELLED;

  /** The text used on the wire and in storage. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing can follow. */
  public boolean isFinal() {
    return switch (this) {
      case REQUESTED, OPEN, EXPIRED -> false;
      case SIGNED, DECLINED, CANCELLED -> true;
    };
  }

  /** The status of that wire text, or empty where there is none. */
  public static Optional<SigningRequestStatus> ofWire(String text) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(text)).findFirst();
  }
}
