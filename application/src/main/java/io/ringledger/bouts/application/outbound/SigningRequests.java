package io.ringledger.bouts.application.outbound;

import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.TransactionHash;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The wallet app in which a promoter signs. Its failures are {@code XAMAN_UNAVAILABLE}, or {@code
 * XAMAN_BUSY} where it has had as many requests as it takes.
 */
public interface SigningRequests {

  /** Asks the promoter's wallet to sign. */
  Outcome<SigningLinks> create(SigningOrder order);

  /** The request with that reference, if there is one: a crash may have hidden its answer. */
  Outcome<Optional<SigningLinks>> find(String reference);

  /**
   * What became of a signing request.
   *
   * @param observed what the caller says it saw; believed only where there is no wallet to ask
   */
  Outcome<SigningResult> result(UUID payload, SigningResult observed);

  /** Takes a request back, so that nobody can sign it any more. */
  Outcome<Cancellation> cancel(UUID payload);

  /** Where the promoter finds a request that was made before. */
  SigningLinks links(UUID payload);

  /** Whether a real wallet is asked. */
  Mode mode();

  /**
   * What is to be signed.
   *
   * @param reference our name for it: no other request has the same
   * @param instruction one line for the person who signs
   */
  record SigningOrder(String reference, UnsignedTransaction transaction, String instruction) {}

  /** Where the promoter finds the request. */
  record SigningLinks(
      UUID payload, String deepLink, String qrPng, String websocketStatus, Mode mode) {}

  /** Whether a real wallet is asked. */
  enum Mode {
    STUB,
    API;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is known of a request.
   *
   * @param transaction its hash as the wallet says it, once it is signed
   * @param blob what was signed, where the wallet hands it out
   * @param opened whether the person has opened it: then it may be signed even after it expired
   * @param expiresAt from then on nobody can open it
   */
  record SigningResult(
      SigningStatus status,
      Optional<TransactionHash> transaction,
      Optional<SignedBlob> blob,
      boolean opened,
      Optional<Instant> expiresAt) {

    /** One of which nothing more is known. */
    public SigningResult(SigningStatus status, Optional<TransactionHash> transaction) {
      this(status, transaction, Optional.empty(), false, Optional.empty());
    }

    public static SigningResult open() {
      return new SigningResult(SigningStatus.OPEN, Optional.empty());
    }
  }

  /** What came of taking a request back. */
  enum Cancellation {
    /** Nobody can sign it any more. */
    CANCELLED,
    /** Too late: it is signed or declined. */
    RESOLVED,
    /** Too late: the person has it open. */
    OPENED,
    /** It has expired; it may have been opened before that. */
    EXPIRED,
    /** The wallet knows no such request. */
    UNKNOWN
  }

  /**
   * How far a signing request has come. Where several apply, signed beats cancelled beats declined
   * beats expired; expired is not final, because it was perhaps opened in time.
   */
  enum SigningStatus {
    OPEN("open"),
    SIGNED("signed"),
    DECLINED("declined"),
    /** Taken back; to the promoter the same as declined. */
    CANCELLED("declined"),
    EXPIRED("expired"),
    UNKNOWN("unknown");

    private final String wire;

    SigningStatus(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }

    public static Optional<SigningStatus> ofWire(String text) {
      return Arrays.stream(values()).filter(status -> status.wire.equals(text)).findFirst();
    }
  }
}
